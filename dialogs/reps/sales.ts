import { type Lead, moveLead } from '../../domain/leads/lead';
import { leadEvent } from '../contract/lead-event';
import { type LoyaltyEvent } from '../../domain/ladder/loyalty-events';
import { type Order, moveOrder, orderNumber, orderTotals, purchaseEvent } from '../../domain/orders/order';
import { priceCart } from '../../domain/products/prices';
import { type PriceAudience } from '../../domain/products/catalogue';
import { notice } from '../handoff/notice';
import { priceAudience } from '../membership/card';
import { ownershipOf } from '../../domain/handoff/handoff';
import { type Output, record } from '../contract/outputs';
import { type Turn } from '../contract/turn';
import { type Rep } from './rep';

/** A sale a rep has made, at the catalogue's price. A product without a price is not recorded. */
export function recordOrder(
  turn: Turn,
  rep: Rep,
  sale: { sku: string; quantity: number; paid: boolean },
): Output[] {
  const order = newOrder(turn, sale);
  return order ? orderOutputs(turn, rep, order) : [];
}

/** The order a sale becomes; undefined when the catalogue has no price for it. */
export function newOrder(
  turn: Turn,
  { sku, quantity, paid }: { sku: string; quantity: number; paid: boolean },
): Order | undefined {
  const cart = priceCart([{ sku, quantity }], turn.views.catalogue.products, audienceOf(turn), turn.now);
  if (!cart.ok) return undefined;
  const placed: Order = {
    orderNo: orderNumber(turn.views.company.orderPrefix, turn.newSerial('order')),
    contactId: turn.contact.id,
    lines: cart.lines,
    totals: orderTotals(cart.goods, 0, 0),
    // Unknown until the books are imported.
    margin: 0,
    source: turn.contact.source,
    placedAt: turn.now,
    purchasedAt: undefined,
    refunded: 0,
    state: { status: 'placed', at: turn.now },
  };
  return (paid ? moveOrder(placed, 'paid', turn.now) : undefined) ?? placed;
}

/**
 * A new order on record, and what the customer is told of it.
 * @param wins whether it closes the chance it has the goods of; not where a rep says which one it is
 */
export function orderOutputs(turn: Turn, rep: Rep, order: Order, wins = true): Output[] {
  const { orderNo, totals, lines } = order;
  const paid = order.state.status === 'paid';
  const goods = lines.map((line) => `${line.quantity} × ${line.name}`).join(', ');
  const values = { orderNo, goods, total: { money: totals.toPay } };
  return [
    ...recorded(turn, rep, order, wins),
    notice(turn, paid ? 'case.order-paid' : 'case.order-placed', values),
    ...(paid ? invitation(turn) : []),
  ];
}

/** Money has come in. A second click finds the order paid and changes nothing (T44). */
export function payOrder(turn: Turn, rep: Rep, orderNo: string): Output[] {
  const order = turn.contact.orders.find((known) => known.orderNo === orderNo);
  const paid = order && moveOrder(order, 'paid', turn.now);
  if (!paid) return [];
  const total = { money: paid.totals.toPay };
  return [
    ...recorded(turn, rep, paid, true),
    notice(turn, 'case.order-settled', { orderNo, total }),
    ...invitation(turn),
  ];
}

/** A purchase may have made them eligible for the card: it is offered then, if nobody of us is talking. */
function invitation(turn: Turn): Output[] {
  const isFree =
    ownershipOf(turn.handoff) === 'bot' && turn.open.every(({ yields }) => yields === 'to_anything');
  return isFree ? [{ kind: 'begin', dialog: 'membership-offer' }] : [];
}

/** The order, the purchase it is for the ladder, and the chance it has closed. */
function recorded(turn: Turn, rep: Rep, order: Order, wins: boolean): Output[] {
  const outputs: Output[] = [record({ type: 'order_changed', order })];
  const purchase = purchaseEvent(order);
  if (!purchase) return outputs;
  const event: LoyaltyEvent = { ...purchase, id: turn.newId('loyalty-event'), actor: `rep:${rep.id}` };
  outputs.push(record({ type: 'loyalty', event }));
  return wins ? [...outputs, ...won(turn, rep, order)] : outputs;
}

/** The chance an order has closed, and with it what came of the call that was about it. */
function won(turn: Turn, rep: Rep, order: Order): Output[] {
  const { handoff, contact } = turn;
  const { lead } = contact;
  const { orderNo } = order;
  const closed = lead && isWhatWasWanted(turn, lead, order) ? moveLead(lead, 'won') : undefined;
  if (!closed) return [];
  const changed = record(leadEvent(lead, { ...closed, orderNo }));
  if (handoff?.leadId !== closed.id || handoff.outcome !== undefined) return [changed];
  const outcome = { kind: 'won', orderNo, repId: rep.id, at: turn.now } as const;
  return [changed, record({ type: 'handoff_outcome', handoffId: handoff.id, outcome })];
}

/**
 * Whether an order has what the lead is about: the order a rep has named for it, and no other; else what it has. A lead
 * that names nothing is won by whatever was bought.
 */
function isWhatWasWanted(turn: Turn, { slots, orderNo }: Lead, { lines, orderNo: own }: Order): boolean {
  if (orderNo !== undefined) return orderNo === own;
  const { products } = turn.views.catalogue;
  if (slots.sku === undefined && slots.category === undefined) return true;
  const wanted = slots.category ?? products.get(slots.sku ?? '')?.category;
  return lines.some(({ sku }) => sku === slots.sku || products.get(sku)?.category === wanted);
}

function audienceOf(turn: Turn): PriceAudience {
  if (turn.contact.lead?.track === 'b2b') return 'b2b';
  return priceAudience(turn);
}
