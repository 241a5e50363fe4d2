import { type Intent, hasTrait } from '../../domain/recognition/intent';
import { leadEvent } from '../contract/lead-event';
import { daysBetween } from '../../domain/time/calendar';
import { type DomainEvent } from '../../domain/contact/events';
import { type Lead } from '../../domain/leads/lead';
import { type LeadSlots } from '../../domain/leads/slots';
import { writersOwn } from '../../domain/recognition/own-values';
import { answeredSlots } from './answered-slots';
import { slotFacts, slotsOfFacts } from './facts';
import { merge } from './merge';
import { nameIn, statedSlots } from './stated-slots';
import { targetEvents } from './target';
import { scoreOf } from './state';
import { type Turn } from '../contract/turn';
import { isEqual } from '../../domain/leads/equal';

/** Questions that tell of a chance to sell, once they name a thing or ask for a person's work. */
const INTEREST: readonly Intent[] = [
  'ask_price',
  'ask_stock',
  'ask_spec',
  'browse_products',
  'compare_products',
  'bargain',
  'ask_promotion',
];
const DESCRIBES_A_WISH: readonly Intent[] = ['give_need', 'give_quantity', 'give_timeline', 'give_budget'];
const WISHES: readonly Intent[] = ['buy', 'ask_quote', 'want_demo', 'ask_recommendation'];

/**
 * Lead slots and signals from any message, whatever dialog is open (F-1), saved after every slot (F-9) and
 * scored again. Before there is product interest only facts are kept; the lead begins with them.
 */
export function learnLead(turn: Turn): DomainEvent[] {
  if (isOfSomethingElse(turn)) return [];
  const known = fresh(turn, turn.contact.lead);
  const stated = { ...statedSlots(turn), ...personSlots(turn) };
  const slots = { ...stated, ...answeredSlots(turn, known, stated) };
  const facts = slotFacts(turn, slots);
  const before = known ?? (hasInterest(turn, slots) ? newLead(turn) : undefined);
  if (!before) return facts;
  const merged = merge(turn, before, slots);
  if (isEqual(merged, turn.contact.lead)) return facts;
  const lead: Lead = { ...merged, lastInboundAt: turn.now };
  const scored = { ...lead, score: scoreOf(turn, lead) };
  return [...facts, leadEvent(turn.contact.lead, scored), ...targetEvents(turn, scored)];
}

/** A complaint tells of no wish, whatever numbers it has; a greeting does not make an old wish young (F-10). */
function isOfSomethingElse(turn: Turn): boolean {
  const { interrupt } = turn.views.rules.understanding;
  const complains = turn.recognition.intents.some(
    ({ intent, score }) => hasTrait(intent, 'complaint') && score >= interrupt && turn.acts.includes(intent),
  );
  const courtesy: readonly Intent[] = ['greet', 'thanks', 'bye', 'resume', 'bot_identity', 'change_language'];
  return complains || (turn.acts.length > 0 && turn.acts.every((act) => courtesy.includes(act)));
}

function hasInterest(turn: Turn, slots: LeadSlots): boolean {
  const names = slots.sku !== undefined || slots.category !== undefined;
  if (turn.acts.some((act) => WISHES.includes(act))) return true;
  if (names && turn.acts.some((act) => INTEREST.includes(act) || DESCRIBES_A_WISH.includes(act))) return true;
  return turn.acts.includes('give_need') && slots.segment !== undefined;
}

/** F-11: after thirty days of silence time and money are no longer what they were; won chances are over. */
function fresh(turn: Turn, lead: Lead | undefined): Lead | undefined {
  if (!lead || lead.stage === 'won') return undefined;
  if (daysBetween(lead.lastInboundAt, turn.now) <= turn.views.rules.conversation.snapshotD) return lead;
  const { timeline: _timeline, budget: _budget, ...rest } = lead.slots;
  return { ...lead, slots: rest, asked: [] };
}

function newLead(turn: Turn): Lead {
  const topic = turn.conversation.topicSku;
  const product = topic === undefined ? undefined : turn.views.catalogue.products.get(topic);
  const about = product ? { sku: product.sku, category: product.category } : {};
  return {
    id: turn.newId('lead'),
    contactId: turn.contact.id,
    track: 'b2c',
    stage: 'new',
    slots: { ...slotsOfFacts(turn), ...about },
    signals: [],
    asked: [],
    refused: [],
    contactType: 'buyer',
    createdAt: turn.now,
    lastInboundAt: turn.now,
    hotCalledAt: undefined,
  };
}

function personSlots(turn: Turn): LeadSlots {
  const name = nameIn(turn);
  const company = writersOwn(turn.recognition, 'company')[0]?.value;
  return { ...(name ? { name } : {}), ...(company ? { company } : {}) };
}
