import { type Handoff, type HandoffState } from '../../domain/handoff/handoff';
import { type HandoffView } from './handoff-views';

/** @param show masks what the reader need not see */
export function handoffView(
  handoff: Handoff | undefined,
  show: (text: string) => string,
): HandoffView | null {
  if (!handoff) return null;
  const { rule, topic, requestedAt, state } = handoff;
  const { note, ...standing } = stateView(state);
  return { rule, topic: show(topic), requestedAt, ...standing, note: note === null ? null : show(note) };
}

function stateView(
  state: HandoffState,
): Pick<HandoffView, 'status' | 'repId' | 'repName' | 'claimedAt' | 'offeredUntil' | 'note'> {
  const nobody = { repId: null, repName: null, claimedAt: null, offeredUntil: null, note: null };
  switch (state.status) {
    case 'queued':
    case 'scheduled':
    case 'cancelled':
    case 'abandoned':
      return { ...nobody, status: state.status };
    case 'offered': {
      const { repId, repName, until } = state.offer;
      return { ...nobody, status: state.status, repId, repName, offeredUntil: until };
    }
    case 'accepted':
    case 'active':
    case 'paused': {
      const { status, repId, repName, claimedAt } = state;
      return { ...nobody, status, repId, repName, claimedAt };
    }
    case 'ended': {
      const { status, repId, repName } = state;
      return { ...nobody, status, repId, repName };
    }
    case 'returned': {
      const { status, repId, repName, note } = state;
      return { ...nobody, status, repId, repName, note: note ?? null };
    }
  }
}
