import { readWordLists } from '../data-files';
import { originalWord, spanOfWords, type NormalText } from '../text/normalize';
import { type Span } from '../../domain/recognition/entities';

/** `data/names.txt`: what names are made of and what they are not. */
export const NAME_LISTS = readWordLists('names.txt');
export const nameSet = (list: string): ReadonlySet<string> => new Set(NAME_LISTS.get(list));

export const COMPANY_MARKS = nameSet('companyMarks');
export const NAME_ENDS = nameSet('nameEnds');
const GIVEN = nameSet('givenNames');

export function isGivenName(word: string): boolean {
  return GIVEN.has(word.toLowerCase());
}

/** A capital in a text that is not all capitals. */
export function isCapital(normal: NormalText, at: number): boolean {
  const word = originalWord(normal, at);
  return (
    /^\p{Lu}/u.test(word) &&
    (normal.original !== normal.original.toUpperCase() || word.length === normal.original.length)
  );
}

/** The words with their value in title case: "siti aminah" → "Siti Aminah". */
export function titled(normal: NormalText, from: number, to: number): Span & { value: string } {
  const span = spanOfWords(normal, from, to);
  return { ...span, value: span.text.replace(/(?<![\p{L}'])\p{Ll}/gu, (letter) => letter.toUpperCase()) };
}
