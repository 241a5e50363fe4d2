import { lightStem, skeleton } from '../text/stem';

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
  Skeleton = 53,
  Concept = 71,
  ConceptPair = 89,
  Chars = 101,
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

function pair(first: number, second: number, tag: Tag): number {
  return mix(Math.imul(first, 31) ^ Math.imul(second, 17) ^ Math.imul(tag, 0x9e3779b1));
}

/**
 * @param words standard words, lower case, numbers and codes already masked.
 * @param knowledge meanings shared between words and languages, and spelling.
 */
export function featureBag(words: readonly string[], knowledge: FeatureKnowledge): FeatureBag {
  const written = words.slice(0, MOST_WORDS);
  const read = written.map(knowledge.repair);
  const counted = new Map<number, number>();
  addWords(read, counted);
  const conceptsFrom = counted.size;
  addConcepts(read, knowledge, counted);
  const charsFrom = counted.size;
  for (const word of written) addGrams(word, counted);
  return {
    hashes: Uint32Array.from(counted.keys()),
    counts: Float32Array.from(counted.values()),
    conceptsFrom,
    charsFrom,
  };
}

function add(counted: Map<number, number>, hash: number): void {
  counted.set(hash, (counted.get(hash) ?? 0) + 1);
}

function addWords(words: readonly string[], counted: Map<number, number>): void {
  let before = hashText('^', Tag.Word);
  for (const word of words) {
    const hash = hashText(word, Tag.Word);
    add(counted, hash);
    add(counted, pair(before, hash, Tag.Bigram));
    add(counted, hashText(lightStem(word), Tag.Stem));
    const bones = skeleton(word);
    if (bones.length > 2) add(counted, hashText(bones, Tag.Skeleton));
    before = hash;
  }
}

function addConcepts(
  words: readonly string[],
  { concepts, isStrange }: FeatureKnowledge,
  counted: Map<number, number>,
): void {
  if (concepts.size === 0) return;
  let before = 0;
  for (let index = 0; index < words.length; index++) {
    const known = conceptsAt(words, index, concepts);
    for (const concept of known.length === 0 && isStrange(words[index] ?? '') ? STRANGE : known) {
      const hash = hashText(concept, Tag.Concept);
      add(counted, hash);
      if (before !== 0) add(counted, pair(before, hash, Tag.ConceptPair));
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

/** Character 2-5-grams within the word, held-down letters counted once. */
function addGrams(word: string, counted: Map<number, number>): void {
  const plain = `<${word.replace(/(.)\1+/gu, '$1')}>`;
  const seed = Math.imul(Tag.Chars, 0x01000193) ^ 0x811c9dc5;
  for (let start = 0; start < plain.length - 1; start++) {
    let hash = seed;
    const stop = Math.min(plain.length, start + LONGEST_GRAM);
    for (let index = start; index < stop; index++) {
      hash = Math.imul(hash ^ plain.charCodeAt(index), 0x01000193);
      if (index - start >= SHORTEST_GRAM - 1) add(counted, mix(hash ^ Math.imul(index - start, 0x9e3779b1)));
    }
  }
}
