import { daysBetween } from '../../domain/time/calendar';
import { type DomainEvent } from '../../domain/contact/events';
import { type FactKey, currentFact } from '../../domain/profile/facts';
import { type LeadSlots } from '../../domain/leads/slots';
import { stateFact } from '../profile/state-fact';
import { ownWords } from '../reading/own-words';
import { type Turn } from '../contract/turn';

/** Facts that keep what was told of a wish, also before there is a lead; JSON, as they are ranges. */
const KEPT = ['quantity', 'timeline', 'budget'] as const;

/** What a message told of the wish, as facts of the person. */
export function slotFacts(turn: Turn, slots: LeadSlots): DomainEvent[] {
  const kept = KEPT.flatMap((key): Array<[FactKey, string]> => {
    const value = slots[key];
    return value === undefined || value === 'undecided' ? [] : [[key, JSON.stringify(value)]];
  });
  const need = turn.acts.includes('give_need') ? ownWords(turn).slice(0, 200) : '';
  const told: Array<[FactKey, string]> = need === '' ? kept : [...kept, ['need', need]];
  return told.flatMap(([key, value]) => stateFact(turn, key, value));
}

/** What was told before there was a lead (F-1); time and money only while they are young (F-11). */
export function slotsOfFacts(turn: Turn): LeadSlots {
  const { facts } = turn.contact;
  const slots: LeadSlots = {};
  const name = currentFact(facts, 'display_name')?.value;
  const company = currentFact(facts, 'company')?.value;
  const city = currentFact(facts, 'city')?.value;
  if (name !== undefined) slots.name = name;
  if (company !== undefined) slots.company = company;
  if (city !== undefined) slots.location = { city, territory: turn.views.territoryOf(city) };
  for (const key of KEPT) {
    const fact = currentFact(facts, key);
    if (fact && daysBetween(fact.capturedAt, turn.now) <= turn.views.rules.conversation.snapshotD) {
      // Written only by `slotFacts` above.
      Object.assign(slots, { [key]: JSON.parse(fact.value) as unknown });
    }
  }
  return slots;
}
