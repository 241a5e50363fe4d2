import { lightStem, skeleton } from '../text/stem';
import { FeatureCounter } from './feature-counter';

/**
 * The features of a text as 32-bit hashes with counts; collisions are rare enough to be ignored.
 * Three blocks stand one after the other: words, then concepts from `conceptsFrom`, characters from `charsFrom`.
 */
export interface FeatureBag {
  hashes: Uint32Array;
  counts: Float32Array;
  conceptsFrom: number;
  charsFrom: number;
}

/** Groups of words that mean the same ("harga", "price" → `price`): word → concept names. */
export type Concepts = ReadonlyMap<string, readonly string[]>;

/** What the features know besides the text. */
export interface FeatureKnowledge {
  concepts: Concepts;
  /** The word most likely meant by a mistyped one. */
  repair: (word: string) => string;
  /** A word that is in no phrase about the company's business; a text full of them is hardly for us. */
  isStrange: (word: string) => boolean;
}

/** Features of the text alone. */
export const NO_KNOWLEDGE: FeatureKnowledge = {
  concepts: new Map(),
  repair: (word) => word,
  isStrange: () => false,
};

const SHORTEST_GRAM = 2;
const LONGEST_GRAM = 5;
/** More words than this say no more about the intent. */
const MOST_WORDS = 120;

const enum Tag {
  Word = 11,
  Bigram = 23,
  Stem = 37,
  StemPair = 171,
  Skeleton = 53,
  Concept = 71,
  ConceptPair = 89,
  Chars = 101,
  Slot = 137,
}

function mix(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x7feb352d);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x846ca68b);
  const done = (mixed ^ (mixed >>> 16)) >>> 0;
  return done === 0 ? 1 : done;
}

function hashText(text: string, tag: Tag): number {
  let hash = Math.imul(tag, 0x01000193) ^ 0x811c9dc5;
  for (let index = 0; index < text.length; index++)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return mix(hash);
}

/** The hash of a feature of the slot tagger. */
export function hashFeature(feature: string): number {
  return hashText(feature, Tag.Slot);
}

function pair(first: number, second: number, tag: Tag): number {
  return mix(Math.imul(first, 31) ^ Math.imul(second, 17) ^ Math.imul(tag, 0x9e3779b1));
}

/** What a word gives by itself, in hashes. */
interface WordFeatures {
  word: number;
  stem: number;
  /** 0: too few consonants to tell anything. */
  skeleton: number;
  grams: Uint32Array;
}

/** Words seen keep their features: customers use few. Bounded, as a stream of rubbish must not fill it. */
const MOST_REMEMBERED = 5_000;
/** Letters of a word that are read: longer strings are not words. */
const LONGEST_WORD = 40;
const remembered = new Map<string, WordFeatures>();
const START: WordFeatures = wordFeatures('^');

function featuresOf(word: string): WordFeatures {
  let known = remembered.get(word);
  if (known) return known;
  known = wordFeatures(word);
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  if (word.length <= LONGEST_WORD) remembered.set(word, known);
  return known;
}

function wordFeatures(word: string): WordFeatures {
  const bones = skeleton(word);
  return {
    word: hashText(word, Tag.Word),
    stem: hashText(lightStem(word), Tag.Stem),
    skeleton: bones.length > 2 ? hashText(bones, Tag.Skeleton) : 0,
    grams: gramsOf(word),
  };
}

/** Character 2-5-grams within the word, held-down letters counted once. */
function gramsOf(word: string): Uint32Array {
  const plain = `<${word.slice(0, LONGEST_WORD).replace(/(.)\1+/gu, '$1')}>`;
  const seed = Math.imul(Tag.Chars, 0x01000193) ^ 0x811c9dc5;
  const grams: number[] = [];
  for (let start = 0; start < plain.length - 1; start++) {
    let hash = seed;
    const stop = Math.min(plain.length, start + LONGEST_GRAM);
    for (let index = start; index < stop; index++) {
      hash = Math.imul(hash ^ plain.charCodeAt(index), 0x01000193);
      if (index - start >= SHORTEST_GRAM - 1) grams.push(mix(hash ^ Math.imul(index - start, 0x9e3779b1)));
    }
  }
  return Uint32Array.from(grams);
}

const counter = new FeatureCounter();

/**
 * @param words standard words, lower case, numbers and codes already masked.
 * @param knowledge meanings shared between words and languages, and spelling.
 */
export function featureBag(words: readonly string[], knowledge: FeatureKnowledge): FeatureBag {
  const written = words.slice(0, MOST_WORDS);
  const read = written.map(knowledge.repair);
  counter.clear();
  addWords(read);
  const conceptsFrom = counter.size;
  addConcepts(read, knowledge);
  const charsFrom = counter.size;
  for (const word of written) for (const gram of featuresOf(word).grams) counter.add(gram);
  return { ...counter.take(), conceptsFrom, charsFrom };
}

function addWords(words: readonly string[]): void {
  let before = START;
  for (const word of words) {
    const features = featuresOf(word);
    counter.add(features.word);
    counter.add(pair(before.word, features.word, Tag.Bigram));
    counter.add(features.stem);
    if (before !== START) counter.add(pair(before.stem, features.stem, Tag.StemPair));
    if (features.skeleton !== 0) counter.add(features.skeleton);
    before = features;
  }
}

function addConcepts(words: readonly string[], { concepts, isStrange }: FeatureKnowledge): void {
  if (concepts.size === 0) return;
  let before = 0;
  for (let index = 0; index < words.length; index++) {
    const known = conceptsAt(words, index, concepts);
    for (const concept of known.length === 0 && isStrange(words[index] ?? '') ? STRANGE : known) {
      const hash = hashText(concept, Tag.Concept);
      counter.add(hash);
      if (before !== 0) counter.add(pair(before, hash, Tag.ConceptPair));
      before = hash;
    }
  }
}

const NOTHING: readonly string[] = [];
const STRANGE: readonly string[] = ['#strange'];

/** The concepts of the longest phrase that starts at a word. */
function conceptsAt(words: readonly string[], index: number, concepts: Concepts): readonly string[] {
  const one = words[index] ?? '';
  const two = `${one} ${words[index + 1] ?? ''}`;
  const three = `${two} ${words[index + 2] ?? ''}`;
  return (
    concepts.get(three) ?? concepts.get(two) ?? concepts.get(one) ?? concepts.get(lightStem(one)) ?? NOTHING
  );
}

/** Bags of the texts asked last, for each knowledge: intents and frequent questions are asked about the same. */
const recent = new WeakMap<FeatureKnowledge, Map<string, FeatureBag>>();
/** A message and its clauses. */
const MOST_RECENT = 24;

/** `featureBag`, or the same bag again when the words were asked for a moment ago. */
export function recentBag(words: readonly string[], knowledge: FeatureKnowledge): FeatureBag {
  const bags = recent.get(knowledge) ?? new Map<string, FeatureBag>();
  recent.set(knowledge, bags);
  const key = words.join(' ');
  let bag = bags.get(key);
  if (bag) return bag;
  bag = featureBag(words, knowledge);
  if (bags.size >= MOST_RECENT) bags.clear();
  bags.set(key, bag);
  return bag;
}
