import { isComplaintOpen } from '../complaints/complaint';
import { type Contact } from './contact';
import { currentFact } from '../profile/facts';
import { type Handoff } from '../handoff/handoff';
import { type Instant } from '../time/instant';
import { type Lead } from '../leads/lead';
import { expectedValue, type LeadSlots, type PreferredHour } from '../leads/slots';
import { type Temperature } from '../leads/score';
import { type ScoreLine } from '../leads/score-line';
import { type QuestionId } from '../leads/qualification';
import { type Standing } from '../ladder/rung';

/**
 * What a rep reads before the first word (§2.6 package): who, what, how many, when, where, with how much, and why
 * it is hot. Put together from what is known at the moment of reading; a line without a value is left out by
 * the caller, so that it fits a card of twelve lines.
 */
export interface HandoffBrief {
  rule: Handoff['rule'];
  /** The last need in the customer's words. */
  topic: string;
  requestedAt: Instant;
  name: string | undefined;
  honorific: string | undefined;
  company: string | undefined;
  phone: string | undefined;
  email: string | undefined;
  standing: Standing;
  wish: Pick<LeadSlots, 'quantity' | 'timeline' | 'location' | 'budget' | 'role' | 'current'> & {
    sku: string | undefined;
    /** In rupiah, while the product has a price. */
    expectedValue: number | undefined;
  };
  /** Total, temperature and the two heaviest reasons. */
  score: { total: number; temperature: Temperature; reasons: ScoreLine[] } | undefined;
  /** Questions they refused: not to be asked again (do-not-mention list). */
  refused: readonly QuestionId[];
  preferredHour: PreferredHour | undefined;
  openComplaints: number;
}

const REASONS = 2;

/** @param interest the product the lead is about with its price, when there is one. */
export function handoffBrief(
  handoff: Handoff,
  contact: Contact,
  interest: { sku: string; unitPrice: number | undefined } | undefined,
): HandoffBrief {
  const fact = (key: Parameters<typeof currentFact>[1]): string | undefined =>
    currentFact(contact.facts, key)?.value;
  const slots = contact.lead?.slots ?? {};
  return {
    rule: handoff.rule,
    topic: contact.lead?.need ?? handoff.topic,
    requestedAt: handoff.requestedAt,
    name: slots.name ?? fact('display_name'),
    honorific: fact('honorific'),
    company: slots.company ?? fact('company'),
    phone: fact('phone'),
    email: fact('email'),
    standing: contact.standing,
    wish: wishOf(slots, interest),
    score: contact.lead && scoreOf(contact.lead),
    refused: contact.lead?.refused ?? [],
    preferredHour: slots.preferredHour,
    openComplaints: contact.complaints.filter(isComplaintOpen).length,
  };
}

function wishOf(slots: LeadSlots, interest: Parameters<typeof handoffBrief>[2]): HandoffBrief['wish'] {
  const { quantity, timeline, location, budget, role, current } = slots;
  const value = expectedValue(slots, interest?.unitPrice);
  return {
    quantity,
    timeline,
    location,
    budget,
    role,
    current,
    sku: slots.sku ?? interest?.sku,
    expectedValue: value,
  };
}

function scoreOf({ score }: Lead): HandoffBrief['score'] {
  if (!score) return undefined;
  const reasons = [...score.lines].sort((a, b) => b.points - a.points).slice(0, REASONS);
  return { total: score.total, temperature: score.temperature, reasons };
}
