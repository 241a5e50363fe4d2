import { isHeld } from '../../domain/handoff/handoff';
import { defineDialog } from '../contract/dialog';
import { type Output, record } from '../contract/outputs';
import { type Turn } from '../contract/turn';
import { move } from './moves';

/**
 * The customer writes to the person who has the conversation: the bot is silent (T43), the clock of the answer runs
 * from the first unanswered message on, and the rep is told where they work.
 */
export const handoffHeld = defineDialog({
  id: 'handoff-held',
  version: 1,
  startsOn: [],
  startsAt: ['held'],
  isPublic: true,
  begin: (turn) => ({ status: 'complete', outputs: heard(turn), took: [] }),
});

function heard(turn: Turn): Output[] {
  const { handoff, now } = turn;
  if (!handoff || !isHeld(handoff.state)) return [];
  const { state } = handoff;
  const waits = { ...state, waitsSince: state.waitsSince ?? now };
  const isNews = state.waitsSince === undefined || state.status === 'paused';
  const status = state.status === 'accepted' ? 'accepted' : 'active';
  const line = {
    id: turn.newId('rep-notice'),
    handoffId: handoff.id,
    kind: 'line' as const,
    reps: [state.repId],
    isShared: false,
    turnId: turn.messageId,
  };
  return [
    ...(isNews ? move(handoff, { ...waits, status }) : []),
    record({ type: 'reps_notified', notice: line }),
  ];
}
