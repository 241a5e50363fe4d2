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

/** The parts of a story have at least this many words. */
const PART_WORDS = 7;

/** A long text in parts of some length: at full stops, and at commas and links once a part is long enough. */
export function storyPartsOf(normal: NormalText): Clause[] {
  const parts: Clause[] = [];
  let from = 0;
  for (const { to } of clausesOf(normal)) {
    const stops = STOPS.has(normal.words[to - 1]?.text ?? '');
    if (to - from < PART_WORDS && !(stops && to - from > 2)) continue;
    parts.push({ from, to });
    from = to;
  }
  if (from < normal.words.length) parts.push({ from, to: normal.words.length });
  return parts;
}
