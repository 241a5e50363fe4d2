import { type Instant } from '../time/instant';
import { type Offer, settleOffer } from './offer';
import { type NamedOutcome } from '../conversation/outcome';

/** Who owns a conversation, and whose reply is awaited. */
export interface Held {
  repId: string;
  repName: string;
  claimedAt: Instant;
  firstReplyAt?: Instant;
  /** The rep's last words. */
  repliedAt?: Instant;
  /** Since when the customer waits for an answer; undefined while the rep has said the last word. */
  waitsSince?: Instant;
}

/** First every rep is asked at once, then supervisors. */
export type Asked = 'team' | 'supervisor';

/** Why somebody is in the queue again. */
export type QueuedBecause = 'declined' | 'timed_out' | 'silent' | 'signed_out' | 'disconnected' | 'handed_on';

/** Where a conversation's handoff stands (`domain.md` §2.6). The turn that requests it puts it into the queue. */
export type HandoffState =
  /** `since`: the beginning of this round, where it is not the first. */
  | {
      status: 'queued';
      since?: Instant;
      because?: QueuedBecause;
      asked?: Asked;
      askedAt?: Instant;
      reason?: string;
    }
  | { status: 'offered'; offer: Offer; since: Instant }
  /**
   * No rep was available: a rep writes by `callbackAt`; `moves` counts the times that were not kept (T42). `askedAt`:
   * the team was reminded of it.
   */
  | { status: 'scheduled'; callbackAt: Instant; moves: number; askedAt?: Instant }
  /** Claimed, and nothing written yet. */
  | ({ status: 'accepted' } & Held)
  | ({ status: 'active' } & Held)
  | ({ status: 'paused'; pausedAt: Instant } & Held)
  | { status: 'returned'; repId: string; repName: string; note: string | undefined; endedAt: Instant }
  /** Over without a word to the customer: both sides have been silent for a day. */
  | { status: 'ended'; repId: string; repName: string; endedAt: Instant }
  | { status: 'cancelled'; endedAt: Instant }
  /** No rep ever came and the promise was given up: it remains as a task at the desk. */
  | { status: 'abandoned'; endedAt: Instant };

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
  /** Who was asked, oldest first. */
  offers?: readonly Offer[];
  /** The chance it is about; undefined where there is nothing to sell. */
  leadId?: string;
  /** What came of that chance, once somebody has said so. */
  outcome?: NamedOutcome;
}

/** The permitted moves. A claim is the move to `accepted`: the first one committed wins (T40). */
export const HANDOFF_MOVES: Record<HandoffStatus, readonly HandoffStatus[]> = {
  queued: ['queued', 'offered', 'accepted', 'scheduled', 'cancelled'],
  offered: ['queued', 'accepted', 'scheduled', 'cancelled'],
  scheduled: ['accepted', 'queued', 'scheduled', 'cancelled', 'abandoned'],
  accepted: ['accepted', 'active', 'queued', 'offered', 'returned', 'ended'],
  active: ['active', 'paused', 'queued', 'offered', 'returned', 'ended'],
  paused: ['active', 'queued', 'offered', 'returned', 'ended'],
  returned: [],
  ended: [],
  cancelled: [],
  abandoned: [],
};

export type HandoffMove =
  | { ok: true; handoff: Handoff }
  | { ok: false; reason: 'already_claimed' | 'not_permitted'; by: string | undefined };

/** The handoff in its next state, with what became of its offers, or why it cannot go there. */
export function moveHandoff(handoff: Handoff, next: HandoffState): HandoffMove {
  const { state } = handoff;
  const isAnothers = isHeld(next) && isHeld(state) && next.repId !== state.repId;
  if (HANDOFF_MOVES[state.status].includes(next.status) && !isAnothers) {
    const offers = offersAfter(handoff, next);
    return { ok: true, handoff: { ...handoff, state: next, ...(offers.length > 0 ? { offers } : {}) } };
  }
  const by = 'repName' in state ? state.repName : undefined;
  const isTaken = isHeld(next) && isHeld(state);
  return { ok: false, reason: isTaken ? 'already_claimed' : 'not_permitted', by };
}

