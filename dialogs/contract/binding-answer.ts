import { type BindingAnswer, bindingAnswer } from '../../domain/recognition/binding-answer';
import { type Intent } from '../../domain/recognition/intent';
import { replied } from './choices';
import { type Turn, words } from './turn';

/** What of the buttons and intents answers the question that was asked. */
export interface Answers {
  /** Buttons; `yes` and `no` when left out. */
  yes?: readonly string[];
  no?: readonly string[];
  /** Intents that mean yes to this very question. */
  also?: readonly Intent[];
}

/**
 * How a question that binds was answered, by button or in words. Dialogs that record a consent, place or call off
 * off an order, erase or confirm ask here and nowhere else.
 */
export function answered(
  turn: Pick<Turn, 'chosen' | 'input' | 'recognition'>,
  { yes = ['yes'], no = ['no'], also = [] }: Answers = {},
): BindingAnswer {
  if (replied(turn, ...yes)) return 'yes';
  if (replied(turn, ...no)) return 'no';
  return turn.chosen === undefined ? bindingAnswer(words(turn), turn.recognition, also) : 'open';
}
