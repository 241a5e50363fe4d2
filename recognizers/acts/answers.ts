import { type Span } from '../../domain/recognition/entities';
import { readWordLists } from '../data-files';
import { PhraseFinder } from '../feeling/phrase-finder';
import { spanOfWords, type NormalText } from '../text/normalize';

const LISTS = readWordLists('answers.txt');
const finderOf = (list: string) => {
  const finder = new PhraseFinder<true>();
  for (const phrase of LISTS.get(list) ?? []) finder.add(phrase, true);
  return finder;
};
const CONDITIONS = finderOf('condition');
const DOUBTS = finderOf('unsure');
/** What may stand around a doubt. */
const NODS = new Set(readWordLists('shortcuts.txt').get('=fillers'));

interface Part {
  from: number;
  to: number;
}

/** What an answer depends on: from a word like "asal", "but" to the end of its sentence; undefined without one. */
export function conditionOf(normal: NormalText, { from }: Part): Span | undefined {
  const words = normal.words.slice(from).map(({ standard }) => standard);
  const found = CONDITIONS.find(words).find((match) => match.from > 0);
  if (!found) return undefined;
  const start = from + found.from;
  const stop = normal.words.findIndex(({ text }, index) => index > start && /^[.!?]$/u.test(text));
  return spanOfWords(normal, start, stop < 0 ? normal.words.length : stop);
}

/** Nothing but a doubt: "hmm ya mungkin", "belum tahu kak". */
export function isDoubt({ words }: NormalText, { from, to }: Part = { from: 0, to: words.length }): boolean {
  const standard = words
    .slice(from, to)
    .filter(({ kind }) => kind === 'word')
    .map(({ standard: form }) => form);
  const covered = new Set(
    DOUBTS.find(standard).flatMap(({ from, to }) =>
      Array.from({ length: to - from }, (_, step) => from + step),
    ),
  );
  return covered.size > 0 && standard.every((word, index) => covered.has(index) || NODS.has(word));
}

/** "mungkin", "not sure": neither a yes nor a no. */
export function leavesOpen(normal: NormalText, { from, to }: Part): boolean {
  return DOUBTS.find(normal.words.slice(from, to).map(({ standard }) => standard)).length > 0;
}
