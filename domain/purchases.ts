import { hoursBetween } from './calendar';
import { type Instant } from './instant';
import { type LoyaltyEvent } from './loyalty-events';
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
  const purchases = new Map<string, Purchase>();
  for (const event of events) {
    if (event.type !== 'purchase_recorded') continue;
    const back = refunded.get(event.orderNo) ?? 0;
    if (back > 0 && back >= rules.refundVoidsAt * event.net) continue;
    const cart = event.items
      .map((item) => `${item.sku}:${item.quantity}`)
      .sort()
      .join('|');
    purchases.set(event.orderNo, { orderNo: event.orderNo, at: event.occurredAt, cart });
  }
  return [...purchases.values()].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
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
