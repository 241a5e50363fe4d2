import { readWordLists } from '../data-files';
import { type NormalText } from '../text/normalize';
import { PhraseFinder } from './phrase-finder';

/** A feeling from -1 (furious) to 1 (delighted) and the words that show it. */
export interface SentimentReading {
  sentiment: number;
  reasons: string[];
}

const LISTS = readWordLists('sentiment.txt');
const EMOJI = { plus: new Set(LISTS.get('emoji+')), minus: new Set(LISTS.get('emoji-')) };
const NEGATIONS = new Set(LISTS.get('negations'));
const INTENSIFIERS = new Set(LISTS.get('intensifiers'));
const SOFTENERS = new Set(LISTS.get('softeners'));
const FEELINGS = new PhraseFinder<number>();
for (const [key, words] of LISTS) {
  if (/^[+-]\d$/u.test(key)) for (const word of words) FEELINGS.add(word, Number(key));
}

/** How far before a feeling a "tidak" turns it. */
const REACH = 2;
/** The sum of weights at which the feeling is strong (tanh of 1). */
const STRONG = 3.5;

export function readSentiment(normal: NormalText): SentimentReading {
  const words = normal.words.flatMap(({ standard }) => standard.split(' '));
  const reasons: string[] = [];
  let sum = 0;
  for (const { from, to, phrase, value } of FEELINGS.find(words)) {
    const weight = inContext(words, from, to, value);
    sum += weight;
    reasons.push(`sentiment:${phrase}:${weight > 0 ? '+' : ''}${weight.toFixed(1)}`);
  }
  for (const { text, kind } of normal.words) {
    if (kind === 'emoji') sum += EMOJI.plus.has(text) ? 1.5 : EMOJI.minus.has(text) ? -2 : 0;
  }
  sum *= loudness(normal);
  return { sentiment: Math.round(100 * Math.tanh(sum / STRONG)) / 100, reasons };
}

function inContext(words: readonly string[], from: number, to: number, value: number): number {
  const before = words.slice(Math.max(0, from - REACH), from);
  const near = [...before, words[to] ?? ''];
  const strength = near.some((word) => INTENSIFIERS.has(word))
    ? 1.5
    : before.some((word) => SOFTENERS.has(word))
      ? 0.6
      : 1;
  const negated = before.some((word) => NEGATIONS.has(word));
  if (!negated) return value * strength;
  // "tidak bagus" is bad; "tidak rusak" is hardly praise.
  return value > 0 ? -0.8 * value : -0.3 * value;
}

/** Capitals and exclamation marks raise the voice: 1..1.5. */
function loudness({ original }: NormalText): number {
  const letters = original.replace(/[^\p{L}]/gu, '');
  const shouted =
    letters.length > 8 && letters === letters.toUpperCase() && letters !== letters.toLowerCase();
  return (shouted ? 1.3 : 1) * (/!{2,}|\?!|!\?/u.test(original) ? 1.2 : 1);
}

/** What the feeling words are, so that they are not taken for mistyped names. */
export function isFeelingWord(word: string): boolean {
  return FEELINGS.has(word);
}
