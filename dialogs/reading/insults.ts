/** Insults: met with one calm sentence and a person. */

import { type Turn, words } from '../contract/turn';

export const INSULT =
  /\b(anjing|anjg|bangsat|goblo[kg]|tolol|brengsek|kampret|bajingan|keparat|bacot|idiots?|morons?|fuck\w*|assholes?|bitch\w*|bastards?)\b/i;

export function isAbusive(turn: Turn): boolean {
  return INSULT.test(words(turn));
}
