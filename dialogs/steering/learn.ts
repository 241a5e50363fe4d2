import { type DialogueAct, type Slot } from '../../domain/recognition/acts';
import { hasTrait } from '../../domain/recognition/intent';
import { isGroup } from '../../domain/conversation/conversation';
import { type DomainEvent } from '../../domain/contact/events';
import { type FactKey } from '../../domain/profile/facts';
import { ownershipOf } from '../../domain/handoff/handoff';
import { type LoyaltyEvent } from '../../domain/ladder/loyalty-events';
import { entitiesOf } from '../../domain/recognition/recognition';
import { categoryOf } from '../products/fit';
import { learnLead } from '../leads/learn';
import { nameIn } from '../leads/stated-slots';
import { meant } from '../reading/meant';
import { pageSeen } from './page-seen';
import { chosenCategory, productReference } from '../products/reference';
import { withdrawals } from '../profile/rights';
import { stateFact } from '../profile/state-fact';
import { type Turn } from '../contract/turn';

/**
 * What any message teaches, whatever dialog is open: facts the person states and the evidence of interest.
 * Pure; asks nothing and says nothing.
 */
export function learn(turn: Turn): DomainEvent[] {
  if (turn.input.kind === 'page') return pageSeen(turn, turn.input.page);
  if (turn.input.kind !== 'message' || turn.input.forwarded) return [];
  const { language } = turn.recognition;
  const seen: DomainEvent[] = language === undefined ? [] : [{ type: 'language_seen', language }];
  // Nobody's facts are taken down where others look on.
  if (isGroup(turn.conversation)) return seen;
  return [...seen, ...interest(turn), ...facts(turn), ...learnLead(turn), ...silentOptOut(turn)];
}

/** While a human speaks the dialogs are silent; a word against advertising takes effect all the same. */
function silentOptOut(turn: Turn): DomainEvent[] {
  const asked = turn.acts.includes('opt_out');
  return asked && ownershipOf(turn.handoff) === 'human' ? withdrawals(turn) : [];
}

/** One piece of evidence per conversation, topic and thing (L-3, T3): asking again does not prove more. */
function interest(turn: Turn): DomainEvent[] {
  const topic = turn.acts.find((act) => hasTrait(act, 'goods') || hasTrait(act, 'service'));
  if (topic === undefined) return [];
  const about = subject(turn, hasTrait(topic, 'goods'));
  if (!about) return [];
  const key = `asked:${turn.conversation.id}:${topic}:${about.sku ?? about.category ?? ''}`;
  if (turn.contact.evidence.some((event) => event.key === key)) return [];
  const event: LoyaltyEvent = {
    id: turn.newId('loyalty-event'),
    key,
    type: 'asked_information',
    topic,
    ...about,
    messageId: turn.messageId,
    occurredAt: turn.now,
    actor: 'bot',
  };
  return [{ type: 'loyalty', event }];
}

/** What a question is about; a service question counts only when it names something itself. */
function subject(turn: Turn, aboutProducts: boolean): { sku?: string; category?: string } | undefined {
  const category = chosenCategory(turn) ?? categoryOf(turn);
  const names = entitiesOf(turn.recognition, 'product').length > 0;
  if (!names && category !== undefined) return { category };
  if (!names && !aboutProducts) return undefined;
  const reference = productReference(turn);
  switch (reference.kind) {
    case 'named':
      return { sku: reference.products[0]?.sku };
    case 'no_pack':
      return { sku: reference.product.sku };
    case 'unsure':
      return { sku: reference.candidates[0]?.sku };
    case 'category':
      return { category: reference.category };
    case 'none':
      return undefined;
  }
}

/** Nobody is asked for a name in a complaint: "gue viralin" is a threat. */
function tellsOfTrouble({ open }: Turn): boolean {
  return open.at(-1)?.isUrgent === true;
}

/** What people state about themselves. Given to serve them here: purpose `service`, not marketing (V-2). */
function facts(turn: Turn): DomainEvent[] {
  // What is told of a friend is the friend's.
  if (turn.acts.includes('refer_friend')) return [];
  // "What time does the Bandung store close?" tells nothing of where somebody lives.
  const isOfShop = turn.acts.length > 0 && turn.acts.every((act) => act === 'ask_store');
  const found: Array<[FactKey, string | undefined]> = [
    ['display_name', tellsOfTrouble(turn) ? undefined : nameIn(turn)],
    ['company', entitiesOf(turn.recognition, 'company')[0]?.value],
    ['phone', entitiesOf(turn.recognition, 'phone')[0]?.value],
    ['email', entitiesOf(turn.recognition, 'email')[0]?.value.address],
    ['city', isOfShop ? undefined : meant(turn, 'city').at(-1)?.value],
  ];
  return found.flatMap(([key, value]) => stateFact(turn, key, value));
}

/** The acts that tell a value which `learn` has recorded. */
export function learnedActs(acts: readonly DialogueAct[], events: readonly DomainEvent[]): number[] {
  const kept = JSON.stringify(events);
  return acts
    .filter((act) => (act.kind === 'inform' || act.kind === 'correct') && holds(kept, act.slot))
    .map(({ id }) => id);
}

function holds(kept: string, { name, value }: Slot): boolean {
  const told = JSON.stringify(tellingPart({ name, value } as Slot));
  return new RegExp(`[:,[]${told.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}[,}\\]]`, 'u').test(kept);
}

/** What of a value says which it is. */
function tellingPart({ name, value }: Slot): string | number {
  switch (name) {
    case 'product':
      return value.sku;
    case 'category':
      return value.id;
    case 'money':
      return value.max;
    case 'quantity':
      return value.amount;
    case 'date':
      return value.from;
    case 'email':
      return value.address;
    default:
      return value;
  }
}
