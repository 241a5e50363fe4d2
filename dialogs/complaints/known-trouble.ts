import {
  type Complaint,
  isComplaintOpen,
  moveComplaint,
  reopenComplaint,
  takeUpAgain,
} from '../../domain/complaints/complaint';
import { hoursBetween } from '../../domain/time/calendar';
import { type ComplaintCategory } from '../../domain/complaints/kinds';
import { type Intent } from '../../domain/recognition/intent';
import { entitiesOf } from '../../domain/recognition/recognition';
import { nextPromise } from '../handoff/promised-times';
import { type CaseFile } from './case-file';
import { hasCue } from '../reading/cue-places';
import { categoriesIn, thingsIn } from './reading';
import { ownerName } from './owner';
import { type Output, say } from '../contract/outputs';
import { type Turn } from '../contract/turn';

/** Troubles that belong together: a parcel that is late today has not arrived tomorrow. */
const FAMILIES: ReadonlyArray<readonly ComplaintCategory[]> = [
  ['late', 'not_arrived', 'promise_broken'],
  ['defect', 'quality', 'safety'],
  ['billing', 'refund', 'price'],
  ['staff_attitude', 'no_information'],
  ['app', 'effort'],
];

/** What is said so soon after belongs to the telling, not to a second failure. */
const STILL_TELLING_H = 1;

/** For an hour after the ticket further messages are added to it; later ones begin a new matter. */
export function isStillTold({ clockStartedAt }: Complaint, turn: Turn): boolean {
  return hoursBetween(clockStartedAt, turn.now) < STILL_TELLING_H;
}

/** A complaint of theirs that this message is about: by its number, its order, or its kind of trouble. */
export function earlierComplaint(turn: Turn): CaseFile | undefined {
  const named = entitiesOf(turn.recognition, 'ticket_no')[0]?.value;
  const own: readonly CaseFile[] = [...turn.contact.complaints].reverse();
  const byNumber = named === undefined ? undefined : own.find(({ ticketNo }) => ticketNo === named);
  return byNumber ?? own.find((complaint) => isSameTrouble(complaint, turn));
}

function isSameTrouble(complaint: CaseFile, turn: Turn): boolean {
  const { status } = complaint.state;
  if (!isComplaintOpen(complaint) || status === 'draft') return false;
  const order = entitiesOf(turn.recognition, 'order_no')[0]?.value;
  if (order !== undefined && complaint.orderNo !== undefined) return order === complaint.orderNo;
  // Settled, or waiting for their yes: whatever is wrong now was not settled.
  if (status === 'resolved' || status === 'proposed') return true;
  const things = thingsIn(turn);
  if (complaint.sku !== undefined && things.length > 0) return things.includes(complaint.sku);
  const kinds = categoriesIn(turn);
  // What was agreed has not come.
  if (complaint.agreedAt !== undefined && kinds.some(isRelatedTo('late'))) return true;
  return kinds.some((kind) => complaint.categories.some(isRelatedTo(kind)));
}

function isRelatedTo(kind: ComplaintCategory): (other: ComplaintCategory) => boolean {
  const family = FAMILIES.find((kinds) => kinds.includes(kind)) ?? [kind];
  return (other) => family.includes(other);
}

/** The complaint that was taken back within the hour and is made after all ("eh ternyata bocor beneran"). */
export function takenBackBefore(turn: Turn): CaseFile | undefined {
  const last: CaseFile | undefined = turn.contact.complaints.at(-1);
  if (turn.input.kind !== 'message' || last?.state.status !== 'withdrawn') return undefined;
  if (hoursBetween(last.state.at, turn.now) >= STILL_TELLING_H) return undefined;
  const kinds = categoriesIn(turn);
  if (kinds.length > 0)
    return kinds.some((kind) => last.categories.some(isRelatedTo(kind))) ? last : undefined;
  const isOnlyThat = turn.acts.every((act) => ALSO_READ.includes(act));
  return isOnlyThat && hasCue(turn, 'trouble') && !hasCue(turn, 'worries') ? last : undefined;
}

/** What "it is broken after all" is read as when it is not read as a complaint. */
const ALSO_READ: readonly Intent[] = ['correct', 'affirm', 'deny', 'complain'];

/** How an earlier complaint goes on: the telling continues, it is escalated, or it is opened again (§2.4.1). */
export interface Again {
  complaint: CaseFile;
  kind: 'added' | 'escalated' | 'reopened' | 'resumed';
}

export function again(earlier: CaseFile, turn: Turn): Again {
  const resumed = takeUpAgain(earlier, turn.now);
  if (resumed.ok) return { complaint: resumed.complaint, kind: 'resumed' };
  const move = reopenComplaint(earlier, turn.now, turn.views.rules.complaint);
  if (move.ok) return { complaint: move.complaint, kind: 'reopened' };
  if (earlier.state.status === 'proposed') return refused(earlier, turn);
  const telling = hoursBetween(earlier.clockStartedAt, turn.now) < STILL_TELLING_H;
  if (telling) return { complaint: earlier, kind: 'added' };
  return { complaint: { ...earlier, escalated: true }, kind: 'escalated' };
}

/** What was proposed is answered with anger, a threat or another trouble: back to work, and moved up. */
function refused(earlier: CaseFile, turn: Turn): Again {
  const working = moveComplaint(earlier, { status: 'in_progress', at: turn.now }, { role: 'system' });
  const complaint = working.ok ? working.complaint : earlier;
  return { complaint: { ...complaint, escalated: true }, kind: 'escalated' };
}

/** Whether what was promised last has not been kept. */
export function isOverdue(turn: Turn, complaint: Complaint): boolean {
  const due = nextPromise(turn, complaint);
  return due !== undefined && due <= turn.now;
}

/** What is said of a complaint that goes on: its number, that it was moved up, and the promise that stands. */
export function againTexts(turn: Turn, { complaint, kind }: Again): Output[] {
  const ticket = complaint.ticketNo ?? '';
  const rep = ownerName(turn, complaint.ownerRepId);
  const due = nextPromise(turn, complaint);
  const standing =
    due !== undefined && due > turn.now
      ? [say('complaint.stands', { rep, deadline: { deadline: due } })]
      : [];
  switch (kind) {
    case 'added':
      return [say('complaint.added', { ticket })];
    case 'escalated':
      return [say('complaint.escalated', { ticket }), ...standing];
    case 'resumed':
      return [say('complaint.taken-up', { ticket }), ...standing];
    case 'reopened':
      return [say('complaint.reopened', { ticket }), ...standing];
  }
}
