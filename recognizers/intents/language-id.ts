import { type Language } from '../../domain/time/instant';
import { readWordLists } from '../data-files';
import { seededRandom } from '../random';
import { type Phrase } from '../recognizer';
import { slangForms } from '../text/slang';
import { normalizeText, type NormalText } from '../text/normalize';
import { featureBag, NO_KNOWLEDGE } from './feature-bag';
import { buildFeatureSpace } from './feature-space';
import { IntentScorer, quantize, type IntentModel } from './intent-model';
import { softmax } from './linear-weights';
import { trainSoftmax } from './train-softmax';

/** Which language a text is in, and whether both are. */
export interface LanguageReading {
  /** Undefined when nothing tells ("ok", "M1"). */
  language: Language | undefined;
  mixed: boolean;
  informal: boolean | undefined;
}

const WORDS = readWordLists('language-words.txt');
const set = (name: string) => new Set(WORDS.get(name));
const FUNCTION = { id: set('id-function'), en: set('en-function') };
const KNOWN = { id: set('id-words'), en: set('en-words') };
const FORMAL = new Set([
  'anda',
  'bapak',
  'ibu',
  'apakah',
  'mohon',
  'bagaimana',
  'tidak',
  'kami',
  'saudara',
  'dapat',
  'silakan',
]);
const LABELS = ['en', 'id'];
/** What one function word adds to the log odds: they carry the sentence. */
const FUNCTION_WEIGHT = 1;
/** The characters of borrowed words must not outvote the function words. */
const MOST_ODDS = 3;
/** Less sure than this and no word known: nothing tells. */
const UNSURE = 0.75;
/** A word of one language by the model of characters, at least this probable. */
const SURE_WORD = 0.9;

/** Tells Indonesian from English on short, noisy, mixed text: the classifier's features over raw words. */
export class LanguageIdentifier {
  private readonly scorer: IntentScorer;
  private readonly shares = new Map<string, number>();

  constructor(readonly model: IntentModel) {
    this.scorer = new IntentScorer(model);
  }

  read(normal: NormalText): LanguageReading {
    const words = rawWords(normal);
    if (words.length === 0) return { language: undefined, mixed: false, informal: undefined };
    const idShare = this.probabilityOfIndonesian(words);
    const count = { id: this.count(words, 'id'), en: this.count(words, 'en') };
    const functions = (language: Language) => words.filter((word) => isFunction(word, language)).length;
    const weight = FUNCTION_WEIGHT * (functions('id') - functions('en'));
    const odds = Math.log(idShare / (1 - idShare));
    const leaning = Math.max(-MOST_ODDS, Math.min(MOST_ODDS, odds)) + weight;
    const share = 1 / (1 + Math.exp(-leaning));
    const told = count.id + count.en > 0 || Math.max(share, 1 - share) >= UNSURE;
    const language = !told ? undefined : share >= 0.5 ? 'id' : 'en';
    const lesser = Math.min(count.id, count.en);
    const mixed = lesser >= 2 && lesser / (count.id + count.en) >= 0.2;
    return { language, mixed, informal: language === undefined ? undefined : informality(normal, language) };
  }

  /** 0..1, over all words together. */
  probabilityOfIndonesian(words: readonly string[]): number {
    const scores = this.scorer.scores(this.scorer.space.vectorOf(featureBag(words, NO_KNOWLEDGE)));
    softmax(scores, this.model.sharpness);
    return Math.min(1 - 1e-6, Math.max(1e-6, scores[1] ?? 0.5));
  }

  private shareOf(word: string): number {
    const known = this.shares.get(word);
    if (known !== undefined) return known;
    const share = this.probabilityOfIndonesian([word]);
    // Bounded: a stream of rubbish must not fill it.
    if (this.shares.size > 5_000) this.shares.clear();
    this.shares.set(word, share);
    return share;
  }

  private count(words: readonly string[], language: Language): number {
    const other = language === 'id' ? 'en' : 'id';
    return words.filter((word) => {
      if (isFunction(word, language)) return !isFunction(word, other);
      if (isFunction(word, other) || KNOWN[other].has(word)) return false;
      if (KNOWN[language].has(word)) return true;
      if (word.length < 5) return false;
      const share = this.shareOf(word);
      return (language === 'id' ? share : 1 - share) > SURE_WORD;
    }).length;
  }
}

/** Trains on the phrases and the word lists. */
export function trainLanguageModel(phrases: readonly Phrase[], seed: number): IntentModel {
  const lines = [
    ...phrases.map(({ text, language }) => ({ words: rawWords(normalizeText(text)), language })),
    ...wordLines(),
  ];
  const bags = lines.map(({ words }) => featureBag(words, NO_KNOWLEDGE));
  const space = buildFeatureSpace(bags, []);
  const examples = bags.map((bag, index) => ({
    vector: space.vectorOf(bag),
    label: LABELS.indexOf(lines[index]?.language ?? 'id'),
    weight: 1,
  }));
  const size = { features: space.size, classes: 2 };
  const weights = trainSoftmax(examples, size, { epochs: 6, rate: 4 }, seededRandom(seed));
  const calibration = { svmShare: 0, sharpness: 1, scopeThreshold: 0 };
  return { labels: LABELS, keys: space.keys, weights: space.weights, ...quantize(weights), ...calibration };
}

/** The raw words that may tell a language: no codes, names with capitals kept, laughing kept. */
function rawWords(normal: NormalText): string[] {
  return normal.words.filter(({ kind }) => kind === 'word').map(({ text }) => text);
}

function isFunction(word: string, language: Language): boolean {
  return FUNCTION[language].has(word);
}

/** Each listed word is a line of its own, and slang is Indonesian. */
function wordLines(): Array<{ words: string[]; language: Language }> {
  const lines: Array<{ words: string[]; language: Language }> = [];
  for (const language of ['id', 'en'] as const) {
    for (const word of [...FUNCTION[language], ...KNOWN[language]]) lines.push({ words: [word], language });
  }
  for (const [slang, standard] of slangForms()) {
    const english = standard.split(' ').some((word) => FUNCTION.en.has(word) || KNOWN.en.has(word));
    if (!english && !FUNCTION.en.has(slang) && !KNOWN.en.has(slang))
      lines.push({ words: [slang], language: 'id' });
  }
  return lines;
}

function informality(normal: NormalText, language: Language): boolean | undefined {
  const slang = slangForms();
  const words = normal.words.filter(({ kind }) => kind === 'word');
  if (words.some(({ text }) => slang.has(text) && !FORMAL.has(text) && text !== 'ya' && text !== 'halo'))
    return true;
  if (
    words.some(({ text }) =>
      ['dong', 'sih', 'deh', 'nih', 'kok', 'lah', 'kak', 'wkwk', 'haha', 'gue', 'lu'].includes(text),
    )
  )
    return true;
  const formal = words.filter(({ text }) => FORMAL.has(text)).length;
  if (language === 'id') return formal > 0 || words.length > 5 ? false : undefined;
  return words.some(({ text }) => ['please', 'kindly', 'would', 'could', 'regarding'].includes(text))
    ? false
    : undefined;
}
