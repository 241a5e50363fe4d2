import { type Pause } from '../time/business-calendar';
import { daysBetween } from '../time/calendar';
import { type MovedDeadlines } from './promised';
import { raisePriority } from './priority';
import { type ComplaintRules } from './rules';
import { type Priority, type ComplaintCategory, type Severity } from './kinds';
import { type Instant } from '../time/instant';

/** Where a complaint stands (§2.4.2). `at` is when it came there. */
export type ComplaintState = { at: Instant } & (
  | { status: 'received'; ticketNo: string }
  | { status: 'draft' | 'acknowledged' | 'in_progress' | 'waiting_customer' | 'withdrawn' }
  | { status: 'triaged'; ownerRepId: string }
  | { status: 'proposed'; remedy: string }
  | { status: 'resolved'; by: 'answer' | 'timeout' }
  | { status: 'closed'; by: 'customer' | 'timeout' }
  | { status: 'duplicate'; of: string }
  | { status: 'referred_external'; to: string }
);

export type ComplaintStatus = ComplaintState['status'];

/** What the customer wants us to do (§2.4.3). */
export type Wish = 'redeliver' | 'repair' | 'replace' | 'refund' | 'note_only' | 'other';

/** A complaint; known customers and anonymous visitors can make one. Its text is redacted before it comes here. */
export interface Complaint {
  id: string;
  /** `KLH-YYYYMMDD-NNNN`; undefined while it is a draft. */
  ticketNo: string | undefined;
  /** Undefined when it is anonymous: there is a ticket, but no person to write back to. */
  contactId: string | undefined;
  orderNo: string | undefined;
  categories: ComplaintCategory[];
  /** What it is about, in a word or two, for C-24; undefined until somebody found out. */
  root: string | undefined;
  description: string;
  wishes: Wish[];
  severity: Severity;
  score: number;
  priority: Priority;
  ownerRepId: string | undefined;
  escalated: boolean;
  reopenedCount: number;
  /** Deadlines that were moved since the clocks started. */
  deadlineMoves: number;
  /** The new times that took the place of promises that were not kept, and when they were given. */
  movedTo?: MovedDeadlines;
  /** No new time could be given any more: a supervisor has taken it over (§2.4.4). */
  handedUpAt?: Instant;
  receivedAt: Instant;
  /** Deadlines count from here: reception, or the last reopening (§4.5.7). */
  clockStartedAt: Instant;
  /** When the customer last heard from us about it. */
  lastUpdateAt: Instant;
  pauses: Pause[];
  csat: { rating: number; at: Instant } | undefined;
  state: ComplaintState;
}

const MOVES: Record<ComplaintStatus, readonly ComplaintStatus[]> = {
  draft: ['received', 'withdrawn'],
  received: ['acknowledged', 'duplicate', 'withdrawn'],
  acknowledged: ['triaged', 'duplicate', 'withdrawn'],
  triaged: ['in_progress', 'duplicate', 'withdrawn'],
  in_progress: ['waiting_customer', 'proposed', 'resolved', 'duplicate', 'withdrawn', 'referred_external'],
  waiting_customer: ['in_progress', 'proposed', 'resolved', 'withdrawn', 'referred_external'],
  proposed: ['in_progress', 'waiting_customer', 'resolved', 'withdrawn', 'referred_external'],
  resolved: ['closed'],
  closed: [],
  withdrawn: [],
  duplicate: [],
  referred_external: [],
};

/** Who moves it: the customer's answers and timers move it as `system`. */
export type Mover = { role: 'system' } | { role: 'supervisor' | 'rep'; repId: string };

export type ComplaintMove =
  { ok: true; complaint: Complaint } | { ok: false; reason: 'not_permitted' | 'not_owner' | 'too_late' };