/** Of the open offer and the one that was accepted, what the move makes; the newest stands at the end. */
function offersAfter({ id, state, offers = [] }: Handoff, next: HandoffState): readonly Offer[] {
  const last = offers.at(-1);
  const at = momentOf(next);
  const settled = last && at !== undefined ? [...offers.slice(0, -1), settledBy(last, next, at)] : offers;
  if (next.status === 'offered') return [...settled, next.offer];
  if (!isHeld(next) || isHeld(state)) return settled;
  if (last?.result === undefined && last?.repId === next.repId) return settled;
  const { repId, repName, claimedAt } = next;
  const taken = { id: `${id}-taken-${offers.length}`, repId, repName, at: claimedAt, until: claimedAt };
  return [...settled, settleOffer(taken, 'accepted', claimedAt)];
}

function settledBy(last: Offer, next: HandoffState, at: Instant): Offer {
  const isOpen = last.result === undefined;
  switch (next.status) {
    case 'queued': {
      const how = next.because === 'declined' ? 'declined' : 'timed_out';
      return settleOffer(last, isOpen ? how : 'given_back', at, next.reason);
    }
    case 'offered':
      return settleOffer(last, isOpen ? 'withdrawn' : 'given_back', at);
    case 'accepted':
      return settleOffer(last, last.repId === next.repId ? 'accepted' : 'withdrawn', at);
    case 'active':
    case 'paused':
      return last;
    case 'scheduled':
      return settleOffer(last, 'withdrawn', last.until);
    case 'returned':
    case 'ended':
    case 'cancelled':
    case 'abandoned':
      return settleOffer(last, isOpen ? 'withdrawn' : 'closed', at);
  }
}

/** When the state begins; undefined where its own times say nothing of that. */
function momentOf(state: HandoffState): Instant | undefined {
  switch (state.status) {
    case 'queued':
      return state.askedAt ?? state.since;
    case 'offered':
      return state.offer.at;
    case 'scheduled':
      return state.callbackAt;
    case 'accepted':
    case 'active':
    case 'paused':
      return state.claimedAt;
    case 'returned':
    case 'ended':
    case 'cancelled':
    case 'abandoned':
      return state.endedAt;
  }
}

type HeldState = Extract<HandoffState, Held>;

/** Whether a rep holds the conversation. */
export function isHeld(state: HandoffState | undefined): state is HeldState {
  return state?.status === 'accepted' || state?.status === 'active' || state?.status === 'paused';
}

/** Whether somebody waits right now, without an hour having been named. */
export function isCalling(
  state: HandoffState | undefined,
): state is Extract<HandoffState, { status: 'queued' | 'offered' }> {
  return state?.status === 'queued' || state?.status === 'offered';
}

/** Since when somebody waits for a person: since they called, or since the last one gave it back. */
export function waitsSince({ state, requestedAt }: Handoff): Instant {
  return (isCalling(state) ? state.since : undefined) ?? requestedAt;
}

/** Who writes in a conversation: the bot or a rep, never both (architecture §1.5). */
export type Ownership = 'bot' | 'waiting' | 'human';

const OWNERSHIP: Record<HandoffStatus, Ownership> = {
  queued: 'waiting',
  offered: 'waiting',
  scheduled: 'waiting',
  accepted: 'human',
  active: 'human',
  paused: 'human',
  returned: 'bot',
  ended: 'bot',
  cancelled: 'bot',
  abandoned: 'bot',
};

/** Derived from the handoff, stored nowhere else. */
export function ownershipOf(handoff: Handoff | undefined): Ownership {
  return handoff ? OWNERSHIP[handoff.state.status] : 'bot';
}

/** Whose hands a conversation is in now; undefined while it waits or is the bot's. */
export function holderOf(handoff: Handoff | undefined): { repId: string; repName: string } | undefined {
  return isHeld(handoff?.state) ? handoff.state : undefined;
}

/** States in which somebody waits for us or talks with us: what jobs and the queue look for. */
export const OPEN_STATUSES = ['queued', 'offered', 'scheduled', 'accepted', 'active', 'paused'] as const;
export const HELD_STATUSES = ['accepted', 'active', 'paused'] as const;
