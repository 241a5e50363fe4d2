import {
  type Complaint,
  type ComplaintMove,
  type ComplaintState,
  type Mover,
  mayMove,
  moveComplaint,
  reopenComplaint,
} from './complaint';
import { type ComplaintRules } from './rules';
import { type Instant } from '../time/instant';

/** What the desk does with a complaint; `triaged` gives it an owner, `reopened` leads back to work. */
export const COMPLAINT_STEPS = [
  'triaged',
  'in_progress',
  'waiting_customer',
  'proposed',
  'resolved',
  'withdrawn',
  'duplicate',
  'referred_external',
  'reopened',
] as const;

export type ComplaintStep = (typeof COMPLAINT_STEPS)[number];

/** The way in: a rep who begins to work has by that read it and taken it. */
const WAY_IN = ['received', 'acknowledged', 'triaged', 'in_progress'] as const;

/** What a step needs to know beside its name. */
export interface StepContext {
  by: Exclude<Mover, { role: 'system' }>;
  at: Instant;
  /** What is proposed, of which ticket it is a duplicate, to whom it is referred; the other steps need none. */
  detail: string | undefined;
  /** How long it may be opened again. */
  rules: ComplaintRules;
}

/** Steps that mean nothing without their detail. */
export const DETAILED_STEPS: readonly ComplaintStep[] = ['proposed', 'duplicate', 'referred_external'];

/**
 * The complaint after a step, through the states in between: `received → in_progress` is one click and three
 * moves. Each move is judged by {@link moveComplaint}.
 */
export function stepComplaint(complaint: Complaint, to: ComplaintStep, context: StepContext): ComplaintMove {
  if (to === 'reopened') return reopen(complaint, context);
  let move: ComplaintMove = { ok: false, reason: 'not_permitted' };
  let current = complaint;
  for (const status of pathTo(complaint.state.status, to)) {
    move = moveComplaint(current, stateOf(status, context), context.by);
    if (!move.ok) return move;
    current = move.complaint;
  }
  return move;
}

function reopen(complaint: Complaint, { by, at, rules }: StepContext): ComplaintMove {
  return mayMove(complaint, by) ? reopenComplaint(complaint, at, rules) : { ok: false, reason: 'not_owner' };
}

/** The steps this rep may take now. */
export function stepsOpenTo(complaint: Complaint, context: Omit<StepContext, 'detail'>): ComplaintStep[] {
  return COMPLAINT_STEPS.filter((to) => stepComplaint(complaint, to, { ...context, detail: '-' }).ok);
}

/** Tickets of the same person that a complaint may be a duplicate of: any but itself and other duplicates. */
export function ticketsBeside(complaint: Complaint, all: readonly Complaint[]): string[] {
  return all.flatMap(({ id, ticketNo, state }) =>
    id === complaint.id || state.status === 'duplicate' || ticketNo === undefined ? [] : [ticketNo],
  );
}

type Passed = Exclude<ComplaintStep, 'reopened'> | 'acknowledged';

function pathTo(
  from: Complaint['state']['status'],
  to: Exclude<ComplaintStep, 'reopened'>,
): readonly Passed[] {
  const way: readonly string[] = WAY_IN;
  const start = way.indexOf(from);
  const end = way.indexOf(to);
  if (start < 0 || end < 0) return [to];
  return WAY_IN.slice(start + 1, end + 1).filter((status) => status !== 'received');
}

function stateOf(status: Passed, { by, at, detail = '' }: StepContext): ComplaintState {
  switch (status) {
    case 'triaged':
      return { status, at, ownerRepId: by.repId };
    case 'proposed':
      return { status, at, remedy: detail };
    case 'resolved':
      return { status, at, by: 'answer' };
    case 'duplicate':
      return { status, at, of: detail };
    case 'referred_external':
      return { status, at, to: detail };
    case 'acknowledged':
    case 'in_progress':
    case 'waiting_customer':
    case 'withdrawn':
      return { status, at };
  }
}
