import { replied } from '../contract/choices';
import { consentFor } from '../../domain/profile/consents';
import { currentFact } from '../../domain/profile/facts';
import { type Lead, moveLead } from '../../domain/leads/lead';
import { type LeadSlots, type Track } from '../../domain/leads/slots';
import { type Signal } from '../../domain/leads/rules';
import { type QuestionId } from '../../domain/leads/qualification';
import { isAbusive } from '../reading/insults';
import { contactTypeIn } from './cues';
import { openQuestions } from './form';
import { plainText } from '../reading/plain-words';
import { ownWords } from '../reading/own-words';
import { type Turn, words } from '../contract/turn';
import { isEqual } from '../../domain/leads/equal';

const SIGNALS: Readonly<Record<string, Signal>> = {
  ask_quote: 'quote',
  want_demo: 'demo',
  ask_delivery: 'delivery_payment',
  ask_payment: 'delivery_payment',
  ask_price: 'price',
  ask_stock: 'stock',
  ask_warranty: 'warranty',
};

/** The lead with what a message stated: slots with their source, signals, refusals, the need in words. */
export function merge(turn: Turn, lead: Lead, stated: LeadSlots): Lead {
  const slots = lessVague(lead.slots, stated);
  const source = { messageId: turn.messageId, at: turn.now };
  const changed = Object.entries(slots)
    .filter(([slot, value]) => !isEqual(lead.slots[slot as keyof LeadSlots], value))
    .map(([slot]) => [slot, source] as const);
  const refusals = refusedIn(turn, slots);
  const known: LeadSlots = { ...lead.slots, ...slots };
  const tells = turn.acts.includes('give_need') || openQuestions(turn).includes('need');
  const moved = lead.stage === 'lost' || lead.stage === 'nurture' ? moveLead(lead, 'engaged') : undefined;
  return {
    ...lead,
    stage: moved?.stage ?? lead.stage,
    track: trackOf(turn, lead, known),
    slots: known,
    signals: [...new Set([...lead.signals, ...signalsOf(turn)])],
    refused: [...new Set([...lead.refused, ...refusals])],
    refusedAt: { ...lead.refusedAt, ...Object.fromEntries(refusals.map((id) => [id, turn.now])) },
    contactType: contactTypeIn(plainText(turn), turn.views.cues) ?? lead.contactType,
    ...(isAbusive(turn) ? { abusive: true as const } : {}),
    ...(objects(turn) ? { unscored: true as const } : {}),
    sources: { ...lead.sources, ...Object.fromEntries(changed) },
    ...(tells && words(turn).trim() !== '' ? { need: ownWords(turn).slice(0, 200) } : {}),
  };
}

/** They said that they will not be scored, or not for the time being. */
function objects({ contact }: Turn): boolean {
  return consentFor(contact.consents, 'scoring')?.action === 'withdraw';
}

/** A vaguer word never replaces a sharper one; a kind of goods does not replace the product it is of. */
function lessVague(known: LeadSlots, stated: LeadSlots): LeadSlots {
  const { challenge, category, segment, ...rest } = stated;
  const sharper = challenge !== undefined && known.challenge !== 'specific';
  const moves = category !== undefined && (stated.sku !== undefined || known.sku === undefined);
  return {
    ...rest,
    ...(sharper ? { challenge } : {}),
    ...(moves ? { category } : {}),
    ...(segment !== undefined && (known.segment === undefined || stated.challenge !== undefined)
      ? { segment }
      : {}),
  };
}

/** F-4: a refusal, or the button that skips, belongs to the question that is open. */
function refusedIn(turn: Turn, stated: LeadSlots): QuestionId[] {
  const refuses = replied(turn, 'skip') || turn.acts.includes('refuse');
  const denies = turn.acts.includes('deny');
  if (!refuses && !(denies && Object.keys(stated).length === 0)) return [];
  return [...openQuestions(turn)];
}

/** Once an organisation, always one: people of a company also say "di rumah". */
function trackOf(turn: Turn, lead: Lead, slots: LeadSlots): Track {
  const kind = turn.views.segments.find(({ id }) => id === slots.segment)?.kind;
  const company = slots.company ?? currentFact(turn.contact.facts, 'company')?.value;
  return lead.track === 'b2b' || kind === 'b2b' || company !== undefined ? 'b2b' : 'b2c';
}

/** What they asked explicitly: "Jakarta" alone reads a little like a question about delivery. */
function signalsOf(turn: Turn): Signal[] {
  const { interrupt } = turn.views.rules.understanding;
  const isSure = (act: string): boolean =>
    (turn.recognition.intents.find(({ intent }) => intent === act)?.score ?? 1) >= interrupt;
  const asks = words(turn).includes('?');
  const asked = turn.acts.filter((act) => asks || isSure(act)).flatMap((act) => SIGNALS[act] ?? []);
  return turn.views.cues.competitor.test(plainText(turn)) ? [...asked, 'competitor'] : asked;
}
