import { oncePer } from './once-per';
import { type Turn, words } from '../contract/turn';

/** The message in small letters, without accents, one space between words, framed by spaces. */
export function plainText(turn: Pick<Turn, 'input'>): string {
  return plainOf(turn.input);
}

const plainOf = oncePer((input: Turn['input']) => framed(words({ input })));

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
