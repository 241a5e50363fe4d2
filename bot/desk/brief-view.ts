import { type Contact, isContactable } from '../../domain/contact/contact';
import { productOfInterest, scoreNow } from '../../domain/leads/score-now';
import { type Handoff, ownershipOf } from '../../domain/handoff/handoff';
import { handoffBrief } from '../../domain/contact/handoff-brief';
import { unitsWanted } from '../../domain/leads/slots';
import { unitPrice } from '../../domain/products/prices';
import { type BriefView } from './case-views';
import { type DeskContext } from './desk-context';
import { lineView, slotViews } from './lead-view';
import { maskEmail, maskPhone } from '../pipeline/mask';
import { type Show } from './conversation-view';

/** Of the desk only what a brief is made of. */
type Books = Pick<DeskContext, 'views' | 'clock' | 'phrasing'>;

/**
 * What a rep reads before the first word (§2.6), while the conversation waits or is in somebody's hands.
 * @param open whether the reader has the conversation: phone and address are then whole
 */
export function briefView(
  desk: Books,
  handoff: Handoff | undefined,
  contact: Contact,
  { show, open }: { show: Show; open: boolean },
): BriefView | null {
  if (!handoff || ownershipOf(handoff) === 'bot') return null;
  const views = desk.views();
  const now = desk.clock();
  const current = withScore(contact, desk);
  const { phone, email, wish, score, ...brief } = handoffBrief(handoff, current, interestOf(desk, contact));
  return {
    rule: brief.rule,
    topic: show(brief.topic),
    requestedAt: brief.requestedAt,
    name: brief.name ?? null,
    honorific: brief.honorific ?? null,
    company: brief.company ?? null,
    phone: phone === undefined ? null : open ? phone : maskPhone(phone),
    email: email === undefined ? null : open ? email : maskEmail(email),
    standing: brief.standing,
    slots: slotViews(wish, views, now),
    expectedValue: wish.expectedValue ?? null,
    score: score
      ? {
          total: Math.round(score.total),
          temperature: score.temperature,
          reasons: score.reasons.map((line) => lineView(line, desk.phrasing)),
        }
      : null,
    refused: brief.refused,
    preferredHour: brief.preferredHour ?? null,
    openComplaints: brief.openComplaints,
  };
}

/** The score computed now, the same as beside the brief: it decays with time. */
function withScore(contact: Contact, desk: Books): Contact {
  const { lead, standing, source } = contact;
  if (!lead) return contact;
  const prospect = { standing, source, contactable: isContactable(contact) };
  return { ...contact, lead: { ...lead, score: scoreNow(lead, prospect, desk.views(), desk.clock()) } };
}

function interestOf(
  desk: Books,
  { lead }: Contact,
): { sku: string; unitPrice: number | undefined } | undefined {
  const product = lead && productOfInterest(lead.slots, desk.views().catalogue, desk.clock());
  if (!product) return undefined;
  return { sku: product.sku, unitPrice: unitPrice(product, 'public', unitsWanted(lead.slots), desk.clock()) };
}