/** The complaint in its next state, or why it cannot go there. Only owner, supervisor and system move it. */
export function moveComplaint(complaint: Complaint, next: ComplaintState, by: Mover): ComplaintMove {
  if (!MOVES[complaint.state.status].includes(next.status)) return { ok: false, reason: 'not_permitted' };
  if (!mayMove(complaint, by)) return { ok: false, reason: 'not_owner' };
  const moved = { ...complaint, ...entryOf(next), pauses: pausesAfter(complaint, next), state: next };
  return { ok: true, complaint: moved };
}

/** What a complaint gets when it enters a state: its number and deadlines, its owner. */
function entryOf(next: ComplaintState): Partial<Complaint> {
  if (next.status === 'triaged') return { ownerRepId: next.ownerRepId };
  if (next.status !== 'received') return {};
  const { ticketNo, at } = next;
  return { ticketNo, receivedAt: at, clockStartedAt: at, lastUpdateAt: at };
}

/**
 * Back to work after it was settled, within `reopenD` days: a level up, on fresh clocks (§4.5.7), and
 * escalated, because a second failure is no longer an accident (§2.4.1).
 */
export function reopenComplaint(complaint: Complaint, at: Instant, rules: ComplaintRules): ComplaintMove {
  const { status } = complaint.state;
  if (status !== 'resolved' && status !== 'closed') return { ok: false, reason: 'not_permitted' };
  if (daysBetween(complaint.state.at, at) > rules.reopenD) return { ok: false, reason: 'too_late' };
  const clocks = { clockStartedAt: at, lastUpdateAt: at, pauses: [], deadlineMoves: 0 };
  const restarted = { ...clocks, movedTo: undefined, handedUpAt: undefined };
  return {
    ok: true,
    complaint: {
      ...complaint,
      ...restarted,
      priority: raisePriority(complaint.priority),
      reopenedCount: complaint.reopenedCount + 1,
      escalated: true,
      state: { status: 'in_progress', at },
    },
  };
}

/**
 * A complaint that was taken back and is made after all: it goes on where it was, with its number if it had one, and
 * the deadlines begin anew. Nothing has failed a second time, so the priority is not raised.
 */
export function takeUpAgain(complaint: Complaint, at: Instant): ComplaintMove {
  if (complaint.state.status !== 'withdrawn') return { ok: false, reason: 'not_permitted' };
  const status = complaint.ticketNo === undefined ? 'draft' : 'acknowledged';
  const clocks = { clockStartedAt: at, lastUpdateAt: at, pauses: [], deadlineMoves: 0, movedTo: undefined };
  return { ok: true, complaint: { ...complaint, ...clocks, state: { status, at } } };
}

/** Whether it still occupies us: what C-20 calls open. */
export function isComplaintOpen(complaint: Pick<Complaint, 'state'>): boolean {
  const ended: readonly ComplaintStatus[] = ['closed', 'withdrawn', 'duplicate', 'referred_external'];
  return !ended.includes(complaint.state.status);
}

/** C-24: an earlier complaint of theirs about the same root, received at most `repeatD` days before. */
export function earlierOfSameRoot(
  complaint: Complaint,
  others: readonly Complaint[],
  rules: Pick<ComplaintRules, 'repeatD'>,
): Complaint | undefined {
  return others.find((other) => {
    const days = daysBetween(other.receivedAt, complaint.receivedAt);
    const isSame = other.root !== undefined && other.root === complaint.root && other.id !== complaint.id;
    const counts = other.state.status !== 'withdrawn' && other.state.status !== 'duplicate';
    return isSame && counts && days >= 0 && days <= rules.repeatD;
  });
}

/** Its owner, supervisors and the system; while it has no owner, any rep. */
export function mayMove(complaint: Complaint, by: Mover): boolean {
  if (by.role !== 'rep') return true;
  return complaint.ownerRepId === undefined || complaint.ownerRepId === by.repId;
}

/** Deadlines are paused while we wait for the customer (§2.4.4). */
function pausesAfter(complaint: Complaint, next: ComplaintState): Pause[] {
  if (next.status === 'waiting_customer') return [...complaint.pauses, { from: next.at, to: undefined }];
  return complaint.pauses.map((pause) => ({ ...pause, to: pause.to ?? next.at }));
}
