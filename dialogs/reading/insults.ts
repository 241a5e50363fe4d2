import { type Turn } from '../contract/turn';
import { plainWords } from './plain-words';

/** Insults: met with one calm sentence and a person. */
export function isAbusive(turn: Pick<Turn, 'input' | 'views'>): boolean {
  return turn.views.cues.insult.test(plainWords(turn));
}
