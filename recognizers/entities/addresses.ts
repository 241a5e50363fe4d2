import { type Entity } from '../../domain/recognition/entities';
import { readWordLists } from '../data-files';
import { spanOfWords, type NormalText, type Word } from '../text/normalize';
import { putRight, startsSlip } from './address-slips';
import { type EntityInput } from './entity-reader';

const LISTS = readWordLists('addresses.txt');
const listed = (name: string): ReadonlySet<string> => new Set(LISTS.get(name));
const STREETS = listed('streets');
const AREAS = listed('areas');
const WORDS_TOO = listed('words');
const BEHIND = listed('behind');
const STOPS = listed('stops');
const BREAKS = listed('breaks');

/** "12 Dago Street": the most words before the one that shows that it is a street. */
const MOST_BEFORE = 4;
const LONGEST_ADDRESS = 200;

/** A street and what belongs to it, up to a telephone number, another person or the end of the line. */
export function readAddresses({ normal, expecting }: EntityInput): Entity[] {
  const { words } = normal;
  const start = words.findIndex((_, at) => isStart(normal, at, expecting === 'address'));
  if (start < 0) return [];
  const from = numberBefore(words, start);
  let to = start + 1;
  while (to < words.length && !isEnd(normal, to)) to++;
  while (to > start + 1 && isMark(words[to - 1])) to--;
  if (to - from < 2) return [];
  const slip = putRight(normal, { from, to, isStart: (at) => isStart(normal, at, true) });
  const span = spanOfWords(normal, from, slip?.to ?? to);
  return [{ type: 'address', ...span, value: (slip?.value ?? span.text).slice(0, LONGEST_ADDRESS) }];
}

function isStart({ words }: NormalText, at: number, isAsked: boolean): boolean {
  const word = words[at]?.text ?? '';
  if (STREETS.has(word)) return !WORDS_TOO.has(word) || isAsked || isNumbered(words, at);
  if (!AREAS.has(word)) return false;
  const next = words.slice(at + 1, at + 3).filter((other) => !isMark(other));
  return isAsked || next.some(({ kind, text }) => AREAS.has(text) || (word.length > 2 && kind === 'number'));
}

/** A word of the language too ("jalan"): with a number near it, or before a name. */
function isNumbered(words: readonly Word[], at: number): boolean {
  return words
    .slice(Math.max(0, at - MOST_BEFORE), at + MOST_BEFORE + 1)
    .some(({ kind }) => kind === 'number');
}

/** The number that stands before an English street: "12 Dago Street". */
function numberBefore(words: readonly Word[], start: number): number {
  // "Bandung, 12 Jalan Kenanga": by itself before the street it is no count of anything.
  const isAlone = start === 1 || isMark(words[start - 2]);
  if (words[start - 1]?.kind === 'number' && isAlone) return start - 1;
  if (!BEHIND.has(words[start]?.text ?? '')) return start;
  for (let at = start - 1; at >= Math.max(0, start - MOST_BEFORE); at--) {
    if (isMark(words[at])) break;
    if (words[at]?.kind === 'number') return at;
  }
  return start;
}

function isEnd({ words, original }: NormalText, at: number): boolean {
  const word = words[at];
  const before = words[at - 1];
  if (!word || (before && original.slice(before.end, word.start).includes('\n'))) return true;
  if (BREAKS.has(word.text) || BREAKS.has(word.standard) || startsSlip(words, at)) return true;
  if (isMark(before) && before?.text !== '.' && endsInQuestion(words, at)) return true;
  if (word.text === '?' || word.kind === 'email' || /^(?:0|62)8\d{1,}/u.test(word.text)) return true;
  return isMark(before) && before?.text !== '.' && STOPS.has(word.text);
}

/** The words up to the next mark ask something: "…, COD ada?" */
function endsInQuestion(words: readonly Word[], at: number): boolean {
  return words.slice(at).find(isMark)?.text === '?';
}

function isMark(word: Word | undefined): boolean {
  return word?.kind === 'mark';
}
