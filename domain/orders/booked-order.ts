import { type Instant } from '../time/instant';
import { type LoyaltyEvent, type LoyaltyFact } from '../ladder/loyalty-events';
import {
  type Order,
  type OrderEvent,
  type OrderState,
  type OrderStatus,
  purchaseEvent,
  reversalEvent,
} from './order';
import { type OrderLine } from '../products/prices';
import { cartOf, recordedPurchases } from '../ladder/purchases';

/** An order as the shop's books have it: what an import or a rep knows of it. */
export interface BookedOrder {
  orderNo: string;
  status: OrderStatus;
  net: number;
  margin: number;
  placedAt: Instant;
  /** When it ended; undefined while it is open, or when the books do not tell. */
  completedAt: Instant | undefined;
  items: ReadonlyArray<{ sku: string; name: string; quantity: number }>;
}

export type Booking =
  | { ok: true; order: Order; events: OrderEvent[] }
  /** Refunded and cancelled orders do not come back under the same number. */
  | { ok: false; reason: 'is_over' };

/** How far an order has come; an older export does not set it back. */
const PROGRESS: readonly OrderStatus[] = ['placed', 'paid', 'delivered', 'completed'];

/**
 * The order after the books were read, and what it means for the ladder. The time of the import is not in it:
 * a late import gives the same events as an early one.
 */
export function bookOrder(before: Order | undefined, booked: BookedOrder, contactId: string): Booking {
  const state = stateAfter(before?.state, booked);
  if (!state) return { ok: false, reason: 'is_over' };
  const order: Order = {
    // A number the customer was given is kept: they have it in writing.
    orderNo: booked.orderNo,
    contactId: before?.contactId ?? contactId,
    lines: linesAfter(before?.lines, booked),
    totals: totalsAfter(before, booked),
    margin: booked.margin,
    source: before?.source ?? 'import',
    placedAt: before?.placedAt ?? booked.placedAt,
    purchasedAt: purchasedAt(before, state.status, booked),
    refunded:
      state.status === 'refunded' ? Math.max(before?.refunded ?? 0, booked.net) : (before?.refunded ?? 0),
    state,
    ...(before?.vouchers && { vouchers: before.vouchers }),
    ...(before?.offerId && { offerId: before.offerId }),
    ...(before?.delivery && { delivery: before.delivery }),
    ...(before?.notes && { notes: before.notes }),
  };
  return { ok: true, order, events: eventsOf(before, order, booked) };
}

function stateAfter(
  before: OrderState | undefined,
  { status, placedAt, completedAt }: BookedOrder,
): OrderState | undefined {
  const state = { status, at: completedAt ?? placedAt };
  if (!before) return state;
  if (before.status === status) return before;
  if (!PROGRESS.includes(before.status)) return undefined;
  if (!PROGRESS.includes(status)) return state;
  return PROGRESS.indexOf(status) > PROGRESS.indexOf(before.status) ? state : before;
}

/** What was refunded was bought; what was cancelled was bought only if we know that it was paid. */
function purchasedAt(
  before: Order | undefined,
  status: OrderStatus,
  booked: BookedOrder,
): Instant | undefined {
  if (before?.purchasedAt !== undefined) return before.purchasedAt;
  return status === 'placed' || status === 'cancelled' ? undefined : booked.placedAt;
}

/** The books have no prices of single items: with one item it is the whole sum, with several it is unknown. */
function linesAfter(before: readonly OrderLine[] | undefined, { items, net }: BookedOrder): OrderLine[] {
  if (before && cartOf(before) === cartOf(items)) return [...before];
  const total = items.length === 1 ? net : 0;
  return items.map((item) => ({ ...item, unitPrice: Math.round(total / item.quantity), total }));
}

function totalsAfter(before: Order | undefined, { net }: BookedOrder): Order['totals'] {
  if (before?.totals.net === net) return before.totals;
  const deliveryFee = before?.totals.deliveryFee ?? 0;
  return { goods: net, discount: 0, net, deliveryFee, toPay: net + deliveryFee };
}

function eventsOf(before: Order | undefined, order: Order, booked: BookedOrder): OrderEvent[] {
  const purchase = purchaseEvent(order);
  if (!purchase) return [interestIn(booked)];
  const unpaid = { ...order, refunded: 0, state: { status: 'paid' as const, at: booked.placedAt } };
  const prior = { ...(before ?? unpaid), purchasedAt: order.purchasedAt };
  const reversal = reversalEvent(prior, order, booked.completedAt ?? booked.placedAt);
  return reversal ? [purchase, reversal] : [purchase];
}

/** Who orders has asked, whether or not it is ever paid: the same rung before and after a cancellation. */
function interestIn({ orderNo, items, placedAt }: BookedOrder): OrderEvent {
  const asked: LoyaltyFact = {
    type: 'asked_information',
    topic: 'buy',
    sku: items[0]?.sku,
    messageId: orderNo,
  };
  return { ...asked, key: `ordered:${orderNo}`, occurredAt: placedAt };
}

/**
 * The events a contact does not have yet (T4, T44). Evidence is only added to: a purchase that was recorded
 * otherwise than the books now have it is corrected by an event of its own.
 */
export function unrecorded(events: readonly OrderEvent[], evidence: readonly LoyaltyEvent[]): OrderEvent[] {
  const known = new Set(evidence.map(({ key }) => key));
  return events.flatMap((event) => {
    if (!known.has(event.key)) return [event];
    return event.type === 'purchase_recorded' ? corrections(event, evidence) : [];
  });
}

function corrections(
  purchase: Extract<OrderEvent, { type: 'purchase_recorded' }>,
  evidence: readonly LoyaltyEvent[],
): OrderEvent[] {
  const { orderNo, net, margin, items, occurredAt } = purchase;
  const recorded = recordedPurchases(evidence).find((other) => other.orderNo === orderNo);
  if (!recorded) return [];
  const isSame =
    recorded.net === net && recorded.margin === margin && cartOf(recorded.items) === cartOf(items);
  if (isSame) return [];
  const revision = recorded.revision + 1;
  const key = `correct:${orderNo}:${revision}`;
  return [{ type: 'purchase_corrected', orderNo, net, margin, items, revision, key, occurredAt }];
}
