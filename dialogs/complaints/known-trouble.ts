import { type Complaint, isComplaintOpen, reopenComplaint } from '../../domain/complaints/complaint';
import { hoursBetween } from '../../domain/time/calendar';
import { type ComplaintCategory } from '../../domain/complaints/kinds';
import { entitiesOf } from '../../domain/recognition/recognition';
import { nextPromise } from '../handoff/promised-times';
import { type CaseFile } from './case-file';
import { categoriesIn } from './reading';
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

/** Behind the ticket the door stays open for an hour; what is said later is a new matter. */
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

function isSameTrouble(complaint: Complaint, turn: Turn): boolean {
  const { status } = complaint.state;
  if (!isComplaintOpen(complaint) || status === 'draft') return false;
  const order = entitiesOf(turn.recognition, 'order_no')[0]?.value;
  if (order !== undefined && complaint.orderNo !== undefined) return order === complaint.orderNo;
  // Settled, and waiting for their yes: whatever is wrong now was not settled.
  return (
    status === 'resolved' || categoriesIn(turn).some((kind) => complaint.categories.some(isRelatedTo(kind)))
  );
}

function isRelatedTo(kind: ComplaintCategory): (other: ComplaintCategory) => boolean {
  const family = FAMILIES.find((kinds) => kinds.includes(kind)) ?? [kind];
  return (other) => family.includes(other);
}

/** How an earlier complaint goes on: the telling continues, it is escalated, or it is opened again (§2.4.1). */
export interface Again {
  complaint: CaseFile;
  kind: 'added' | 'escalated' | 'reopened';
}

export function again(earlier: CaseFile, turn: Turn): Again {
  const move = reopenComplaint(earlier, turn.now, turn.views.rules.complaint);
  if (move.ok) return { complaint: move.complaint, kind: 'reopened' };
  const telling = hoursBetween(earlier.clockStartedAt, turn.now) < STILL_TELLING_H;
  if (telling) return { complaint: earlier, kind: 'added' };
  return { complaint: { ...earlier, escalated: true }, kind: 'escalated' };
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
    case 'reopened':
      return [say('complaint.reopened', { ticket }), ...standing];
  }
}
