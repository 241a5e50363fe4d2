import { type Instant } from '../time/instant';
import { type LoyaltyEvent, type LoyaltyFact, type Source } from '../ladder/loyalty-events';
import { type VoucherUse } from '../vouchers/voucher';
import { type OrderLine } from '../products/prices';

export type OrderStatus = 'placed' | 'paid' | 'delivered' | 'completed' | 'refunded' | 'cancelled';

/** Where an order stands (§2.1). */
export interface OrderState {
  status: OrderStatus;
  at: Instant;
}

/** What is owed: `net` is the goods after discount, what the ladder and vouchers look at. */
export interface OrderTotals {
  goods: number;
  discount: number;
  net: number;
  deliveryFee: number;
  toPay: number;
}

/** Where an order goes. Kept with the order: facts change, a parcel that was sent does not. */
export type OrderDelivery =
  | { by: 'courier'; city: string; address?: string; recipient?: string; phone?: string }
  | { by: 'pick_up'; store: string };

export interface Order {
  orderNo: string;
  contactId: string;
  lines: OrderLine[];
  totals: OrderTotals;
  /** Contribution margin, from the import or the company's assumption. */
  margin: number;
  source: Source;
  placedAt: Instant;
  /** When it first counted as a purchase: paid, or delivered before paying. */
  purchasedAt: Instant | undefined;
  /** Paid back so far; parts add up (§4.5.2). */
  refunded: number;
  state: OrderState;
  /** What of its discount vouchers pay. */
  vouchers?: VoucherUse[];
  /** What is to be done with it, in the customer's words: "digiling halus". */
  notes?: string[];
  /** The offer its discount is by. */
  offerId?: string;
  /** Undefined for an imported order: the shop's books know. */
  delivery?: OrderDelivery;
}

/** Placed may be delivered before it is paid: cash on delivery. */
const MOVES: Record<OrderStatus, readonly OrderStatus[]> = {
  placed: ['paid', 'delivered', 'cancelled'],
  paid: ['delivered', 'completed', 'refunded', 'cancelled'],
  delivered: ['completed', 'refunded'],
  completed: ['refunded'],
  refunded: [],
  cancelled: [],
};

/** Statuses that make an order a purchase (§2.2.2). */
const PURCHASED: readonly OrderStatus[] = ['paid', 'delivered', 'completed'];

/** The order in its next status; undefined when it cannot go there. */
export function moveOrder(order: Order, status: OrderStatus, at: Instant): Order | undefined {
  if (!MOVES[order.state.status].includes(status)) return undefined;
  const purchasedAt = order.purchasedAt ?? (PURCHASED.includes(status) ? at : undefined);
  return { ...order, purchasedAt, state: { status, at } };
}

/** A refund, whole or in part. A wholly repaid order is refunded. */
export function refundOrder(order: Order, amount: number, at: Instant): Order | undefined {
  if (amount <= 0 || !MOVES[order.state.status].includes('refunded')) return undefined;
  const refunded = Math.min(order.totals.toPay, order.refunded + amount);
  const state: OrderState = refunded >= order.totals.net ? { status: 'refunded', at } : order.state;
  return { ...order, refunded, state };
}

/** A discount never makes an order cost less than nothing. */
export function orderTotals(goods: number, discount: number, deliveryFee: number): OrderTotals {
  const taken = Math.min(Math.max(0, Math.floor(discount)), goods);
  const net = goods - taken;
  return { goods, discount: taken, net, deliveryFee, toPay: net + deliveryFee };
}

/** `NS-1187`; the prefix is the company's. */
export function orderNumber(prefix: string, serial: number): string {
  return `${prefix}-${String(serial).padStart(4, '0')}`;
}

/** A loyalty event without id and actor, which the caller adds. */
export type OrderEvent = LoyaltyFact & Pick<LoyaltyEvent, 'key' | 'occurredAt'>;

/** The purchase an order is for the ladder; undefined before it is one. Its key makes a repeat harmless (T44). */
export function purchaseEvent(order: Order): OrderEvent | undefined {
  if (order.purchasedAt === undefined) return undefined;
  return {
    type: 'purchase_recorded',
    orderNo: order.orderNo,
    net: order.totals.net,
    margin: order.margin,
    items: order.lines.map(({ sku, quantity }) => ({ sku, quantity })),
    key: `purchase:${order.orderNo}`,
    occurredAt: order.purchasedAt,
  };
}

/**
 * What takes a purchase back, for an order that was one: its cancelling, or its refunds so far.
 * @param before the order as it was, so that only the newly refunded part is told
 */
export function reversalEvent(before: Order, after: Order, at: Instant): OrderEvent | undefined {
  if (before.purchasedAt === undefined) return undefined;
  const { orderNo } = after;
  const cancelled = after.state.status === 'cancelled' && before.state.status !== 'cancelled';
  const amount = cancelled ? after.totals.net : after.refunded - before.refunded;
  if (amount <= 0) return undefined;
  return {
    type: 'purchase_reversed',
    orderNo,
    refunded: amount,
    reason: cancelled ? 'cancel' : 'refund',
    key: cancelled ? `cancel:${orderNo}` : `refund:${orderNo}:${after.refunded}`,
    occurredAt: at,
  };
}
