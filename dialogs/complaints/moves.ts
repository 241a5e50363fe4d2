import { isComplaintOpen } from '../../domain/complaints/complaint';
import { entitiesOf } from '../../domain/recognition/recognition';
import { putsOrderRight } from '../products/open-order';
import { type ComplaintSignal } from '../../domain/complaints/severity';
import { answered } from '../contract/binding-answer';
import { type Turn, words } from '../contract/turn';
import { type CaseFile } from './case-file';
import { claimsOf, isFinished } from './claims';
import { isStillTold, takenBackBefore } from './known-trouble';
import { type Open } from './open';
import { hasCue } from '../reading/cue-places';
import { angerIn, complaintActs, complains, hazardOf, signalsOf } from './reading';
import { wishesIn } from './wishes';
import { answerAside, digressionIn } from './side-question';
import { gestureIn } from './small-talk';
import { introducesOnly } from './who';
import { isAskedWhy } from '../surveys/survey';
import { withdraws } from './withdrawal';

/** What a message does to a complaint that is open in the conversation. */
export type Move =
  /** It is taken back. */
  | 'withdraws'
  /** A face, a knock, a question about how it goes on. */
  | 'gestures'
  /** A question about what we sell. */
  | 'digresses'
  /** Says who they are, and nothing else. */
  | 'introduces'
  /** Nothing to add. */
  | 'ends'
  /** Another matter, or so late that it is a new one. */
  | 'leaves'
  /** Tells of a trouble. */
  | 'complains'
  /** Anything else belongs to what is being told. */
  | 'tells';

/** The first that fits; `leaves` is looked for behind the ticket only, for a question takes what it is told. */
export function moveOf(open: Open, file: CaseFile, turn: Turn): Move {
  if (withdraws(turn)) return 'withdraws';
  if (gestureIn(open, turn)) return 'gestures';
  if (answerAside(turn, digressionIn(open, turn)).length > 0) return 'digresses';
  if (open.stage === 'asking') return complains(turn) ? 'complains' : 'tells';
  if (!isStillTold(file, turn) && !isOurs(turn)) return 'leaves';
  if (introducesOnly(turn)) return 'introduces';
  if (isFinished(turn)) return 'ends';
  if (turn.acts.length > 0 && claimsOf(open, turn).length === 0 && !isOurs(turn)) return 'leaves';
  return complains(turn) ? 'complains' : 'tells';
}

/** Whether a message begins a complaint, or goes on with one, whatever else is open. */
export function isOurs(turn: Turn): boolean {
  if (complains(turn) && !putsOrderRight(turn)) return true;
  return threatens(turn) || takenBack(turn) !== undefined || madeAfterAll(turn) !== undefined;
}

/**
 * A reply to a proposal answers it; except another order, a danger, a threat, or a new trouble that is not a plain
 * no: these move the complaint up.
 */
export function answersProposal(turn: Turn): boolean {
  if (turn.open.at(-1)?.id !== 'proposal') return false;
  const isElsewhere = entitiesOf(turn.recognition, 'order_no').length > 0 || hazardOf(turn) !== undefined;
  if (isElsewhere || signalsOf(turn).some((signal) => THREATS.includes(signal))) return false;
  return !tellsFailure(turn) || answered(turn) === 'no';
}

/** Why a rating was poor is told to the survey that asked, and is no new trouble; an order named in it is. */
export function answersSurvey(turn: Turn): boolean {
  const isElsewhere = entitiesOf(turn.recognition, 'order_no').length > 0 || hazardOf(turn) !== undefined;
  return turn.open.at(-1)?.id === 'survey' && isAskedWhy(turn) && !isElsewhere;
}

/** Something has gone wrong since: told, not asked, and no wish. */
function tellsFailure(turn: Turn): boolean {
  const isTold = complaintActs(turn).length > 0 && !words(turn).includes('?');
  const hasHappened = hasCue(turn, 'happened') || hasCue(turn, 'notArrived') || angerIn(turn) > 0;
  return isTold && hasHappened && wishesIn(turn, true).length === 0;
}

const THREATS: readonly ComplaintSignal[] = ['legal_threat', 'threat_viral', 'threat_to_leave'];

/** The complaint a message takes back while nothing else is being asked. */
export function takenBack(turn: Turn): CaseFile | undefined {
  const top = turn.open.at(-1);
  if (top !== undefined && top.id !== 'complaint') return undefined;
  if (turn.input.kind !== 'message' || !withdraws(turn)) return undefined;
  return turn.contact.complaints.findLast((file) => isBeingTold(file) && isStillTold(file, turn));
}

/** The complaint that was taken back a moment ago and is made after all. */
export function madeAfterAll(turn: Turn): CaseFile | undefined {
  return turn.open.length === 0 && !withdraws(turn) ? takenBackBefore(turn) : undefined;
}

/** With a complaint open, a lawyer or the police are part of it, however the sentence reads. */
function threatens(turn: Turn): boolean {
  const isOpen = turn.contact.complaints.some(isComplaintOpen);
  const isProposed = turn.open.at(-1)?.id === 'proposal';
  const grave: readonly ComplaintSignal[] = isProposed ? THREATS : ['legal_threat'];
  return isOpen && signalsOf(turn).some((signal) => grave.includes(signal));
}

/** No rep works on it yet: the customer may still be describing it. */
export function isBeingTold({ state }: CaseFile): boolean {
  return state.status === 'draft' || state.status === 'acknowledged' || state.status === 'triaged';
}
