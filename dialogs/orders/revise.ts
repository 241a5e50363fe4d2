import { type Order, orderTotals } from '../../domain/orders/order';
import { sumOfUses, usesWithin } from '../../domain/vouchers/voucher';
import { asking, complete, defineDialog, notUnderstood, waiting } from '../contract/dialog';
import { type Output, record, say } from '../contract/outputs';
import { type Turn, words } from '../contract/turn';
import { askDesk } from '../handoff/desk-request';
import { lineText } from '../products/line-text';
import { productName } from '../products/reference';
import { absorb } from './absorb';
import { orderMeant } from './call-off';
import { type OrderDraft, isSameOrder } from './draft';
import { noteText } from './notes';
import { deliveryOf } from './place';
import { askStore } from './questions';
import { quoteOf } from './quote';
import { stateText, unknownOrder } from './status';
import { checkGoods } from './stock';
import { notesNews } from './summary';

/** What is to be changed, or at which store a parcel is to be picked up instead. */
interface Revising {
  asking: 'what' | 'store';
  orderNo: string;
}

/** A placed order is changed: by the bot while it is unpaid, otherwise by a rep at the desk. */
export const changeOrder = defineDialog<Revising>({
  id: 'change-order',
  version: 1,
  startsOn: ['change_order', 'remove_item'],
  begin: (turn) => {
    const order = orderMeant(turn);
    if (!order) return complete(unknownOrder(turn));
    if (order.state.status === 'placed' && lacksStore(order, turn))
      return asking('store', { asking: 'store', orderNo: order.orderNo }, askStore(turn));
    const changed = revised(order.orderNo, turn);
    if (changed) return complete(...changed);
    if (order.state.status !== 'placed') return complete(...notPossible(order, turn));
    return asking(
      'what',
      { asking: 'what', orderNo: order.orderNo },
      say('order.change-what', { number: order.orderNo }),
    );
  },
  reply: (state, turn) => {
    const changed = revised(state.orderNo, turn, state.asking);
    if (changed) return complete(...changed);
    const { acts } = turn;
    if (acts.includes('wait')) return waiting(state, say('order.take-your-time'));
    if (acts.some((act) => act === 'deny' || act === 'cancel')) {
      return complete(say('order.stays', { number: state.orderNo }));
    }
    if (turn.recognition.dialogueActs.some(({ kind }) => kind === 'ask')) return notUnderstood(state);
    const text = `${state.orderNo}: ${words(turn)}`;
    return complete(
      ...askDesk(turn, 'order_change', text),
      say('order.change-passed', { number: state.orderNo }),
    );
  },
  resume: () => complete(),
});

/** What is done about a change of a placed order, and what is said of it; undefined when the message holds none. */
export function revised(
  orderNo: string | undefined,
  turn: Turn,
  asked: Revising['asking'] = 'what',
): Output[] | undefined {
  const order = turn.contact.orders.find((known) => known.orderNo === orderNo);
  if (!order) return undefined;
  const before = draftOf(order);
  const wanted = absorb(asked === 'store' ? { ...before, asking: 'store' } : before, turn);
  if (isSameOrder(wanted, before) || wanted.carried !== undefined) return undefined;
  if (order.state.status !== 'placed') return notPossible(order, turn);
  const { draft, outputs } = checkGoods(wanted, turn);
  const isOpen = draft.items.length === 0 || draft.items.some(({ quantity }) => quantity === undefined);
  if (outputs.length > 0 || isOpen) return [...outputs, ...passed(order, turn)];
  return rewritten(order, before, draft, turn);
}

function pickedUp({ place }: OrderDraft, turn: Turn): Output[] {
  const store = place?.by === 'pick_up' ? place.store : undefined;
  const found = turn.views.catalogue.stores.find(({ id }) => id === store);
  return found ? [say('order.changed-pick-up', { store: found.name, address: found.address })] : [];
}

/** It is to be picked up instead, and which store is not said. */
function lacksStore(order: Order, turn: Turn): boolean {
  const { place } = absorb(draftOf(order), turn);
  return place?.by === 'pick_up' && place.store === undefined;
}

