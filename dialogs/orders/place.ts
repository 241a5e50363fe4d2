import { deskRequest } from '../../domain/handoff/desk-request';
import { moveLead } from '../../domain/leads/lead';
import { type Order, type OrderDelivery, moveOrder, orderNumber } from '../../domain/orders/order';
import { generalOutputs } from '../products/faq-answer';
import { type OrderDraft } from './draft';
import { type Quote } from '../products/goods-quote';
import { quoteOf } from './quote';
import { proceed } from './questions';
import { toBeConfirmed } from './stock';
import { type Step, complete, waiting } from '../contract/dialog';
import { type Output, ask, choice, record, say } from '../contract/outputs';
import { type Turn, words } from '../contract/turn';

/** The order as it was read back, written with the reply; it becomes a purchase when it is paid. */
export function placeOrder(draft: OrderDraft, turn: Turn): Step<OrderDraft> {
  const quote = quoteOf(draft, turn);
  if (!quote) return proceed(draft, turn);
  const order = orderOf(draft, quote, turn);
  const { orderNo, totals } = order;
  const outputs: Output[] = [
    record({ type: 'order_changed', order }),
    ...leadOutputs(order, turn),
    ...checkRequest(draft, quote, order, turn),
    say('order.placed', { number: orderNo, name: draft.recipient ?? 'none', total: { money: totals.toPay } }),
    ...paymentOutputs(turn),
  ];
  if (draft.place?.by !== 'courier' || draft.address !== undefined) return complete(...outputs);
  const { city } = draft.place;
  return waiting(
    { ...draft, asking: 'address', orderNo },
    ...outputs,
    ask('order.ask-address', [choice('later', 'order.later')], { city }),
  );
}

function orderOf(draft: OrderDraft, { lines, totals, offerId }: Quote, turn: Turn): Order {
  return {
    orderNo: orderNumber(turn.views.company.orderPrefix, turn.newSerial('order')),
    contactId: turn.contact.id,
    lines,
    totals,
    ...(offerId === undefined ? {} : { offerId }),
    // Unknown until the shop's books are imported.
    margin: 0,
    source: turn.contact.source,
    placedAt: turn.now,
    purchasedAt: undefined,
    refunded: 0,
    state: { status: 'placed', at: turn.now },
    delivery: deliveryOf(draft),
  };
}

function deliveryOf({ place, address, recipient, phone }: OrderDraft): OrderDelivery | undefined {
  if (place?.by === 'courier') return { by: 'courier', city: place.city, address, recipient, phone };
  return place?.store === undefined ? undefined : { by: 'pick_up', store: place.store };
}

/**
 * Who orders what the chance was about has told all there is to know; it is won when it is paid (§2.6). A chance
 * on something else, or one that a person has, stays where it is.
 */
function leadOutputs(order: Order, turn: Turn): Output[] {
  const { lead } = turn.contact;
  if (!lead || lead.stage === 'handed_off' || lead.stage === 'accepted') return [];
  const { sku, category } = lead.slots;
  const isOrdered = order.lines.some(
    (line) => line.sku === sku || turn.views.catalogue.products.get(line.sku)?.category === category,
  );
  const isOpen = sku === undefined && category === undefined;
  const moved = isOrdered || isOpen ? moveLead(lead, 'qualified') : undefined;
  return moved ? [record({ type: 'lead_changed', lead: moved })] : [];
}

/** P-4: somebody makes sure of the stock or the delivery before the customer pays. */
function checkRequest(draft: OrderDraft, quote: Quote, order: Order, turn: Turn): Output[] {
  const unsure = toBeConfirmed(draft, turn).map(({ sku }) => sku);
  if (unsure.length === 0 && !quote.feeUnknown) return [];
  const text = [order.orderNo, ...unsure].join(' ');
  const what = { id: turn.newId('desk-request'), kind: 'order_check' as const, text, at: turn.now };
  const request = deskRequest(what, turn.views.rules.privacy.requestDueH);
  return [record({ type: 'desk_requested', request })];
}

/** How to pay, in the company's approved words, and what we never ask for. */
function paymentOutputs(turn: Turn): Output[] {
  const answers = (generalOutputs(turn, 'ask_payment') ?? []).filter(
    (output) => output.kind === 'say' && output.text === 'faq.answer',
  );
  const warned = answers.some(
    (output) =>
      output.kind === 'say' &&
      typeof output.values?.answer === 'string' &&
      /\botps?\b/iu.test(output.values.answer),
  );
  return warned ? answers : [...answers, say('order.never-asked')];
}

/** "Gak jadi" right after ordering means the order: it is called off, nothing was paid. */
export function callOff({ orderNo }: OrderDraft, turn: Turn): Step<OrderDraft> {
  return calledOff(orderNo, turn);
}

/** The order is called off when nobody has paid it. */
export function calledOff(orderNo: string | undefined, turn: Turn): Step<never> {
  const order = turn.contact.orders.find((known) => known.orderNo === orderNo);
  const cancelled = order?.state.status === 'placed' ? moveOrder(order, 'cancelled', turn.now) : undefined;
  if (!cancelled) return complete(say('order.dropped'));
  return complete(
    record({ type: 'order_changed', order: cancelled }),
    say('order.called-off', { number: cancelled.orderNo }),
  );
}

const LONGEST_ADDRESS = 200;

/** The door behind the city, told after the order was placed. */
export function noteAddress(draft: OrderDraft, turn: Turn): Step<OrderDraft> {
  const order = turn.contact.orders.find(({ orderNo }) => orderNo === draft.orderNo);
  if (order?.delivery?.by !== 'courier') return complete();
  const delivery = { ...order.delivery, address: words(turn).trim().slice(0, LONGEST_ADDRESS) };
  return complete(
    record({ type: 'order_changed', order: { ...order, delivery } }),
    say('order.address-noted', { number: order.orderNo }),
  );
}
