/**
 * A text as it is compared: every way to write the same sign folded into one, with the place in the original
 * that each sign came from.
 */
export interface FoldedText {
  text: string;
  /** For each UTF-16 unit of `text`: where its original begins and ends. */
  from: readonly number[];
  to: readonly number[];
}

/** A stretch of a text, `end` exclusive. */
export interface Stretch {
  start: number;
  end: number;
}

/** What is seen by nobody, and marks that only dress the sign before them. */
const UNSEEN = /^[\p{Cf}\p{Mn}\p{Me}]$/u;
const DASH = /^[\p{Pd}\u2212\u2043\u00ad]$/u;
const DIGIT = /^\p{Nd}$/u;

/**
 * Lower case, plain digits whatever the script, one kind of blank and of dash, and nothing that is not seen. A
 * new line stays one: it ends a thought.
 */
export function foldText(original: string): FoldedText {
  const from: number[] = [];
  const to: number[] = [];
  let text = '';
  let place = 0;
  for (const sign of original) {
    const folded = foldSign(sign);
    const end = place + sign.length;
    for (let unit = 0; unit < folded.length; unit += 1) {
      from.push(place);
      to.push(end);
    }
    text += folded;
    place = end;
  }
  return { text, from, to };
}

function foldSign(sign: string): string {
  if (sign >= ' ' && sign <= '~') return sign.toLowerCase();
  if (sign === '\n' || sign === '\r' || sign === '\u2028' || sign === '\u2029') return '\n';
  if (DASH.test(sign)) return '-';
  if (UNSEEN.test(sign)) return '';
  if (/^\s$/u.test(sign) || sign < ' ') return ' ';
  if (DIGIT.test(sign)) return String(digitOf(sign));
  return sign.normalize('NFKC').toLowerCase();
}

/** Unicode keeps the ten digits of a script side by side, zero first. */
function digitOf(sign: string): number {
  const code = sign.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && DIGIT.test(String.fromCodePoint(code - value - 1))) value += 1;
  // Mathematical digits stand in five alphabets one behind the other.
  return code >= 0x1d7ce && code <= 0x1d7ff ? (code - 0x1d7ce) % 10 : value;
}

/** The text with every match rewritten; what is written instead stands where the match stood. */
export function rewrite(
  folded: FoldedText,
  pattern: RegExp,
  instead: (match: string) => string | undefined,
): FoldedText {
  const from: number[] = [];
  const to: number[] = [];
  let text = '';
  let done = 0;
  const keep = (end: number): void => {
    text += folded.text.slice(done, end);
    from.push(...folded.from.slice(done, end));
    to.push(...folded.to.slice(done, end));
  };
  for (const match of folded.text.matchAll(pattern)) {
    const written = instead(match[0]);
    if (written === undefined) continue;
    const end = match.index + match[0].length;
    const original = stretchOf(folded, { start: match.index, end });
    keep(match.index);
    text += written;
    for (let unit = 0; unit < written.length; unit += 1) {
      from.push(original.start);
      to.push(original.end);
    }
    done = end;
  }
  keep(folded.text.length);
  return { text, from, to };
}

/** Where a stretch of the folded text stands in the original. */
export function stretchOf(folded: FoldedText, { start, end }: Stretch): Stretch {
  return { start: folded.from[start] ?? 0, end: folded.to[end - 1] ?? 0 };
}
