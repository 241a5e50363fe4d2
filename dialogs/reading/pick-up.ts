import { plainWords } from './plain-words';
import { type Heard } from '../contract/turn';

/** It is to be fetched at a store. */
export function wantsPickUp(turn: Pick<Heard, 'input' | 'views'>): boolean {
  return turn.views.cues.picksUp.test(plainWords(turn));
}
