import { type Intent } from '../../domain/recognition/intent';
import { answered } from '../contract/binding-answer';
import { type Turn } from '../contract/turn';
import { mentionsIn } from '../products/mentions';
import { plainWords } from '../reading/plain-words';
import { isQuestion } from './message-parts';

/** What an answer in words means to an open order. */

/** This sure of a wish to cancel, no word for it is needed. */
const CLEAR = 0.95;
const COUNTS: readonly string[] = ['number', 'quantity'];

/** What was told so far is lost by a clear wish only; a guess, or another count, asks again. */
export function callsOff(turn: Turn): boolean {
  const { dialogueActs } = turn.recognition;
  const isCounted = dialogueActs.some(
    (act) => (act.kind === 'inform' || act.kind === 'correct') && COUNTS.includes(act.slot.name),
  );
  if (isCounted) return false;
  const isNamed = turn.views.cues.callsOff.test(plainWords(turn));
  return dialogueActs.some(
    (act) => act.kind === 'want' && isCancel(act.intent) && (isNamed || act.sure >= CLEAR),
  );
}

function isCancel(intent: Intent): boolean {
  return intent === 'cancel' || intent === 'cancel_order';
}

/** By its intent, a question with a word for a sum, or one after what the sum includes. */
export function asksTotal(turn: Turn): boolean {
  const { total, includes } = turn.views.cues;
  const text = plainWords(turn);
  return turn.acts.includes('ask_total') || includes.test(text) || (isQuestion(turn) && total.test(text));
}

/** Who does not know yet is not pressed. */
export function isUnsure({ recognition }: Turn): boolean {
  return recognition.dialogueActs.some((act) => act.kind === 'answer' && act.yes === 'unsure');
}

/** "Ya", "pesan"; the order told once more asks for it and says no yes to the sum. */
export function isYes(turn: Turn): boolean {
  const asks: Intent[] = mentionsIn(turn).length > 0 ? [] : ['buy'];
  // "Ya, lanjut" says so twice; "lanjut yang tadi" alone only goes on.
  const goesOn: Intent[] = turn.acts.includes('affirm') ? ['resume'] : [];
  return answered(turn, { also: [...asks, ...goesOn] }) === 'yes';
}
