/** Text made comparable, with the way back: `at[i]` is the UTF-16 offset in the original of `text[i]`. */
export interface CleanText {
  text: string;
  /** One longer than `text`; the last is the original's length. */
  at: number[];
}

/** Longer messages are read up to here (UTF-16 units): no customer needs more, an attacker might. */
export const LONGEST_TEXT = 3_000;

const PLAIN = /^[\x20-\x7e]*$/u;
const INVISIBLE =
  /^(?:\u00ad|[\u200b-\u200f]|[\u2028-\u202f]|[\u2060-\u206f]|\p{Variation_Selector}|\ufeff)$/u;
const MARK = /^\p{M}$/u;
const QUOTES: Record<string, string> = {
  '‘': "'",
  '’': "'",
  '`': "'",
  '´': "'",
  '“': '"',
  '”': '"',
  '–': '-',
  '—': '-',
  '\u2010': '-',
  '\u2011': '-',
  '\u2012': '-',
  '\u2212': '-',
};

/** NFKC and lower case, character by character; control characters and lone surrogates become spaces. */
export function cleanText(original: string): CleanText {
  const read = original.length > LONGEST_TEXT ? original.slice(0, LONGEST_TEXT) : original;
  if (PLAIN.test(read)) {
    return { text: read.toLowerCase(), at: Array.from({ length: read.length + 1 }, (_, index) => index) };
  }
  let text = '';
  const at: number[] = [];
  for (let index = 0; index < read.length;) {
    const length = clusterLength(read, index);
    const piece =
      length === 1 && isPlain(read.charCodeAt(index))
        ? read.charAt(index).toLowerCase()
        : cleanCluster(read.slice(index, index + length));
    for (let unit = 0; unit < piece.length; unit++) at.push(index);
    text += piece;
    index += length;
  }
  at.push(read.length);
  return { text, at };
}

function isPlain(unit: number): boolean {
  return unit >= 32 && unit < 127;
}

/** The UTF-16 units of the character at a place, with the marks that combine with it. */
function clusterLength(text: string, index: number): number {
  const code = text.codePointAt(index) ?? 0;
  let end = index + (code > 0xffff ? 2 : 1);
  while (end < text.length && text.charCodeAt(end) > 0x2ff && MARK.test(text.charAt(end))) end++;
  return end - index;
}

function cleanCluster(cluster: string): string {
  const first = cluster.codePointAt(0) ?? 32;
  if (first < 32 || first === 127 || (first >= 0xd800 && first <= 0xdfff) || first === 0xfffd) return ' ';
  if (INVISIBLE.test(cluster)) return '';
  const quote = QUOTES[cluster];
  if (quote !== undefined) return quote;
  return cluster.normalize('NFKC').toLowerCase();
}
