import { readWordLists } from '../data-files';
import { cleanText, type CleanText } from './clean-text';
import { type Span } from '../../domain/recognition/entities';
import { slangForms } from './slang';
import { tokenize, type Token } from './tokens';

/** A token with its standard form: "gmn" → "bagaimana", "barang-barang" → "barang". */
export interface Word extends Token {
  /** One or more standard words, separated by spaces. */
  standard: string;
}

/** A text as the recognizer reads it. `text` is all standard forms joined by one space. */
export interface NormalText {
  original: string;
  clean: CleanText;
  words: Word[];
  text: string;
  /** For each character of `text` the index of its word. */
  wordAt: Int32Array;
}

/** Units that look like slang when they follow a number: "250 g", "1,5 m", "2 k". */
const UNITS = new Map<string, string>();
/** Words of number, after which units may follow as after digits. */
const AFTER = new Set<string>();
for (const [standard, forms] of readWordLists('units.txt')) {
  if (standard === '=after') {
    for (const form of forms) AFTER.add(form);
    continue;
  }
  for (const form of forms) UNITS.set(form, standard === '=keep' ? form : standard);
}
const HELD = /(\p{L})\1{2,}/u;
const HELD_LAST = /(\p{L})\1$/u;

/** @returns the text in standard words, each with its place in the original. Never throws. */
export function normalizeText(original: string): NormalText {
  const clean = cleanText(original);
  const tokens = mergeReduplication(tokenize(clean));
  const words: Word[] = tokens.map((token, index) => ({
    ...token,
    standard: standardForm(token, tokens[index - 1]),
  }));
  return { original, clean, words, ...joined(words) };
}

/** The same text with its words cut another way. */
export function withWords({ original, clean }: NormalText, words: Word[]): NormalText {
  return { original, clean, words, ...joined(words) };
}

function joined(words: Word[]): Pick<NormalText, 'text' | 'wordAt'> {
  const text = words.map((word) => word.standard).join(' ');
  const wordAt = new Int32Array(text.length + 1).fill(words.length - 1);
  let position = 0;
  words.forEach((word, index) => {
    wordAt.fill(index, position, position + word.standard.length + 1);
    position += word.standard.length + 1;
  });
  return { text, wordAt };
}

/** "lihat - lihat" (glued) is one word; so is "lihat2", which the tokens know. */
function mergeReduplication(tokens: Token[]): Token[] {
  const merged: Token[] = [];
  for (let index = 0; index < tokens.length; index++) {
    const [first, dash, second] = tokens.slice(index, index + 3);
    if (!first) break;
    const doubled = dash?.text === '-' && dash.glued && second?.glued && first.kind === 'word';
    if (doubled && second.text.startsWith(first.text) && first.text.length > 2) {
      merged.push({ ...second, start: first.start, glued: first.glued });
      index += 2;
    } else {
      merged.push(first);
    }
  }
  return merged;
}

function standardForm(token: Token, before: Token | undefined): string {
  if (token.kind !== 'word') return token.text;
  const isAfter = before?.kind === 'number' || AFTER.has(before?.text ?? '');
  const unit = isAfter ? UNITS.get(token.text) : undefined;
  return unit ?? standardWord(token.text);
}

/** The standard form of one lower-case word: slang, then letters held down ("bangetttt"). */
export function standardWord(word: string): string {
  const slang = slangForms();
  const known = slang.get(word);
  if (known !== undefined) return known;
  const bare = word.replace(/'s$/u, '').replace(/'/gu, '');
  const contracted = slang.get(bare);
  if (contracted !== undefined) return contracted;
  const held = HELD.test(bare);
  if (!held && !HELD_LAST.test(bare)) return bare;
  const short = bare.replace(new RegExp(HELD, 'gu'), '$1');
  const single = bare.replace(/(\p{L})\1+/gu, '$1');
  return slang.get(short) ?? slang.get(single) ?? (held ? short : bare);
}

/** The piece of the original from word `from` to before word `to`. */
export function spanOfWords(normal: NormalText, from: number, to: number): Span {
  const start = normal.words[from]?.start ?? 0;
  const end = normal.words[Math.max(from, to - 1)]?.end ?? start;
  return { text: normal.original.slice(start, end), start, end };
}

/** The piece of the original between two characters of `normal.text`. */
export function spanOfText(normal: NormalText, from: number, to: number): Span {
  const first = normal.wordAt[from] ?? 0;
  const last = normal.wordAt[Math.max(from, to - 1)] ?? first;
  return spanOfWords(normal, first, last + 1);
}

/** The piece of the original between two characters of `normal.clean.text`. */
export function spanOfClean(normal: NormalText, from: number, to: number): Span {
  const start = normal.clean.at[from] ?? 0;
  const end = (normal.clean.at[to - 1] ?? start) + 1;
  return { text: normal.original.slice(start, end), start, end };
}

/** A word as the customer wrote it, capitals and all. */
export function originalWord(normal: NormalText, at: number): string {
  const word = normal.words[at];
  return word ? normal.original.slice(word.start, word.end) : '';
}
