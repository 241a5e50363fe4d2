import { type Handoff, ownershipOf } from '../../domain/handoff/handoff';
import { type Instant } from '../../domain/time/instant';
import { missPromise, openPromise } from '../../domain/complaints/missed-promise';
import { type CaseFile } from './case-file';
import { complete, defineDialog } from '../contract/dialog';
import { type Output, record, say } from '../contract/outputs';
import { newsForReps, supervisors } from '../handoff/moves';
import { ownerName } from './owner';
import { type MessageKey } from '../contract/texts';
import { type RosterRep, type Turn } from '../contract/turn';

const CAUSE = {
  firstHuman: 'complaint.cause-nobody',
  nextUpdate: 'complaint.cause-no-news',
  resolve: 'complaint.cause-unsettled',
} as const satisfies Record<string, MessageKey>;

/**
 * A promise to a complaining customer runs out (§2.4.4). At three quarters whose complaint it is hears of it, wherever
 * they work. When it is broken the customer hears so first from us, with the cause and a new time, and so do supervisors.
 */
export const complaintPromise = defineDialog({
  id: 'complaint-promise',
  version: 1,
  startsOn: [],
  dueOn: ['complaint_promise'],
  begin: (turn) => {
    const due = turn.input.kind === 'due' ? turn.input.due : undefined;
    if (due?.what !== 'complaint_promise') return complete();
    const complaint: CaseFile | undefined = turn.contact.complaints.find(({ id }) => id === due.complaintId);
    if (!complaint) return complete();
    return complete(...(due.stage === 'nudge' ? nudged(turn, complaint) : broken(turn, complaint)));
  },
});

/** Whose complaint it is hears that its time runs out; while it is nobody's, all of care do. Nothing when it was kept. */
function nudged(turn: Turn, complaint: CaseFile): Output[] {
  const { id, ownerRepId } = complaint;
  const { calendar, rules, roster } = turn.views;
  const promise = openPromise(complaint, humanAt(turn.handoff), calendar, rules.complaint);
  if (!promise || ownershipOf(turn.handoff) === 'human') return [];
  const care = roster.filter(({ roles }) => roles.includes('care')).map((rep) => rep.id);
  return newsForReps(turn, 'complaint_nudge', id, { reps: ownerRepId === undefined ? care : [ownerRepId] });
}

/** Whose it is, who decides, and the shared places. */
function breached(turn: Turn, { id, ownerRepId }: CaseFile): Output[] {
  const owner = ownerRepId === undefined ? [] : [ownerRepId];
  const reps = [...new Set([...owner, ...supervisors(turn)])];
  return newsForReps(turn, 'complaint_breach', id, { reps, isShared: true });
}

/** Nothing when it was kept in the meantime, or a person is talking with them. */
function broken(turn: Turn, complaint: CaseFile): Output[] {
  if (ownershipOf(turn.handoff) === 'human') return [];
  const { calendar } = turn.views;
  const { complaint: rules } = turn.views.rules;
  const promise = openPromise(complaint, humanAt(turn.handoff), calendar, rules);
  const dueAt = promise?.deadline.dueAt;
  if (!promise || dueAt === undefined || dueAt > turn.now) return [];
  const missed = missPromise(promise.kind, complaint, calendar, rules, turn.now);
  const sorry = say('complaint.promise-broken', {
    ticket: complaint.ticketNo ?? '',
    cause: { text: CAUSE[promise.kind] },
  });
  if (missed.kind === 'handed_up') {
    const supervisor = supervisorOf(turn);
    const taken = { ...missed.complaint, ownerRepId: supervisor?.id ?? missed.complaint.ownerRepId };
    const rep = supervisor?.name ?? 'none';
    return [
      record({ type: 'complaint_changed', complaint: taken }),
      sorry,
      say('complaint.handed-up', { rep }),
      ...breached(turn, complaint),
    ];
  }
  const rep = ownerName(turn, complaint.ownerRepId);
  return [
    record({ type: 'complaint_changed', complaint: missed.complaint }),
    sorry,
    ...(missed.kind === 'raised' ? [say('complaint.raised')] : []),
    say('complaint.new-time', { rep, kind: promise.kind, deadline: { deadline: missed.dueAt } }),
    ...breached(turn, complaint),
  ];
}

/** When a rep last wrote in this conversation. */
function humanAt(handoff: Handoff | undefined): Instant | undefined {
  return handoff?.state.status === 'returned' ? handoff.state.endedAt : undefined;
}

/** Who decides where care could not keep its word; one of care before one who does everything. */
function supervisorOf(turn: Turn): RosterRep | undefined {
  const supervisors = turn.views.roster.filter(({ roles }) => roles.includes('supervisor'));
  return supervisors.find(({ roles }) => roles.includes('care')) ?? supervisors[0];
}
