import { type Instant } from '../time/instant';

/** One rep is asked to take a handoff, or has taken it: the history of who was asked and what became of it. */
export interface Offer {
  id: string;
  repId: string;
  repName: string;
  at: Instant;
  /** When the next rep is asked; the moment of the claim for a rep who claimed without having been asked. */
  until: Instant;
  /** Undefined while it is open. */
  result?: OfferResult;
  settledAt?: Instant;
  /** Why it was declined, in the rep's words. */
  reason?: string;
}

/**
 * `withdrawn`: another rep claimed it, or the customer no longer needs one. `given_back`: it was accepted, and the
 * rep left, did not reply or handed it to a colleague. `closed`: it was accepted and ended.
 */
export type OfferResult = 'accepted' | 'declined' | 'timed_out' | 'withdrawn' | 'given_back' | 'closed';

type OfferState = 'open' | OfferResult;

/** The permitted moves of an offer. Only an open one can be accepted, so that one of two claims wins (T40). */
const OFFER_MOVES: Record<OfferState, readonly OfferState[]> = {
  open: ['accepted', 'declined', 'timed_out', 'withdrawn'],
  accepted: ['given_back', 'closed'],
  declined: [],
  timed_out: [],
  withdrawn: [],
  given_back: [],
  closed: [],
};

/** The offer with its result; unchanged when it has one that is final. */
export function settleOffer(offer: Offer, result: OfferResult, settledAt: Instant, reason?: string): Offer {
  if (!OFFER_MOVES[offer.result ?? 'open'].includes(result)) return offer;
  return { ...offer, result, settledAt, ...(reason === undefined ? {} : { reason }) };
}
