import { plusDays } from '../../domain/time/calendar';
import { currentFact } from '../../domain/profile/facts';
import { type LeadSlots } from '../../domain/leads/slots';
import { entitiesOf } from '../../domain/recognition/recognition';
import { isAffordable, priceOf } from '../products/fit';
import { capacitiesOf } from '../../domain/products/fit';
import { interestOf, isAnswered, learnedNow } from './state';
import { type Output, record, say } from '../contract/outputs';
import { productName } from '../products/reference';
import { type Text, type TextValue } from '../contract/texts';
import { type Turn } from '../contract/turn';

/**
 * F-2: what was understood of this message, in a few words; nothing when nothing was.
 * @param isShown the thing itself stands above
 */
export function acknowledgement(turn: Turn, isShown = false): Output[] {
  const learned = learnedNow(turn).filter((slot) => slot !== 'sku' || !isShown);
  const items = ACKNOWLEDGED.filter((slot) => learned.includes(slot)).flatMap(
    (slot) => itemOf(turn, slot, true) ?? [],
  );
  const reached: Text[] = isAnswered(turn, 'contact') ? [{ text: 'qualify.contact-noted' }] : [];
  const all = items.length > 0 ? items : reached;
  return all.length > 0 ? [say('qualify.ack', { items: { list: all.slice(0, 4) } })] : [];
}

const ACKNOWLEDGED = ['sku', 'quantity', 'location', 'timeline', 'budget', 'company', 'name'] as const;

/** F-13: everything that will be handed over. */
export function summaryItems(turn: Turn): Text[] {
  const slots = turn.contact.lead?.slots ?? {};
  const product = interestOf(turn, slots);
  const kind = slots.category === undefined ? undefined : turn.views.catalogue.categories.get(slots.category);
  const about = product
    ? [named(productName(turn, product.sku))]
    : kind
      ? [named({ perLanguage: kind.name })]
      : [];
  const rest = ACKNOWLEDGED.filter((slot) => slot !== 'sku').flatMap(
    (slot) => itemOf(turn, slot, false) ?? [],
  );
  return [...about, ...rest];
}

/** One slot in words. Just said, a day is repeated in the words it was said in. */
function itemOf(turn: Turn, slot: keyof LeadSlots, fresh: boolean): Text | undefined {
  const slots = turn.contact.lead?.slots ?? {};
  switch (slot) {
    case 'sku':
      return slots.sku === undefined ? undefined : named(productName(turn, slots.sku));
    case 'quantity':
      return (
        slots.quantity && {
          text: `qualify.quantity-${slots.quantity.unit}`,
          values: { amount: slots.quantity.amount },
        }
      );
    case 'location':
      return slots.location && named(slots.location.city);
    case 'timeline':
      return timelineItem(turn, slots, fresh);
    case 'budget':
      if (slots.budget === undefined) return undefined;
      return slots.budget === 'undecided'
        ? { text: 'qualify.budget-undecided' }
        : { text: 'qualify.budget-about', values: { amount: { money: slots.budget.max } } };
    case 'company':
      return slots.company === undefined ? undefined : named(slots.company);
    case 'name':
      return slots.name === undefined ? undefined : named(addressed(turn));
    default:
      return undefined;
  }
}

function timelineItem(turn: Turn, { timeline }: LeadSlots, fresh: boolean): Text | undefined {
  if (timeline === undefined) return undefined;
  if (timeline === 'undecided')
    return { text: fresh ? 'qualify.timeline-undecided' : 'qualify.timeline-open' };
  const said = fresh ? entitiesOf(turn.recognition, 'date')[0]?.text : undefined;
  if (said !== undefined) return named(said.toLowerCase());
  if (timeline.days === 0) return { text: 'qualify.timeline-now' };
  return {
    text: 'qualify.timeline-about',
    values: { day: { day: plusDays(timeline.saidAt, timeline.days) } },
  };
}

function named(name: TextValue): Text {
  return { text: 'product.name', values: { name } };
}

/** "Bu Ratna", "Pak Budi", "Ratna": as they wished. */
export function addressed(turn: Turn): TextValue {
  const name =
    turn.contact.lead?.slots.name ?? currentFact(turn.contact.facts, 'display_name')?.value ?? 'none';
  if (name === 'none') return name;
  const honorific = currentFact(turn.contact.facts, 'honorific')?.value ?? 'none';
  return { text: 'qualify.addressed', values: { honorific, name } };
}

/**
 * The product their numbers lead to, told once a conversation with its price and capacity (P-1). What the bot
 * mentions unasked is not a signal.
 */
export function suggestion(turn: Turn): Output[] {
  const slots = turn.contact.lead?.slots ?? {};
  const product = slots.sku === undefined ? interestOf(turn, slots) : undefined;
  if (!product || turn.conversation.offered.includes(`suggested:${product.sku}`)) return [];
  const price = priceOf(turn, product);
  if (price === Infinity || capacitiesOf(product).length === 0) return [];
  const isDearer = isAffordable(turn, product, slots) === false;
  return [
    record({ type: 'offered', what: `suggested:${product.sku}` }),
    record({ type: 'topic_set', sku: product.sku }),
    say(isDearer ? 'qualify.suggest-dearer' : 'qualify.suggest', {
      product: productName(turn, product.sku),
      price: { money: price },
      day: { day: product.updatedAt },
    }),
  ];
}
