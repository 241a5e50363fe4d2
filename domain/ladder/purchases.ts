import { hoursBetween } from '../time/calendar';
import { type Instant } from '../time/instant';
import { type LoyaltyEvent, type OrderedItem } from './loyalty-events';
import { type LadderRules } from './rules';

/** An order that counts, after refunds. */
export interface Purchase {
  orderNo: string;
  at: Instant;
  /** Same items, same text: what L-5 compares. */
  cart: string;
}

/** The orders that stand, oldest first: refunds of at least `refundVoidsAt` of net void them (partial ones add up). */
export function standingPurchases(events: readonly LoyaltyEvent[], rules: LadderRules): Purchase[] {
  const refunded = new Map<string, number>();
  for (const event of events) {
    if (event.type !== 'purchase_reversed') continue;
    const cancelled = event.reason === 'cancel' ? Infinity : event.refunded;
    refunded.set(event.orderNo, (refunded.get(event.orderNo) ?? 0) + cancelled);
  }
  const purchases = recordedPurchases(events).filter(({ orderNo, net }) => {
    const back = refunded.get(orderNo) ?? 0;
    return back === 0 || back < rules.refundVoidsAt * net;
  });
  return purchases
    .map(({ orderNo, at, items }) => ({ orderNo, at, cart: cartOf(items) }))
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

/** Same items, same text. */
export function cartOf(items: readonly OrderedItem[]): string {
  return items
    .map((item) => `${item.sku}:${item.quantity}`)
    .sort()
    .join('|');
}

/** A purchase as its events tell it, whatever was refunded. */
export interface RecordedPurchase {
  orderNo: string;
  at: Instant;
  net: number;
  margin: number;
  items: readonly OrderedItem[];
  /** How often it was put right; 0 never. */
  revision: number;
}

/** Purchases with what was corrected of them, in whatever order the events came. */
export function recordedPurchases(events: readonly LoyaltyEvent[]): RecordedPurchase[] {
  const purchases = new Map<string, RecordedPurchase>();
  for (const event of events) {
    if (event.type !== 'purchase_recorded' && event.type !== 'purchase_corrected') continue;
    const { orderNo, net, margin, items, occurredAt: at } = event;
    const revision = event.type === 'purchase_corrected' ? event.revision : 0;
    if (revision < (purchases.get(orderNo)?.revision ?? 0)) continue;
    purchases.set(orderNo, { orderNo, at, net, margin, items, revision });
  }
  return [...purchases.values()];
}

/**
 * Purchases with split carts counted once (L-5, §4.5.1): the same items less than `splitWindowH` hours
 * after the first order of their chain are that order.
 */
export function distinctPurchases(events: readonly LoyaltyEvent[], rules: LadderRules): Purchase[] {
  const chainStart = new Map<string, Instant>();
  return standingPurchases(events, rules).filter((purchase) => {
    const start = chainStart.get(purchase.cart);
    if (start !== undefined && hoursBetween(start, purchase.at) < rules.splitWindowH) return false;
    chainStart.set(purchase.cart, purchase.at);
    return true;
  });
}
