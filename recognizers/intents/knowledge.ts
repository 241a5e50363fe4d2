import { readData, readWordLists } from '../data-files';
import { type RecognizerContent } from '../recognizer';
import { normalizeText } from '../text/normalize';
import { slangForms } from '../text/slang';
import { Spelling } from '../text/spelling';
import { countWords } from '../word-counts';
import { NO_INTENT } from './classifier';
import { addContentConcepts, listedConcepts, ownPhrases, standardPhrase, type OwnGoods } from './concepts';
import { type FeatureKnowledge } from './feature-bag';
import { intentWords } from './intent-words';
import { type TrainingLine } from './train';

/** A word of the lists counts as used so often. */
const LISTED = 1;
/** A word of one phrase only is as strange as one never met: so the lines show how common strange words are. */
const AT_HOME = 2;
/** Lines made of each frame of `out-of-scope.txt`. */
const LINES_A_FRAME = 8;

export interface WordKnowledge extends FeatureKnowledge {
  /** A word met anywhere, product names among them. */
  knows: (word: string) => boolean;
  /** A word of one of the two languages, in one of our lists. */
  isOrdinary: (word: string) => boolean;
}

/** What the classifier knows besides the phrases: meanings and the spelling of all words met anywhere. */
export function featureKnowledge(content: RecognizerContent, words = countWords(content)): WordKnowledge {
  const concepts = listedConcepts();
  const counts = new Map<string, number>();
  const add = (word: string, times: number) => counts.set(word, (counts.get(word) ?? 0) + times);
  for (const key of concepts.keys()) for (const word of key.split(' ')) add(word, LISTED);
  for (const list of readWordLists('language-words.txt').values()) for (const word of list) add(word, LISTED);
  for (const standard of slangForms().values()) for (const word of standard.split(' ')) add(word, LISTED);
  const ordinary = new Set(counts.keys());
  for (const [word, times] of words.phrases) add(word, times);
  for (const { name, aliases } of content.products) {
    for (const text of [name, ...aliases])
      for (const word of intentWords(normalizeText(text))) add(word, LISTED);
  }
  addContentConcepts(concepts, content);
  const spelling = new Spelling(counts);
  return {
    concepts,
    repair: (word) => spelling.repair(word),
    isStrange: (word) =>
      (words.business.get(word) ?? 0) < AT_HOME && !ordinary.has(word) && /^\p{L}{3,}$/u.test(word),
    knows: (word) => counts.has(word),
    isOrdinary: (word) => ordinary.has(word),
  };
}

/** Our own lines about what the company does not deal with, beside its own `none` phrases. */
export function outsideLines(content: Omit<OwnGoods, 'cities'>): TrainingLine[] {
  const lists = readData('out-of-scope.txt')
    .split('\n')
    .filter((line) => /^(?:id|en|frame):/u.test(line))
    .map((line) => ({
      framed: line.startsWith('frame:'),
      texts: line
        .slice(line.indexOf(':') + 1)
        .split('|')
        .map((text) => text.trim()),
    }));
  const plain = lists.filter(({ framed }) => !framed).flatMap(({ texts }) => texts);
  const frames = lists.filter(({ framed }) => framed).flatMap(({ texts }) => texts);
  return [...plain, ...framedLines(frames, ownPhrases(content))].map((text) => ({ text, intent: NO_INTENT }));
}

/** What people ask of any shop, asked about things of another: "ada {x} ga" with shoes, tyres, pizza. */
function framedLines(frames: readonly string[], isOwn: (phrase: string) => boolean): string[] {
  const things = ['vehicle', 'home', 'goods', 'food', 'tech', 'travel', 'health', 'animal']
    .flatMap((topic) => readWordLists('foreign.txt').get(topic) ?? [])
    .filter((thing) => !isOwn(standardPhrase(thing)));
  return frames.flatMap((frame, place) =>
    Array.from({ length: LINES_A_FRAME }, (_, number) => {
      const thing = things[(place * 37 + number * 101) % things.length] ?? '';
      return frame.replace('{x}', thing);
    }),
  );
}
