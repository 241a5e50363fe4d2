import { type NormalText } from '../text/normalize';

/** A stretch of words, `to` exclusive. */
export interface Clause {
  from: number;
  to: number;
}

/** Marks that end a clause always, and words that may begin a new one. */
const STOPS = new Set(['.', '!', '?', ';', '\n', '…']);
const LINKS = new Set([
  'dan',
  'terus',
  'sama',
  'juga',
  'tetapi',
  'btw',
  'lalu',
  'kemudian',
  'sekalian',
  'plus',
  'and',
  'also',
  'but',
  'then',
  'namun',
  'cuma',
  'oh',
  'eh',
  'sekaligus',
  'serta',
  'though',
  'sekarang',
  'satu',
  'another',
]);

/**
 * Cuts a text where one thought may end: at full stops, commas, line ends and linking words. Not every
 * cut is a change of subject; the caller joins what means the same.
 */
export function clausesOf(normal: NormalText): Clause[] {
  const clauses: Clause[] = [];
  let from = 0;
  const cut = (to: number) => {
    if (to > from) clauses.push({ from, to });
    from = to;
  };
  normal.words.forEach((word, index) => {
    const before = normal.words[index - 1];
    if (before && /\n/u.test(normal.original.slice(before.end, word.start))) cut(index);
    if (STOPS.has(word.text)) cut(index + 1);
    else if (word.text === ',' || (word.text === '-' && !word.glued)) cut(index + 1);
    else if (LINKS.has(word.standard) && index > from) cut(index);
  });
  cut(normal.words.length);
  return clauses;
}
