import { angerIn, signalsOf } from './reading';
import { type Open, openQuestion } from './open';
import { nextPromise } from '../handoff/promised-times';
import { type CaseFile } from './case-file';
import { ownerName } from './owner';
import { entitiesOf } from '../../domain/recognition/recognition';
import { hasCue, isCue } from '../reading/cue-places';
import { plainWords, saysOnly } from '../reading/plain-words';
import { recentOrders } from './questions';
import { asksRule } from './side-question';
import { type Output, say } from '../contract/outputs';
import { type Turn, words } from '../contract/turn';

/** Messages in a complaint that answer nothing: an emoji, "halo?", "when do I hear from you?". */
export type Gesture = 'wordless' | 'knock' | 'handling' | 'reach' | 'go-on' | 'safety' | 'photo';

/** Which of them a message is; undefined when it says something. Buttons and pictures always do. */
export function gestureIn(open: Open, turn: Turn): Gesture | undefined {
  const { input } = turn;
  if (turn.chosen !== undefined || input.kind !== 'message' || input.attachments.length > 0) return undefined;
  return (
    askedOfUs(open, turn) ??
    (isReachOnly(turn) && openQuestion(open) !== 'story' ? 'reach' : emptyGesture(open, turn))
  );
}

/** A question about the complaint itself. */
function askedOfUs({ stage }: Open, turn: Turn): Gesture | undefined {
  if (hasCue(turn, 'asksSafety')) return 'safety';
  if (!hasCue(turn, 'happened') && hasCue(turn, 'asksPhoto')) return 'photo';
  // How a ticket stands is told by `complaint-status`, where it is sure enough of the question to come in between.
  const mayAsk = stage === 'standing' && turn.acts.includes('complaint_status');
  const { intents } = turn.recognition;
  const score = intents.find(({ intent }) => intent === 'complaint_status')?.score ?? 1;
  const asksStatus = mayAsk && score >= turn.views.rules.understanding.interrupt;
  // Anger is heard for itself.
  if (mayAsk && !asksStatus && angerIn(turn) === 0 && signalsOf(turn).length === 0) return 'handling';
  if (
    !asksStatus &&
    !asksRule(turn) &&
    (['asksHandling', 'asksPromise'] as const).some((cue) => hasCue(turn, cue))
  )
    return 'handling';
  if (isCue(turn, 'asksWhatNow')) return 'handling';
  return isCue(turn, 'knocks') || saysOnly(turn, turn.views.cues.greetsOnly) ? 'knock' : undefined;
}

/** A number or an address and nothing else. */
function isReachOnly({ recognition, input }: Turn): boolean {
  if (input.kind !== 'message') return false;
  const text = input.text.trim();
  const reach = [...entitiesOf(recognition, 'phone'), ...entitiesOf(recognition, 'email')];
  return reach.some((entity) => entity.text === text);
}

function emptyGesture(open: Open, turn: Turn): Gesture | undefined {
  const { cues } = turn.views;
  if (open.stage === 'standing' && isCue(turn, 'moreToCome')) return 'go-on';
  if (plainWords(turn).trim() === '')
    return words(turn).includes('?') ? 'knock' : wordlessUnlessDone(open, turn);
  const meansYes = openQuestion(open) !== 'order' || recentOrders(turn).length === 1;
  const isNod = isCue(turn, 'nods') && !meansYes;
  return isNod || saysOnly(turn, cues.wordless) ? wordlessUnlessDone(open, turn) : undefined;
}

/** At the end a thumb is a thank you. */
function wordlessUnlessDone({ stage }: Open, turn: Turn): Gesture | undefined {
  return stage === 'standing' && (turn.acts.length > 0 || isThumb(turn)) ? undefined : 'wordless';
}

/** Thanks or a nod, without a word. */
export function isThumb(turn: Turn): boolean {
  const { sentiment } = turn.recognition;
  return plainWords(turn).trim() === '' && !words(turn).includes('?') && sentiment > 0;
}

/** Answered in a line; what is said behind it about the complaint is up to its stage. */
export function gestureTexts(open: Open, gesture: Gesture, file: CaseFile, turn: Turn): Output[] {
  return open.stage === 'standing' ? standing(turn, file, gesture) : [say(OPENING[gesture])];
}

const OPENING = {
  wordless: 'complaint.in-words',
  knock: 'complaint.here',
  handling: 'complaint.soon-told',
  reach: 'complaint.reach-noted',
  'go-on': 'complaint.listening',
  safety: 'complaint.safety-device',
  photo: 'complaint.photo-helps',
} as const;

/** What stands, once it is taken down. */
function standing(turn: Turn, file: CaseFile, gesture: Gesture): Output[] {
  if (gesture === 'wordless' || gesture === 'go-on') return [say('complaint.listening')];
  if (gesture === 'reach' || gesture === 'safety' || gesture === 'photo') return [say(OPENING[gesture])];
  const due = nextPromise(turn, file);
  const ticket = file.ticketNo ?? '';
  if (due === undefined || due <= turn.now || file.contactId === undefined)
    return [say('complaint.here-logged', { ticket })];
  const rep = ownerName(turn, file.ownerRepId);
  return [
    say('complaint.here-logged', { ticket }),
    say('complaint.stands', { rep, deadline: { deadline: due } }),
  ];
}
