import { type Product } from '../../domain/products/catalogue';
import { currentFact } from '../../domain/profile/facts';
import { type Instant } from '../../domain/time/instant';
import { isContactable } from '../../domain/contact/contact';
import { daysBetween } from '../../domain/time/calendar';
import { type Lead, callsForPerson } from '../../domain/leads/lead';
import { type LeadSlots } from '../../domain/leads/slots';
import { type LeadScore } from '../../domain/leads/score';
import { productOfInterest, scoreNow } from '../../domain/leads/score-now';
import {
  type NextQuestion,
  type QualificationContext,
  type QuestionId,
  nextQuestion,
} from '../../domain/leads/qualification';
import { writersOwn } from '../../domain/recognition/own-values';
import { type Turn } from '../contract/turn';

/** How good the lead is by what is known now. */
export function scoreOf(turn: Turn, lead: Lead): LeadScore {
  const { standing, source } = turn.contact;
  return scoreNow(lead, { standing, source, contactable: isReachable(turn) }, turn.views, turn.now);
}

/** What the lead is about: the product that was named, else the one their needs lead to. */
export function interestOf(turn: Turn, slots: LeadSlots): Product | undefined {
  return productOfInterest(slots, turn.views.catalogue, turn.now);
}

/** Known already, or given in this very message: learning runs before its facts are folded. */
function isReachable(turn: Turn): boolean {
  const given = (['phone', 'email'] as const).some((type) => writersOwn(turn.recognition, type).length > 0);
  return given || isContactable(turn.contact);
}

/** A quotation or a visit is wanted: an answer that needs a person and a way to reach the customer. */
export function wantsPerson(lead: Lead): boolean {
  return lead.signals.includes('quote') || lead.signals.includes('demo');
}

/** Questions refused within the last `refuseSilenceD` days (F-4). */
export function refusedNow(turn: Turn, lead: Lead): QuestionId[] {
  const { refuseSilenceD } = turn.views.rules.conversation;
  return lead.refused.filter((id) => isRecent(lead.refusedAt?.[id], refuseSilenceD, turn.now));
}

function isRecent(at: Instant | undefined, days: number, now: Instant): boolean {
  return at === undefined || daysBetween(at, now) < days;
}

/** What decides about the next question. */
export function contextOf(turn: Turn, lead: Lead, reluctance: number): QualificationContext {
  const product = interestOf(turn, lead.slots);
  const ofKind = [...turn.views.catalogue.products.values()].filter(
    ({ category }) => category === lead.slots.category,
  );
  const asked = product ? [product] : ofKind;
  const refused = refusedNow(turn, lead);
  return {
    track: lead.track,
    involvement: involvementOf(asked),
    singleItem: lead.track === 'b2c',
    needsDelivery: true,
    contactable: isReachable(turn),
    liveInChat: !wantsPerson(lead) || refused.includes('contact'),
    attributionKnown: turn.contact.source !== 'unknown' || lead.slots.heardFrom !== undefined,
    mood: reluctance > 0 || refused.length > 0 ? 'reluctant' : 'willing',
  };
}

/** Of a kind of goods that of most of them. */
function involvementOf(products: readonly Product[]): Product['involvement'] {
  const high = products.filter(({ involvement }) => involvement === 'high').length;
  return high * 2 > products.length ? 'high' : 'low';
}

/**
 * What to ask next; undefined when enough is known.
 * @param passedOver asked often enough already
 */
export function nextOf(
  turn: Turn,
  lead: Lead,
  reluctance: number,
  passedOver: readonly QuestionId[] = [],
): NextQuestion | undefined {
  const context = { ...contextOf(turn, lead, reluctance), rules: turn.views.rules.lead };
  // Asked for name and company, who gives only the name has answered.
  const named = lead.asked.includes('name') && lead.slots.name !== undefined;
  const slots = named ? { ...lead.slots, company: lead.slots.company ?? '' } : lead.slots;
  return nextQuestion(slots, lead.asked, [...refusedNow(turn, lead), ...passedOver], context);
}

/** The slots that this very message filled or changed. */
export function learnedNow(turn: Turn): Array<keyof LeadSlots> {
  const sources = Object.entries(turn.contact.lead?.sources ?? {});
  return sources
    .filter(([, source]) => source?.messageId === turn.messageId)
    .map(([slot]) => slot as keyof LeadSlots);
}

const SLOTS_OF: Record<QuestionId, ReadonlyArray<keyof LeadSlots>> = {
  need: ['challenge', 'sku', 'category'],
  quantity: ['quantity'],
  timeline: ['timeline'],
  current: ['current'],
  authority: ['role'],
  budget: ['budget', 'priceAccepted'],
  location: ['location'],
  name: ['name', 'company'],
  contact: [],
  source: ['heardFrom'],
};

/** Whether this message answered a question, also with "I do not know yet". */
export function isAnswered(turn: Turn, question: QuestionId): boolean {
  if (question === 'contact') {
    return (['phone', 'email'] as const).some(
      (key) => currentFact(turn.contact.facts, key)?.sourceMessageId === turn.messageId,
    );
  }
  return SLOTS_OF[question].some((slot) => learnedNow(turn).includes(slot));
}

/** the lead is hot and no rep was called for it this week; mentioned once in a conversation. */
export function isHotNow(turn: Turn): boolean {
  const { lead } = turn.contact;
  if (!lead || lead.stage === 'handed_off' || lead.stage === 'accepted') return false;
  if (turn.conversation.offered.includes('hot')) return false;
  return callsForPerson(scoreOf(turn, lead).temperature, lead, turn.views.rules.lead, turn.now);
}
