import { memoize } from './memoize';
import { type Turn, words } from '../contract/turn';

/** The message in small letters, without accents, one space between words, framed by spaces. */
export function plainText(turn: Pick<Turn, 'input'>): string {
  return plainOf(turn.input);
}

const plainOf = memoize((input: Turn['input']) => framed(words({ input })));

/** Words as `plain` writes them, framed by spaces: what a cue is looked for in. */
export function framed(text: string): string {
  return ` ${plain(text)} `;
}

/** Small letters, no accents, one space between words; a question mark stays. */
export function plain(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}?]+/gu, ' ')
    .trim();
}

/** `plainText` without its question marks, so that a cue is also found as the last word of a question. */
export function plainWords(turn: Pick<Turn, 'input'>): string {
  return plainText(turn).replace(/[? ]+/gu, ' ');
}

/** Whether a text is the cue and nothing else. */
export function isWholly(cue: RegExp, text: string): boolean {
  return wholeOf(cue).test(framed(text));
}

const wholeOf = memoize((cue: RegExp) => new RegExp(`^(?:${cue.source})$`, 'u'));

/** Words that a cue at the end of a text may have. */
const MOST_AT_END = 4;

/** Whether the last words of a text are the cue: what stands before a value says how it is meant. */
export function endsWithCue(cue: RegExp, text: string): boolean {
  const last = plain(text).split(' ').slice(-MOST_AT_END);
  return last.some((_word, from) => isWholly(cue, last.slice(from).join(' ')));
}

/** Whether every word is one of the first cue or of the others, and one at least of the first. */
export function saysOnly(turn: Pick<Turn, 'input'>, cue: RegExp, ...around: readonly RegExp[]): boolean {
  const spoken = plainWords(turn).trim().split(' ');
  const isOf = (cues: readonly RegExp[]) => (word: string) => cues.some((one) => isWholly(one, word));
  return spoken.some(isOf([cue])) && spoken.every(isOf([cue, ...around]));
}
