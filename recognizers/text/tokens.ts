import { type CleanText } from './clean-text';

export type TokenKind = 'word' | 'number' | 'code' | 'email' | 'url' | 'emoji' | 'mark';

/** A piece of the clean text. `start`, `end` are offsets in the original text. */
export interface Token {
  kind: TokenKind;
  text: string;
  start: number;
  end: number;
  /** No space stood before it: "500rb" is two tokens, the second glued. */
  glued: boolean;
}

/** One group a kind, in the order of KINDS; the first that fits at a place wins. */
const PATTERN = new RegExp(
  [
    String.raw`([\w.+-]+@[\w-]+(?:\.[\w-]+)+)`,
    String.raw`(https?:\/\/[^\s]+|www\.[^\s]+)`,
    String.raw`((?!(?:rp|idr|usd|jam|tgl|jl|no|nmr|sd|gg|blok|ber|ke)-?\d)(?<![\p{L}\p{N}])[a-z]{2,4}(?:-(?=\d{2,})\d+|\d{3,})(?:-\d+)*(?![\p{L}]))`,
    String.raw`(\d+(?:[.,:]\d+)*)`,
    String.raw`(\p{L}[\p{L}\p{M}]*(?:'\p{L}+)*(?:\d+(?![.,]?\d))?)`,
    String.raw`(\p{Extended_Pictographic}|\p{Regional_Indicator})`,
    String.raw`([^\s])`,
  ].join('|'),
  'gu',
);

const KINDS: readonly TokenKind[] = ['email', 'url', 'code', 'number', 'word', 'emoji', 'mark'];

/** Tokens read: later ones add nothing. */
const MOST_TOKENS = 400;
/** Between two numbers these are not codes: "1jt500", "2x250gr". */
const SCALES = new Set(['jt', 'rb', 'k', 'x']);

/** Cuts clean text into tokens. Never throws; an empty text has none. */
export function tokenize(clean: CleanText): Token[] {
  const tokens: Token[] = [];
  let before = 0;
  for (const match of clean.text.matchAll(PATTERN)) {
    const kind = KINDS[match.findIndex((group, place) => place > 0 && group !== undefined) - 1] ?? 'mark';
    const text = match[0];
    const from = match.index;
    const token = {
      kind,
      text,
      ...span(clean, from, from + text.length),
      glued: from === before && from > 0,
    };
    before = from + text.length;
    const isScale = token.glued && tokens.at(-1)?.kind === 'number' && SCALES.has(text.replace(/\d+$/u, ''));
    tokens.push(...(kind === 'word' ? splitDigits(token, clean, from, isScale) : [token]));
    if (tokens.length >= MOST_TOKENS) break;
  }
  return tokens;
}

function span(clean: CleanText, from: number, to: number): { start: number; end: number } {
  const start = clean.at[from] ?? 0;
  const last = clean.at[to - 1] ?? start;
  // The end is where the next character begins, unless invisible characters were dropped between.
  return { start, end: Math.max(clean.at[to] ?? last + 1, last + 1) };
}

/** "m1", "v60" are codes; "barang2" is the word doubled; "rp500" and "jam3" are word and number. */
function splitDigits(token: Token, clean: CleanText, from: number, isScale: boolean): Token[] {
  const letters = token.text.replace(/\d+$/u, '');
  const digits = token.text.slice(letters.length);
  if (digits === '') return [token];
  if (!isScale && letters.length <= 2 && letters !== 'rp' && letters !== 'jl')
    return [{ ...token, kind: 'code' }];
  if (digits === '2' && letters.length >= 3 && letters !== 'jam' && letters !== 'tgl')
    return [{ ...token, text: letters }];
  const cut = from + letters.length;
  return [
    { ...token, text: letters, ...span(clean, from, cut) },
    { ...token, kind: 'number', text: digits, ...span(clean, cut, from + token.text.length), glued: true },
  ];
}
