import { localDate } from '../../domain/time/calendar';
import { type Product } from '../../domain/products/catalogue';
import { isComplaintOpen } from '../../domain/complaints/complaint';
import { consentFor } from '../../domain/profile/consents';
import { currentFact } from '../../domain/profile/facts';
import { firstPurchaseOffer, mayShowOffer, offersOn } from '../../domain/products/offers';
import { recordedPurchases } from '../../domain/ladder/purchases';
import { type Output, record, say } from '../contract/outputs';
import { type Text } from '../contract/texts';
import { type CompanyOffer, type Turn } from '../contract/turn';

/** What there is for this person today. */
export function offersNow(turn: Turn): CompanyOffer[] {
  const today = localDate(turn.now, turn.views.company.timeZone);
  return offersOn(turn.views.offers, today, hasBought(turn));
}

/** Also what may not be told here counts: who has bought is no first buyer (T37). */
function hasBought({ contact, behindDoor }: Turn): boolean {
  return behindDoor.hasBought || recordedPurchases(contact.evidence).length > 0;
}

/** "Ada promo?": what the company has written and no more; where there is nothing, that. */
export function promotionOutputs(turn: Turn): Output[] {
  const offers = offersNow(turn);
  if (offers.length === 0) return [say('offer.none')];
  return [say('offer.list', { offers: { lines: offers.map(offerLine) } })];
}

function offerLine(offer: CompanyOffer): Text {
  return { text: 'offer.line', values: valuesOf(offer) };
}

/** The last day, as an instant that falls on it in every zone of the country. */
function valuesOf({ text, until }: CompanyOffer): Text['values'] {
  return { offer: { perLanguage: text }, until: { day: `${until}T05:00:00.000Z` } };
}

/** P-11: one line at the end of a priced answer, with its last day; who is ordering has had what it takes off. */
export function firstPurchaseOutputs(turn: Turn, product: Product | undefined): Output[] {
  const offer = product && firstPurchaseOffer(offersNow(turn), product);
  const { contact, views } = turn;
  const occasion = {
    hasBought: hasBought(turn),
    complaintOpen: turn.behindDoor.hasOpenComplaint || contact.complaints.some(isComplaintOpen),
    disqualified: contact.lead?.stage === 'disqualified',
    lastShownAt: currentFact(contact.facts, 'offer_shown')?.capturedAt,
  };
  if (!offer || isOrdering(turn) || wantsNone(turn) || !mayShowOffer(occasion, views.rules.offers, turn.now))
    return [];
  return [say('offer.first', valuesOf(offer)), offerShown(turn, offer.id)];
}

function isOrdering({ open }: Turn): boolean {
  return open.some(({ id }) => id === 'order');
}

/** An objection to advertising holds in any conversation; a child is offered nothing (PDP 25). */
function wantsNone({ contact, conversation }: Turn): boolean {
  const word = consentFor(contact.consents, `marketing_${conversation.channel}`)?.action;
  const isFrozen = contact.restrictedAt !== undefined;
  return word === 'withdraw' || word === 'refuse' || isFrozen || conversation.offered.includes('minor');
}

/** Who asks for a lower price is told of the one there is, however often it was mentioned. */
export function discountOutputs(turn: Turn, product: Product): Output[] {
  const offer = firstPurchaseOffer(offersNow(turn), product);
  return offer && offer.share > 0 ? [say('offer.first', valuesOf(offer))] : [];
}

/** Kept with the person, not the conversation, so that it is not repeated in every chat. */
export function offerShown(turn: Turn, offerId: string): Output {
  const fact = {
    id: turn.newId('fact'),
    key: 'offer_shown' as const,
    value: offerId,
    status: 'confirmed' as const,
    confidence: 1,
    sourceMessageId: turn.messageId,
    purpose: 'service' as const,
    capturedAt: turn.now,
    supersededById: undefined,
  };
  return record({ type: 'fact_stated', fact });
}
