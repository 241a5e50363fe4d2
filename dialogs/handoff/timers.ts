import { type HandoffStep } from '../../domain/conversation/due';
import { type Handoff, type QueuedBecause, isHeld } from '../../domain/handoff/handoff';
import { isDue } from '../../domain/handoff/timers';
import { complete, defineDialog } from '../contract/dialog';
import { type Output, record, say } from '../contract/outputs';
import { type Turn } from '../contract/turn';
import { move, supervisors, tellReps } from './moves';
import { whenClosed } from './waiting';

/**
 * A handoff without an act of customer or rep (§2.6): an offer expires, a silent rep is reminded, reported
 * and relieved, a silent customer's conversation pauses and ends. Decided from what stands in its turn.
 */
export const handoffTimers = defineDialog({
  id: 'handoff-timers',
  version: 1,
  startsOn: [],
  dueOn: ['handoff_time', 'handoff_rep_gone'],
  begin: (turn) => {
    const { handoff, input, now } = turn;
    if (!handoff || input.kind !== 'due') return complete();
    const { due } = input;
    if (due.what === 'handoff_time' && due.handoffId === handoff.id) {
      const stands = isDue(handoff, due, now, turn.views.rules.handoff);
      return complete(...(stands ? STEPS[due.step](turn, handoff) : []));
    }
    if (due.what === 'handoff_rep_gone' && due.handoffId === handoff.id) {
      const isTheirs = isHeld(handoff.state) && handoff.state.repId === due.repId;
      return complete(...(isTheirs ? repGone(turn, handoff, due.how) : []));
    }
    return complete();
  },
});

const STEPS: Record<HandoffStep, (turn: Turn, handoff: Handoff) => Output[]> = {
  offer_ends: (_turn, handoff) =>
    handoff.state.status === 'offered'
      ? move(handoff, {
          status: 'queued',
          since: handoff.state.since,
          because: 'timed_out',
          askedAt: undefined,
        })
      : [],
  team_ends: (turn, handoff) =>
    handoff.state.status === 'queued'
      ? move(
          handoff,
          { ...handoff.state, asked: 'supervisor', askedAt: turn.now },
          ...tellReps(turn, handoff, 'call', supervisors(turn), true),
        )
      : [],
  // The jobs that tell the customer of these moments do what is to be done (`waiting.ts`).
  nobody_came: () => [],
  callback: () => [],
  given_up: (turn, handoff) => move(handoff, { status: 'abandoned', endedAt: turn.now }),
  rep_nudge: (turn, handoff) => tellReps(turn, handoff, 'nudge', holder(handoff)),
  rep_supervisor: (turn, handoff) => tellReps(turn, handoff, 'overdue', supervisors(turn), true),
  rep_lost: (turn, handoff) => giveBack(turn, handoff, 'silent'),
  customer_nudge: (turn, handoff) => tellReps(turn, handoff, 'customer_silent', holder(handoff)),
  customer_pause: (turn, handoff) =>
    isHeld(handoff.state) ? move(handoff, { ...handoff.state, status: 'paused', pausedAt: turn.now }) : [],
  both_silent: (turn, handoff) => {
    if (!isHeld(handoff.state)) return [];
    const { repId, repName } = handoff.state;
    return move(handoff, { status: 'ended', repId, repName, endedAt: turn.now });
  },
};

function holder({ state }: Handoff): string[] {
  return isHeld(state) ? [state.repId] : [];
}

/** Who waits gets somebody else, with an apology; who does not is told that the person has left. */
function repGone(turn: Turn, handoff: Handoff, how: 'signed_out' | 'disconnected'): Output[] {
  if (!isHeld(handoff.state)) return [];
  const { status, waitsSince, repId, repName } = handoff.state;
  if (status === 'accepted' || waitsSince !== undefined) return giveBack(turn, handoff, how);
  const to = { status: 'returned', repId, repName, note: undefined, endedAt: turn.now } as const;
  const bot = turn.views.company.botName;
  const told = say('human.returned', { rep: repName, bot }, { author: 'system' });
  return move(handoff, to, ...(status === 'paused' ? [] : [told]));
}

/** A rep who came by themselves and went leaves the customer with the bot; a call goes back into the queue. */
export function giveBack(turn: Turn, handoff: Handoff, because: QueuedBecause): Output[] {
  if (!isHeld(handoff.state)) return [];
  const { repId, repName } = handoff.state;
  const taken = tellReps(turn, handoff, 'taken_back', [repId]);
  if (handoff.rule === 'H-8') {
    const to = { status: 'returned', repId, repName, note: undefined, endedAt: turn.now } as const;
    const bot = turn.views.company.botName;
    return move(handoff, to, say('human.sorry-left', { rep: repName, bot }), ...taken);
  }
  const queued = { status: 'queued', since: turn.now, because } as const;
  const closed = whenClosed(turn);
  if (!closed) return move(handoff, queued, say('human.sorry-other', { rep: repName }), ...taken);
  const to = { status: 'scheduled', callbackAt: closed.by, moves: 0 } as const;
  const later = record({ type: 'handoff_moved', handoffId: handoff.id, to });
  const told = say('human.sorry-later', { rep: repName, by: { deadline: closed.by } });
  return move(handoff, queued, later, told, ...taken);
}
