import { replied } from '../contract/choices';
import { type Intent } from '../../domain/recognition/intent';
import { type Lead } from '../../domain/leads/lead';
import { type LeadSlots } from '../../domain/leads/slots';
import { type QuestionId } from '../../domain/leads/qualification';
import { corrects, currentIn, isUndecided, roleIn, supplierIn } from './cues';
import { capacitiesOf } from '../../domain/products/fit';
import { interestOf } from './state';
import { meant } from '../reading/meant';
import { openForm, openQuestions } from './form';
import { hears } from '../reading/hears';
import { plainText } from '../reading/plain-words';
import { type Turn, words } from '../contract/turn';

/** What a message answers to the question that is open; the rest is read by `lead-slots.ts`. */
export function answeredSlots(turn: Turn, lead: Lead | undefined, stated: LeadSlots): LeadSlots {
  const asked = openQuestions(turn);
  const text = plainText(turn);
  const { cues } = turn.views;
  const slots: LeadSlots = { ...numberSlots(turn, lead), ...roleSlot(turn, asked) };
  const answers = isPlainAnswer(turn) && !OTHER_SLOTS.some((slot) => stated[slot] !== undefined);
  const current = currentIn(text, asked.includes('current') && answers, cues);
  if (current)
    slots.current = { ...current, supplier: supplierOf(turn, asked.includes('current') && answers) };
  if (asked.includes('timeline')) {
    if (isUndecided(text, cues) || replied(turn, 'undecided')) slots.timeline = 'undecided';
    // "Ga usah nanya, langsung saja" hurries us, not the delivery.
    else if (cues.rightAway.test(text) && !turn.acts.includes('refuse'))
      slots.timeline = { days: 0, saidAt: turn.now };
  }
  if (asked.includes('budget') && (isUndecided(text, cues) || replied(turn, 'undecided')))
    slots.budget = 'undecided';
  if (asked.includes('need') && isPlainAnswer(turn)) {
    slots.challenge = cues.trouble.test(text) ? 'specific' : 'general';
  }
  if (asked.includes('source') && answers) slots.heardFrom = words(turn).slice(0, 80);
  return slots;
}

/** A message about something else is not an answer to a question that accepts any words. */
const OTHER_SLOTS = ['quantity', 'timeline', 'budget', 'location', 'name', 'sku'] as const;
const STEERS: readonly Intent[] = [
  'ask_why',
  'refuse',
  'cancel',
  'back',
  'human',
  'just_looking',
  'resume',
  'change_language',
  'greet',
  'bye',
];

/** Something was said to the question: no steering word, no question back, nothing put right. */
function isPlainAnswer(turn: Turn): boolean {
  if (words(turn).trim() === '' || words(turn).includes('?') || corrects(turn)) return false;
  return !turn.acts.some(
    (act) =>
      STEERS.includes(act) && !(act === 'human' && !turn.views.cues.callsForHuman.test(plainText(turn))),
  );
}

/** With whom, when they say; to the question itself their words, unless they are of having nothing or of trouble. */
function supplierOf(turn: Turn, asked: boolean): string | undefined {
  const text = plainText(turn);
  const { cues } = turn.views;
  const isNew = currentIn(text, true, cues)?.customerType === 'new_to_category';
  const tells = asked && !cues.trouble.test(text) && !isNew;
  return supplierIn(text, cues) ?? (tells ? words(turn).slice(0, 60) : undefined);
}

const ROLES = ['decision_maker', 'influencer', 'user'] as const;

/** Slot 5. "Iya" to "is it yours to decide?" is a yes. */
function roleSlot(turn: Turn, asked: readonly QuestionId[]): LeadSlots {
  const pressed = ROLES.find((role) => replied(turn, role));
  if (pressed) return { role: pressed };
  const text = plainText(turn);
  const { cues } = turn.views;
  const told = roleIn(text, cues);
  if (told) return { role: told };
  if (!asked.includes('authority')) return {};
  if (turn.acts.includes('affirm') || cues.self.test(text)) {
    return { role: 'decision_maker' };
  }
  return cues.no.test(text) ? { role: 'influencer' } : {};
}

/** A bare number: what was asked for, what its neighbour says it is, or what it corrects (F-3). */
function numberSlots(turn: Turn, lead: Lead | undefined): LeadSlots {
  const form = openForm(turn);
  const number = form?.stage === 'which' ? form.number : bareNumber(turn);
  if (number === undefined || number <= 0) return {};
  switch (meaningOf(turn, lead)) {
    case 'quantity':
      return { quantity: { amount: number, unit: unitOf(turn, lead) } };
    case 'budget':
      return { budget: { min: inRupiah(number), max: inRupiah(number) } };
    case 'ambiguous':
    case 'nothing':
      return {};
  }
}

/** F-3: the number of a correction that may be a quantity or a budget. */
export function ambiguousNumber(turn: Turn): number | undefined {
  return meaningOf(turn, turn.contact.lead) === 'ambiguous' ? bareNumber(turn) : undefined;
}

function bareNumber(turn: Turn): number | undefined {
  return meant(turn, 'number').at(0)?.value;
}

function meaningOf(turn: Turn, lead: Lead | undefined): 'quantity' | 'budget' | 'ambiguous' | 'nothing' {
  const asked = openQuestions(turn);
  if (replied(turn, 'quantity')) return 'quantity';
  if (replied(turn, 'budget')) return 'budget';
  // Beside an amount of money a bare number counts something else: "18 of us, 15 million".
  const isOfMoney = hears(turn, 'budget') && meant(turn, 'money').length === 0;
  if (isOfMoney) return 'budget';
  if ((['people', 'cups', 'pieces'] as const).some((cue) => hears(turn, cue))) return 'quantity';
  if (asked.includes('budget')) return 'budget';
  if (asked.includes('quantity')) return 'quantity';
  if (!corrects(turn) || !lead) return 'nothing';
  const { quantity, budget } = lead.slots;
  const spends = budget !== undefined && budget !== 'undecided';
  if (quantity && spends) return 'ambiguous';
  if (quantity) return 'quantity';
  return spends ? 'budget' : 'nothing';
}

/** "2" after "1,5 jt" is two million: a budget of two rupiah is not meant. */
function inRupiah(number: number): number {
  if (number < 1000) return number * 1_000_000;
  return number < 10_000 ? number * 1000 : number;
}

/** What is counted: as before, as the goods are measured, else pieces. */
function unitOf(turn: Turn, lead: Lead | undefined): NonNullable<LeadSlots['quantity']>['unit'] {
  const before = lead?.slots.quantity?.unit;
  if (before !== undefined && before !== 'none') return before;
  const text = plainText(turn);
  if (turn.views.cues.people.test(text)) return 'person';
  if (turn.views.cues.cups.test(text)) return 'cup';
  const product = lead && interestOf(turn, lead.slots);
  return (product && capacitiesOf(product)[0]?.unit) ?? (lead?.track === 'b2b' ? 'person' : 'piece');
}
