import { readData, readWordLists } from '../data-files';
import { type RecognizerContent } from '../recognizer';
import { normalizeText } from '../text/normalize';
import { slangForms } from '../text/slang';
import { Spelling } from '../text/spelling';
import { NO_INTENT } from './classifier';
import { addContentConcepts, listedConcepts } from './concepts';
import { type FeatureKnowledge } from './feature-bag';
import { intentWords } from './intent-words';
import { type TrainingLine } from './train';

/** A word of the lists counts as used so often. */
const LISTED = 1;

export interface WordKnowledge extends FeatureKnowledge {
  /** A word met anywhere, product names among them. */
  knows: (word: string) => boolean;
  /** A word of the two languages, in a list of ours. */
  isOrdinary: (word: string) => boolean;
}

/** What the classifier knows besides the phrases: meanings and the spelling of all words met anywhere. */
export function featureKnowledge(content: RecognizerContent): WordKnowledge {
  const concepts = listedConcepts();
  const counts = new Map<string, number>();
  const add = (word: string, times: number) => counts.set(word, (counts.get(word) ?? 0) + times);
  for (const key of concepts.keys()) for (const word of key.split(' ')) add(word, LISTED);
  for (const words of readWordLists('language-words.txt').values())
    for (const word of words) add(word, LISTED);
  for (const standard of slangForms().values()) for (const word of standard.split(' ')) add(word, LISTED);
  const ordinary = new Set(counts.keys());
  for (const { text } of content.phrases) for (const word of intentWords(normalizeText(text))) add(word, 1);
  for (const { name, aliases } of content.products) {
    for (const text of [name, ...aliases])
      for (const word of intentWords(normalizeText(text))) add(word, LISTED);
  }
  addContentConcepts(concepts, content);
  const spelling = new Spelling(counts);
  return {
    concepts,
    repair: (word) => spelling.repair(word),
    knows: (word) => counts.has(word),
    isOrdinary: (word) => ordinary.has(word),
  };
}

/** Our own lines about what no shop deals with, beside the company's `none` phrases. */
export function outsideLines(): TrainingLine[] {
  return readData('out-of-scope.txt')
    .split('\n')
    .filter((line) => /^(?:id|en):/u.test(line))
    .flatMap((line) => line.slice(3).split('|'))
    .map((text) => ({ text: text.trim(), intent: NO_INTENT }));
}