function rewritten(order: Order, before: OrderDraft, draft: OrderDraft, turn: Turn): Output[] {
  // Its own first-purchase discount is not one that was used up.
  const others = turn.contact.orders.filter(({ orderNo }) => orderNo !== order.orderNo);
  const quote = quoteOf(draft, { ...turn, contact: { ...turn.contact, orders: others } });
  if (!quote || draft.place === undefined) return passed(order, turn);
  const { lines, totals, offerId } = quote;
  const { offerId: _old, vouchers: used = [], ...kept } = order;
  const vouchers = usesWithin(used, totals.net);
  const changed: Order = {
    ...kept,
    lines,
    totals: orderTotals(totals.goods, totals.discount + sumOfUses(vouchers), totals.deliveryFee),
    ...(offerId === undefined ? {} : { offerId }),
    ...(vouchers.length === 0 ? {} : { vouchers }),
    delivery: deliveryOf(draft) ?? order.delivery,
    notes: draft.notes,
  };
  const noted = notesTask(before, draft, order, turn);
  const check = quote.feeUnknown ? askDesk(turn, 'order_check', order.orderNo) : [];
  return [
    record({ type: 'order_changed', order: changed }),
    ...check,
    ...noted,
    say('order.changed', { number: order.orderNo }),
    ...differences(before, draft, changed, turn),
    ...(isOnlyNoted(before, draft)
      ? []
      : [say('order.changed-total', { total: { money: changed.totals.toPay } })]),
  ];
}

/** Nothing else is changed, and it costs what it did. */
function isOnlyNoted(before: OrderDraft, after: OrderDraft): boolean {
  return isSameOrder({ ...after, notes: before.notes }, before);
}

/** Whoever gets the order ready has a task already; what is to be done with it is another. */
function notesTask(
  { notes: old = [] }: OrderDraft,
  { notes = [] }: OrderDraft,
  order: Order,
  turn: Turn,
): Output[] {
  const fresh = notes.filter((note) => !old.includes(note));
  return fresh.length > 0 ? askDesk(turn, 'order_change', `${order.orderNo} (${noteText(fresh)})`) : [];
}

function differences(before: OrderDraft, draft: OrderDraft, { lines }: Order, turn: Turn): Output[] {
  const old = new Map(before.items.map(({ sku, quantity }) => [sku, quantity]));
  const changed = lines.filter(({ sku, quantity }) => old.get(sku) !== quantity);
  const gone = before.items.filter(({ sku }) => !lines.some((line) => line.sku === sku));
  const products = gone.map(({ sku }) => ({
    text: 'product.name' as const,
    values: { name: productName(turn, sku) },
  }));
  const { recipient, place, address } = draft;
  const city = place?.by === 'courier' ? place.city : undefined;
  const target = [address, city].filter((part) => part !== undefined).join(', ');
  const isMoved = JSON.stringify([place, address]) !== JSON.stringify([before.place, before.address]);
  return [
    ...(gone.length > 0 ? [say('order.removed', { products: { list: products } })] : []),
    ...(changed.length > 0
      ? [say('order.cart', { lines: { lines: changed.map((line) => lineText(line, turn)) } })]
      : []),
    ...(isMoved && city !== undefined ? [say('order.changed-place', { place: target })] : []),
    ...(isMoved ? pickedUp(draft, turn) : []),
    ...(recipient !== before.recipient && recipient !== undefined
      ? [say('order.changed-recipient', { name: recipient })]
      : []),
    ...notesNews(before.notes, draft.notes, turn),
  ];
}

function draftOf({ lines, delivery, orderNo, notes }: Order): OrderDraft {
  const items = lines.map(({ sku, quantity }) => ({ sku, quantity }));
  const common = { asking: 'change' as const, items, repOffered: true, newPlace: true, orderNo, notes };
  if (delivery?.by === 'courier') {
    const { city, recipient, phone, address } = delivery;
    return { ...common, place: { by: 'courier', city }, recipient, phone, address };
  }
  return delivery ? { ...common, place: { by: 'pick_up', store: delivery.store } } : common;
}

function notPossible(order: Order, turn: Turn): Output[] {
  const text = `${order.orderNo}: ${words(turn)}`;
  const values = { number: order.orderNo, state: stateText(order) };
  return [...askDesk(turn, 'order_change', text), say('order.change-not-possible', values)];
}

function passed(order: Order, turn: Turn): Output[] {
  const text = `${order.orderNo}: ${words(turn)}`;
  return [...askDesk(turn, 'order_change', text), say('order.change-passed', { number: order.orderNo })];
}
