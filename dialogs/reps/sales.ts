import { type Lead, moveLead } from '../../domain/leads/lead';
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

/** A sale a rep has made, at the price of the catalogue. What cannot be priced is not recorded. */
export function recordOrder(
  turn: Turn,
  rep: Rep,
  sale: { sku: string; quantity: number; paid: boolean },
): Output[] {
  const { sku, quantity, paid } = sale;
  const cart = priceCart([{ sku, quantity }], turn.views.catalogue.products, audienceOf(turn), turn.now);
  if (!cart.ok) return [];
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
  const order = (paid ? moveOrder(placed, 'paid', turn.now) : undefined) ?? placed;
  const { orderNo, totals } = order;
  const goods = cart.lines.map((line) => `${line.quantity} × ${line.name}`).join(', ');
  const values = { orderNo, goods, total: { money: totals.toPay } };
  return [
    ...recorded(turn, rep, order),
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
    ...recorded(turn, rep, paid),
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
function recorded(turn: Turn, rep: Rep, order: Order): Output[] {
  const outputs: Output[] = [record({ type: 'order_changed', order })];
  const purchase = purchaseEvent(order);
  if (!purchase) return outputs;
  const event: LoyaltyEvent = { ...purchase, id: turn.newId('loyalty-event'), actor: `rep:${rep.id}` };
  outputs.push(record({ type: 'loyalty', event }));
  const { lead } = turn.contact;
  const won = lead && isWhatWasWanted(turn, lead, order) ? moveLead(lead, 'won') : undefined;
  if (won) outputs.push(record({ type: 'lead_changed', lead: won }));
  return outputs;
}

/** Whether an order has what the lead is about. A lead that names nothing is won by whatever was bought. */
function isWhatWasWanted(turn: Turn, { slots }: Lead, { lines }: Order): boolean {
  const { products } = turn.views.catalogue;
  if (slots.sku === undefined && slots.category === undefined) return true;
  const wanted = slots.category ?? products.get(slots.sku ?? '')?.category;
  return lines.some(({ sku }) => sku === slots.sku || products.get(sku)?.category === wanted);
}

function audienceOf(turn: Turn): PriceAudience {
  if (turn.contact.lead?.track === 'b2b') return 'b2b';
  return priceAudience(turn);
}
