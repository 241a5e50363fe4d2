import { type Handoff, type HandoffState } from '../../domain/handoff/handoff';
import { type Outcome } from '../../domain/conversation/outcome';
import { wantsOutcome } from '../../domain/handoff/outcome';
import { type HandoffView, type OutcomeView } from './handoff-views';

/** @param show masks what the reader need not see */
export function handoffView(
  handoff: Handoff | undefined,
  show: (text: string) => string,
): HandoffView | null {
  if (!handoff) return null;
  const { id, rule, topic, requestedAt, state, outcome } = handoff;
  const { note, ...standing } = stateView(state);
  return {
    id,
    rule,
    topic: show(topic),
    requestedAt,
    ...standing,
    note: note === null ? null : show(note),
    outcome: outcome ? outcomeView(outcome, show) : null,
    wantsOutcome: wantsOutcome(handoff),
  };
}

function outcomeView(outcome: Outcome, show: (text: string) => string): OutcomeView {
  const none = { orderNo: null, reason: null, detail: null, until: null };
  switch (outcome.kind) {
    case 'won':
      return { ...none, kind: 'won', orderNo: outcome.orderNo };
    case 'lost': {
      const { reason, detail } = outcome;
      return { ...none, kind: 'lost', reason, detail: detail === undefined ? null : show(detail) };
    }
    case 'deferred':
      return { ...none, kind: 'deferred', until: outcome.until };
    case 'invalid':
      return { ...none, kind: 'invalid' };
  }
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
