import { type Step, complete, defineDialog } from '../contract/dialog';
import { type Output, say } from '../contract/outputs';
import { type TextValues } from '../contract/texts';
import { type Turn } from '../contract/turn';
import { askedTotal } from '../products/asked-total';
import { type Quote, cartOutputs, deliveredOutputs } from '../products/goods-quote';
import { bareCount, mentionsIn } from '../products/mentions';
import { topicProduct } from '../products/memory';
import { productName } from '../products/reference';
import { absorb } from './absorb';
import { type OrderDraft } from './draft';
import { cityIn, islandIn } from './message-parts';
import { ownOrders } from './own-orders';
import { quoteOf } from './quote';
import { briefly } from './retry';

/** "Totalnya berapa?" while an order is being made: its sum, or what it would be with what is named beside it. */
export function totalNow(draft: OrderDraft, turn: Turn): Step<OrderDraft> {
  const isMore = mentionsIn(turn).some(({ sku }) => !draft.items.some((item) => item.sku === sku));
  const asked = isMore ? { ...absorb(draft, turn), place: draft.place } : draft;
  const quote = quoteOf(asked, turn);
  if (!quote) return briefly(draft, turn, []);
  // "The total with shipping to Bali?" is told for Bali and moves nothing.
  const city = cityIn(turn) ?? islandIn(turn);
  if (city !== undefined && !isMore) {
    const there = quoteOf({ ...draft, place: { by: 'courier', city } }, turn);
    return briefly(draft, turn, there ? deliveredOutputs(city, there, turn) : []);
  }
  const text = isMore ? 'order.total-with' : 'order.total-now';
  return briefly(draft, turn, [say(text, sumOf(draft, quote))]);
}

/** The sum of an order as it is. */
export function totalOutputsNow(draft: OrderDraft, turn: Turn): Output[] {
  const quote = quoteOf(draft, turn);
  return quote ? [say('order.total-now', sumOf(draft, quote))] : [];
}

function sumOf({ place }: OrderDraft, { totals, feeUnknown }: Quote): TextValues {
  const delivery = place === undefined || feeUnknown ? 'none' : 'known';
  return { total: { money: totals.toPay }, delivery };
}

/** The total of the named goods, or of what was ordered last. */
export const orderTotal = defineDialog({
  id: 'order-total',
  version: 1,
  startsOn: ['ask_total'],
  begin: (turn) =>
    complete(
      ...(namedTotal(turn) ?? ofLastOrder(turn) ?? askedTotal(turn) ?? ofTopic(turn) ?? ofNothing(turn)),
    ),
});

/** Named goods come before what was ordered, and that before what was talked about. */
function namedTotal(turn: Turn): Output[] | undefined {
  return mentionsIn(turn).length > 0 || bareCount(turn, undefined) !== undefined
    ? (askedTotal(turn) ?? ofTopic(turn))
    : undefined;
}

/** "Kalau tiga jadi berapa" of what was talked about. */
function ofTopic(turn: Turn): Output[] | undefined {
  const product = topicProduct(turn);
  const named = mentionsIn(turn)[0];
  const sku = named?.sku ?? product?.sku;
  const count = named?.quantity ?? bareCount(turn, sku);
  if (sku === undefined || (count === undefined && named === undefined)) return undefined;
  const recognized = { ...named, sku, quantity: count ?? 1 };
  const draft: OrderDraft = { asking: 'items', items: [recognized], repOffered: true, newPlace: true };
  const quote = quoteOf(draft, turn);
  return quote && cartOutputs(quote, turn);
}

function ofLastOrder(turn: Turn): Output[] | undefined {
  const [last] = ownOrders(turn.contact);
  if (!last) return undefined;
  return [say('order.total-placed', { number: last.orderNo, total: { money: last.totals.toPay } })];
}

function ofNothing(turn: Turn): Output[] {
  const [sku] = turn.views.catalogue.products.keys();
  return [say('order.nothing-to-add-up', { product: sku === undefined ? '…' : productName(turn, sku) })];
}
