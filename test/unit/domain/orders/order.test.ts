import { expect } from 'chai';
import fc from 'fast-check';
import { plusDays } from '../../../../domain/time/calendar';
import { type Price, type PriceAudience, type Product } from '../../../../domain/products/catalogue';
import { type Instant } from '../../../../domain/time/instant';
import {
  type Order,
  type OrderStatus,
  moveOrder,
  orderNumber,
  orderTotals,
  purchaseEvent,
  refundOrder,
  reversalEvent,
} from '../../../../domain/orders/order';
import { priceCart, unitPrice } from '../../../../domain/products/prices';

const NOW: Instant = '2026-11-22T03:00:00.000Z';

const price = (audience: PriceAudience, idr: number, minQty = 1, rest: Partial<Price> = {}): Price => ({
  audience,
  idr,
  minQty,
  validFrom: '2026-01-01T00:00:00.000Z',
  validTo: undefined,
  ...rest,
});

function product(sku: string, prices: Price[], discontinued = false): Product {
  return {
    sku,
    name: sku,
    aliases: [],
    category: 'x',
    description: '',
    involvement: 'low',
    unit: 'pcs',
    sourceUrl: undefined,
    image: undefined,
    discontinued,
    tags: [],
    prices,
    stock: undefined,
    specs: [],
    relations: [],
    updatedAt: NOW,
  };
}

const BEANS = product('B1', [price('public', 95_000), price('public', 88_000, 10), price('member', 90_000)]);
const CATALOGUE = new Map(
  [BEANS, product('OLD', [price('public', 1)], true), product('ASK', [])].map((p) => [p.sku, p]),
);

const PLACED: Order = {
  orderNo: 'NS-1187',
  contactId: 'p1',
  lines: [{ sku: 'B1', name: 'B1', quantity: 2, unitPrice: 95_000, total: 190_000 }],
  totals: orderTotals(190_000, 19_000, 12_000),
  margin: 60_000,
  source: 'search_engine',
  placedAt: NOW,
  purchasedAt: undefined,
  refunded: 0,
  state: { status: 'placed', at: NOW },
};

function moved(order: Order, ...statuses: OrderStatus[]): Order {
  return statuses.reduce((current, status, index) => {
    const next = moveOrder(current, status, plusDays(NOW, index + 1));
    if (!next) throw new Error(`${current.state.status} → ${status}`);
    return next;
  }, order);
}

describe('the price of a cart', () => {
  it('P-3: quantity prices hold from their quantity on, member prices for members', () => {
    const idr = (quantity: number, audience: PriceAudience = 'public'): number | undefined =>
      unitPrice(BEANS, audience, quantity, NOW);
    expect([idr(1), idr(9), idr(10), idr(1, 'member'), idr(10, 'member'), idr(1, 'b2b')]).to.deep.equal([
      95_000, 95_000, 88_000, 90_000, 88_000, 95_000,
    ]);
  });

  it('the newest row that holds speaks, an expired one not', () => {
    const raised = product('X', [
      price('public', 100),
      price('public', 120, 1, { validFrom: '2026-06-01T00:00:00.000Z' }),
    ]);
    expect(unitPrice(raised, 'public', 1, NOW)).to.equal(120);
    const expired = product('Y', [price('public', 100, 1, { validTo: '2026-06-01T00:00:00.000Z' })]);
    expect(unitPrice(expired, 'public', 1, NOW)).to.equal(undefined);
  });

  it('adds up rows of one product, and says what cannot be sold', () => {
    const cart = (...items: Array<[string, number]>): ReturnType<typeof priceCart> =>
      priceCart(
        items.map(([sku, quantity]) => ({ sku, quantity })),
        CATALOGUE,
        'public',
        NOW,
      );
    const ten = cart(['B1', 4], ['B1', 6]);
    expect(ten.ok && ten.goods).to.equal(880_000);
    const reasons = [cart(), cart(['B1', 0]), cart(['NO', 1]), cart(['OLD', 1]), cart(['ASK', 1])];
    expect(reasons.map((result) => (result.ok ? 'ok' : result.reason))).to.deep.equal([
      'empty',
      'bad_quantity',
      'unknown_product',
      'discontinued',
      'no_price',
    ]);
  });

  it('part 3: the voucher comes off the goods, the courier on top', () => {
    expect(orderTotals(450_000, 45_000, 12_000)).to.deep.equal({
      goods: 450_000,
      discount: 45_000,
      net: 405_000,
      deliveryFee: 12_000,
      toPay: 417_000,
    });
    expect(orderTotals(10_000, 50_000, 0).net).to.equal(0);
    expect(orderNumber('NS', 1187)).to.equal('NS-1187');
    expect(orderNumber('NS', 7)).to.equal('NS-0007');
  });
});

describe('an order', () => {
  it('T44: is a purchase once, dated when it first counted', () => {
    expect(purchaseEvent(PLACED)).to.equal(undefined);
    const paid = moved(PLACED, 'paid');
    expect(purchaseEvent(paid)).to.deep.equal({
      type: 'purchase_recorded',
      orderNo: 'NS-1187',
      net: 171_000,
      margin: 60_000,
      items: [{ sku: 'B1', quantity: 2 }],
      key: 'purchase:NS-1187',
      occurredAt: plusDays(NOW, 1),
    });
    expect(purchaseEvent(moved(PLACED, 'paid', 'delivered', 'completed'))).to.deep.equal(purchaseEvent(paid));
    expect(purchaseEvent(moved(PLACED, 'delivered')), 'cash on delivery').to.not.equal(undefined);
  });

  it('takes a purchase back by cancelling, and by refunds that add up', () => {
    const paid = moved(PLACED, 'paid');
    expect(reversalEvent(paid, moved(paid, 'cancelled'), NOW)).to.deep.include({
      reason: 'cancel',
      key: 'cancel:NS-1187',
    });
    expect(reversalEvent(PLACED, moved(PLACED, 'cancelled'), NOW), 'was none').to.equal(undefined);
    const half = refundOrder(paid, 100_000, NOW) as Order;
    expect(half.state.status).to.equal('paid');
    expect(reversalEvent(paid, half, NOW)).to.deep.include({
      refunded: 100_000,
      key: 'refund:NS-1187:100000',
    });
    const whole = refundOrder(half, 71_000, NOW) as Order;
    expect(whole.state.status).to.equal('refunded');
    expect(reversalEvent(half, whole, NOW)).to.deep.include({ refunded: 71_000, reason: 'refund' });
    expect(refundOrder(whole, 1, NOW)).to.equal(undefined);
    expect(refundOrder(PLACED, 1, NOW)).to.equal(undefined);
  });

  it('never leaves its table: what ended stays ended, what was bought stays dated', () => {
    const statuses: OrderStatus[] = ['placed', 'paid', 'delivered', 'completed', 'refunded', 'cancelled'];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...statuses), { maxLength: 20 }), (tries) => {
        let order = PLACED;
        for (const status of tries) {
          const next = moveOrder(order, status, NOW);
          if (!next) continue;
          expect(['refunded', 'cancelled']).to.not.include(order.state.status);
          expect(next.purchasedAt ?? NOW).to.equal(order.purchasedAt ?? NOW);
          order = next;
        }
        const counts = ['paid', 'delivered', 'completed', 'refunded'].includes(order.state.status);
        if (counts) expect(purchaseEvent(order)).to.not.equal(undefined);
      }),
    );
  });
});
