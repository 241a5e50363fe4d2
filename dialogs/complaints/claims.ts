import { replied } from '../contract/choices';
import { type DialogueAct } from '../../domain/recognition/acts';
import { type Intent } from '../../domain/recognition/intent';
import { ownershipOf } from '../../domain/handoff/handoff';
import { entitiesOf } from '../../domain/recognition/recognition';
import { asksSomething, digressionIn, isFactual } from './side-question';
import { gestureIn, isThumb } from './small-talk';
import { complains, thingsIn } from './reading';
import { wantsDone, wishesIn } from './wishes';
import { isAbusive } from '../reading/insults';
import { hasCue, isCue } from '../reading/cue-places';
import { type Turn, words } from '../contract/turn';
import { type Open, openQuestion } from './open';

const CLOSING: readonly Intent[] = ['thanks', 'bye', 'affirm', 'deny', 'cancel', 'just_looking', 'refuse'];

/** Nothing to add: "ga ada lagi", "makasih", "baik, saya tunggu". */
export function isFinished(turn: Turn): boolean {
  if (turn.chosen !== undefined) return replied(turn, 'enough');
  if (isThumb(turn)) return true;
  // "Ga mau, uangnya balik aja" wants something.
  if (wishesIn(turn, true).length > 0) return false;
  if (isCue(turn, 'nothingMore') && !complains(turn)) return true;
  return turn.acts.length > 0 && turn.acts.every((act) => CLOSING.includes(act));
}

/** Wants no more questions: "stop", or a thank you in the middle. What they said so far is kept. */
export function hasEnough(turn: Turn): boolean {
  const { chosen, acts } = turn;
  if (chosen === undefined && hasCue(turn, 'fedUp')) return true;
  const leaving: readonly Intent[] = ['thanks', 'bye'];
  return (
    chosen === undefined &&
    (callsOff(turn) || (acts.length > 0 && acts.every((act) => leaving.includes(act))))
  );
}

/** "Stop", explicitly or read with high probability. */
function callsOff(turn: Turn): boolean {
  if (!turn.acts.includes('cancel')) return false;
  const score = turn.recognition.intents.find(({ intent }) => intent === 'cancel')?.score ?? 1;
  return hasCue(turn, 'callsOff') || score >= turn.views.rules.understanding.interrupt;
}

/** Rights, the language, and who we are: never part of an answer. */
const NEVER_OURS: readonly Intent[] = [
  'opt_out',
  'data_access',
  'erase_data',
  'privacy',
  'change_language',
  'complaint_status',
  'bot_identity',
  'ask_why',
  'help',
];

/** Wishes to buy or to belong: answered by their own dialogs once the complaint is taken down. */
const OTHER_BUSINESS: readonly Intent[] = [
  'buy',
  'ask_quote',
  'want_demo',
  'compare_products',
  'ask_recommendation',
  'bargain',
];

/**
 * The acts of a message that answers the open question or goes on telling. An angry person is not thanked for
 * a testimonial because of the word "cepet": in a complaint only a clear question about something else is one.
 */
export function claimsOf(open: Open, turn: Turn): readonly Intent[] {
  if (turn.chosen?.kind === 'intent' && turn.chosen.intent === 'cancel') return [];
  if (turn.acts.includes('human') && ownershipOf(turn.handoff) !== 'bot') return [];
  if (gestureIn(open, turn) || isAbusive(turn) || hasCue(turn, 'fedUp')) return turn.acts;
  const facts = digressionIn(open, turn)?.acts ?? [];
  const answers = answersQuestion(open, turn);
  return turn.acts.filter((act) => {
    if (NEVER_OURS.includes(act)) return answers && act === 'privacy';
    if (facts.includes(act)) return true;
    if (act === 'buy' && (tellsOfBuying(turn) || (open.stage === 'asking' && !namesGoods(turn)))) return true;
    if (isGuess(act, turn) && tellsWhen(turn)) return true;
    // "Mahal-mahal tapi sampah" haggles about nothing.
    if (act === 'bargain' && !words(turn).includes('?')) return true;
    if (isFactual(act) && !asksSomething(turn) && (open.stage === 'asking' || isDoubtful(turn, act)))
      return true;
    if (isFactual(act) || OTHER_BUSINESS.includes(act)) return answers;
    if (act === 'callback' || act === 'correct' || (act.startsWith('give_') && act !== 'give_testimonial'))
      return true;
    return open.stage === 'asking' || answers || act === 'human';
  });
}

