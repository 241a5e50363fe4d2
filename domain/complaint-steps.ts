import {
  type Complaint,
  type ComplaintMove,
  type ComplaintState,
  type Mover,
  moveComplaint,
} from './complaint';
import { type Instant } from './instant';

/** Where the desk moves a complaint to; `triaged` gives it an owner. */
export const COMPLAINT_STEPS = [
  'triaged',
  'in_progress',
  'waiting_customer',
  'proposed',
  'resolved',
] as const;

export type ComplaintStep = (typeof COMPLAINT_STEPS)[number];

/** The way in: a rep who begins to work has by that read it and taken it. */
const WAY_IN = ['received', 'acknowledged', 'triaged', 'in_progress'] as const;

/** What a step needs to know beside its name. */
export interface StepContext {
  by: Exclude<Mover, { role: 'system' }>;
  at: Instant;
  /** What is proposed; only for `proposed`. */
  remedy: string | undefined;
}

/**
 * The complaint after a step, through the states in between: `received → in_progress` is one click and three
 * moves. Each move is judged by {@link moveComplaint}.
 */
export function stepComplaint(complaint: Complaint, to: ComplaintStep, context: StepContext): ComplaintMove {
  let move: ComplaintMove = { ok: false, reason: 'not_permitted' };
  let current = complaint;
  for (const status of pathTo(complaint.state.status, to)) {
    move = moveComplaint(current, stateOf(status, context), context.by);
    if (!move.ok) return move;
    current = move.complaint;
  }
  return move;
}

/** The steps this rep may take now. */
export function stepsOpenTo(complaint: Complaint, by: StepContext['by'], at: Instant): ComplaintStep[] {
  return COMPLAINT_STEPS.filter((to) => stepComplaint(complaint, to, { by, at, remedy: '-' }).ok);
}

type Passed = ComplaintStep | 'acknowledged';

function pathTo(from: Complaint['state']['status'], to: ComplaintStep): readonly Passed[] {
  const way: readonly string[] = WAY_IN;
  const start = way.indexOf(from);
  const end = way.indexOf(to);
  if (start < 0 || end < 0) return [to];
  return WAY_IN.slice(start + 1, end + 1).filter((status) => status !== 'received');
}

function stateOf(status: Passed, { by, at, remedy }: StepContext): ComplaintState {
  switch (status) {
    case 'triaged':
      return { status, at, ownerRepId: by.repId };
    case 'proposed':
      return { status, at, remedy: remedy ?? '' };
    case 'resolved':
      return { status, at, by: 'answer' };
    case 'acknowledged':
    case 'in_progress':
    case 'waiting_customer':
      return { status, at };
  }
}
