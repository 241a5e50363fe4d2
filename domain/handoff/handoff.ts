import { type Instant } from '../time/instant';

/** Where a conversation's handoff stands (`domain.md` §2.6). */
export type HandoffState =
  | { status: 'queued' }
  /** Nobody was there: a person writes by `callbackAt`; `moves` counts the times that was not kept (T42). */
  | { status: 'scheduled'; callbackAt: Instant; moves: number }
  | { status: 'active'; repId: string; repName: string; claimedAt: Instant }
  | { status: 'returned'; repId: string; repName: string; note: string | undefined; endedAt: Instant }
  | { status: 'cancelled'; endedAt: Instant };

export type HandoffStatus = HandoffState['status'];

/** Why a human is called; the rule ids are those of `domain.md` §2.6. */
export type HandoffRule = 'H-1' | 'H-2' | 'H-3' | 'H-4' | 'H-5' | 'H-6' | 'H-7' | 'H-8';

/** A conversation on its way to, with, or back from a human. */
export interface Handoff {
  id: string;
  conversationId: string;
  contactId: string;
  rule: HandoffRule;
  /** What the customer last wanted, in their words, redacted: the rep's first line. */
  topic: string;
  requestedAt: Instant;
  state: HandoffState;
}

/** The permitted moves. A claim is the move queued → active: whoever commits it first has it (T40). */
const MOVES: Record<HandoffStatus, readonly HandoffStatus[]> = {
  queued: ['active', 'scheduled', 'cancelled'],
  scheduled: ['active', 'queued', 'scheduled', 'cancelled'],
  active: ['returned'],
  returned: [],
  cancelled: [],
};

export type HandoffMove =
  | { ok: true; handoff: Handoff }
  | { ok: false; reason: 'already_claimed' | 'not_permitted'; by: string | undefined };

/** The handoff in its next state, or why it cannot go there. */
export function moveHandoff(handoff: Handoff, next: HandoffState): HandoffMove {
  if (MOVES[handoff.state.status].includes(next.status)) {
    return { ok: true, handoff: { ...handoff, state: next } };
  }
  const by = 'repName' in handoff.state ? handoff.state.repName : undefined;
  const taken = next.status === 'active' && handoff.state.status === 'active';
  return { ok: false, reason: taken ? 'already_claimed' : 'not_permitted', by };
}

/** Who speaks in a conversation: bot or human, never both (architecture §1.5). */
export type Ownership = 'bot' | 'waiting' | 'human';

/** Derived from the handoff, stored nowhere else. */
export function ownershipOf(handoff: Handoff | undefined): Ownership {
  switch (handoff?.state.status) {
    case 'queued':
    case 'scheduled':
      return 'waiting';
    case 'active':
      return 'human';
    case 'returned':
    case 'cancelled':
    case undefined:
      return 'bot';
  }
}