/** Hardly read as that: "sabtu kemarin belinya" asks for no promotion. */
function isDoubtful({ recognition, views }: Turn, act: Intent): boolean {
  const score = recognition.intents.find(({ intent }) => intent === act)?.score ?? 1;
  return score < views.rules.understanding.act;
}

/** What belongs to the trouble when it is first told: all of the message but a sure wish for goods of its own clause. */
export function toldAtFirst(turn: Turn): readonly DialogueAct[] {
  const { interrupt } = turn.views.rules.understanding;
  const isOther = (act: DialogueAct): boolean =>
    act.kind === 'want' &&
    OTHER_BUSINESS.includes(act.intent) &&
    turn.acts.includes(act.intent) &&
    act.sure >= interrupt &&
    act.span.text.length < words(turn).trim().length &&
    (act.intent !== 'buy' || (namesGoods(turn) && !tellsOfBuying(turn)));
  return turn.recognition.dialogueActs.filter((act) => !isOther(act));
}

/** "Have a word with them": nothing of ours is named that could be bought. */
function namesGoods({ recognition }: Turn): boolean {
  return (['product', 'category', 'quantity'] as const).some(
    (type) => entitiesOf(recognition, type).length > 0,
  );
}

/** "sabtu kemarin belinya" tells when it was bought; only who wants something buys. */
function tellsOfBuying(turn: Turn): boolean {
  const text = words(turn);
  return !wantsDone(turn) && !text.includes('?');
}

/** Nothing would be done for so doubtful a reading at rest. */
function isGuess(act: Intent, { recognition, views }: Turn): boolean {
  const score = recognition.intents.find(({ intent }) => intent === act)?.score ?? 1;
  return score < views.rules.understanding.act;
}

/** "Hari minggu lalu itu": a day on which it happened, and no question. */
function tellsWhen(turn: Turn): boolean {
  const days = entitiesOf(turn.recognition, 'date');
  return days.some(({ role }) => role === 'happened') && !words(turn).includes('?');
}

/** Whether the message is about what was asked. */
export function answersQuestion(open: Open, turn: Turn): boolean {
  const text = words(turn);
  if (digressionIn(open, turn)) return false;
  switch (openQuestion(open)) {
    case 'hurt':
    case 'story':
      return true;
    case 'order':
      return namesThing(turn);
    case 'wish':
      return wishesIn(turn, true).length > 0;
    case undefined:
      return isFinished(turn) || wishesIn(turn, true).length > 0 || (namesOrder(turn) && !text.includes('?'));
  }
}

function namesThing(turn: Turn): boolean {
  return thingsIn(turn).length > 0 || namesOrder(turn);
}

function namesOrder({ recognition }: Turn): boolean {
  return entitiesOf(recognition, 'order_no').length > 0;
}

/** A picture without a word. */
function isPicture({ input }: Turn): boolean {
  return input.kind === 'message' && input.attachments.length > 0 && input.text.trim() === '';
}

/** Says something, but not what would help: the question stays open, once. */
export function leavesWishOpen(open: Open, turn: Turn): boolean {
  if (openQuestion(open) !== 'wish' || open.wishAgain === true || turn.chosen !== undefined) return false;
  if (hasCue(turn, 'leavesItToUs')) return false;
  const tellsOther =
    isPicture(turn) ||
    words(turn).includes('?') ||
    complains(turn) ||
    turn.acts.includes('affirm') ||
    turn.acts.includes('bargain') ||
    // What is wrong is put right, not what would help.
    turn.acts.includes('correct') ||
    entitiesOf(turn.recognition, 'date').length > 0 ||
    entitiesOf(turn.recognition, 'order_no').length > 0 ||
    entitiesOf(turn.recognition, 'phone').length > 0 ||
    entitiesOf(turn.recognition, 'name').length > 0;
  return tellsOther && !wantsDone(turn) && wishesIn(turn, true).length === 0;
}
