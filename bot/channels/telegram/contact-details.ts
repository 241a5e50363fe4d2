import { MASK } from '../../../domain/recognition/masked';

const EMAIL = /[^\s@<>()]+@[^\s@<>()]+\.[a-z]{2,}/giu;

/** Begins like a telephone number (`+…`, `08…`, `021…`, `628…`), so that prices and amounts stay. */
const PHONE = /\(?(?<![\w.,+])(?:\+\d|0[2-9]|628)(?:[ ().-]{0,2}\d){7,14}(?!\d)/g;

/**
 * The text without telephone numbers and e-mail addresses: what people let slip in a group is kept of nobody
 * (V-9).
 */
export function withoutContactDetails(text: string): string {
  return text.replace(EMAIL, MASK).replace(PHONE, MASK);
}
