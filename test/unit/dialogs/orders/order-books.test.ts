import { expect } from 'chai';
import { type BookedOrder, bookOrder, unrecorded } from '../../../../domain/orders/booked-order';
import { type LoyaltyEvent, type LoyaltyFact } from '../../../../domain/ladder/loyalty-events';
import { type Order, type OrderStatus } from '../../../../domain/orders/order';
import { recordedPurchases, standingPurchases } from '../../../../domain/ladder/purchases';
import { DEFAULT_RULES } from '../../../../domain/rules';

const BOOKED: BookedOrder = {
  orderNo: 'NS-1187',
  status: 'completed',
  net: 190_000,
  margin: 60_000,
  placedAt: '2026-10-01T03:00:00.000Z',
  completedAt: '2026-10-03T03:00:00.000Z',
  items: [{ sku: 'GAYO-250', name: 'Kopi Gayo', quantity: 2 }],
};

function booked(before: Order | undefined, of: Partial<BookedOrder>): { order: Order; keys: string[] } {
  const booking = bookOrder(before, { ...BOOKED, ...of }, 'p1');
  if (!booking.ok) throw new Error(booking.reason);
  return { order: booking.order, keys: booking.events.map(({ key }) => key) };
}

type Event = Omit<LoyaltyEvent, 'id' | 'actor'> & LoyaltyFact;

const PART = { orderNo: 'NS-1187', margin: 60_000, items: [{ sku: 'GAYO-250', quantity: 2 }] };
const AT = { occurredAt: BOOKED.placedAt };

function booking(net: number): Event[] {
  return [{ type: 'purchase_recorded', ...PART, net, key: 'purchase', ...AT }];
}

function correctionTo(net: number, revision: number): Event {
  return { type: 'purchase_corrected', ...PART, net, revision, key: `correct:${revision}`, ...AT };
}

function reversalOf(refunded: number): Event {
  const { orderNo } = PART;
  return { type: 'purchase_reversed', orderNo, refunded, reason: 'refund', key: 'refund', ...AT };
}

/** The keys after the statuses were imported one after the other. */
function keysAfter(...statuses: OrderStatus[]): string[] {
  let before: Order | undefined;
  let evidence: LoyaltyEvent[] = [];
  for (const status of statuses) {
    const booking = bookOrder(before, { ...BOOKED, status }, 'p1');
    if (!booking.ok) throw new Error(booking.reason);
    const fresh = unrecorded(booking.events, evidence);
    evidence = [
      ...evidence,
      ...fresh.map((event): LoyaltyEvent => ({ ...event, id: event.key, actor: 'import' })),
    ];
    before = JSON.parse(JSON.stringify(booking.order)) as Order;
  }
  return evidence.map(({ key }) => key);
}

describe('An order of the books', () => {
  it('counts as a purchase from the day it was placed, whenever it is read', () => {
    const { order, keys } = booked(undefined, {});
    expect(keys).to.deep.equal(['purchase:NS-1187']);
    expect(order.purchasedAt).to.equal(BOOKED.placedAt);
    expect(order.state).to.deep.equal({ status: 'completed', at: BOOKED.completedAt });
  });

  it('gives the same events read late as read at every step', () => {
    expect(keysAfter('placed', 'paid', 'completed')).to.deep.equal(['ordered:NS-1187', 'purchase:NS-1187']);
    expect(keysAfter('completed')).to.deep.equal(['purchase:NS-1187']);
    expect(keysAfter('paid', 'refunded')).to.deep.equal(keysAfter('refunded'));
    expect(keysAfter('refunded')).to.deep.equal(['purchase:NS-1187', 'refund:NS-1187:190000']);
  });

  it('cancelled after it was paid takes the purchase back; never paid it was none', () => {
    expect(keysAfter('paid', 'cancelled')).to.deep.equal(['purchase:NS-1187', 'cancel:NS-1187']);
    expect(keysAfter('cancelled')).to.deep.equal(['ordered:NS-1187']);
  });

  it('is not set back by an older export, and does not come back once it is over', () => {
    const { order } = booked(undefined, {});
    expect(booked(order, { status: 'paid' }).order.state.status).to.equal('completed');
    const over = booked(undefined, { status: 'refunded' }).order;
    expect(bookOrder(over, BOOKED, 'p1')).to.deep.equal({ ok: false, reason: 'is_over' });
  });

  it('read again with another amount is corrected by an event of its own, as often as it changes', () => {
    const amounts = [190_000, 175_000, 175_000, 190_000, 190_000, 175_000];
    let before: Order | undefined;
    const evidence: LoyaltyEvent[] = [];
    for (const net of amounts) {
      const booking = bookOrder(before, { ...BOOKED, net }, 'p1');
      if (!booking.ok) throw new Error(booking.reason);
      for (const event of unrecorded(booking.events, evidence)) {
        evidence.push({ ...event, id: event.key, actor: 'import' });
      }
      before = booking.order;
    }
    expect(evidence.map(({ key }) => key)).to.deep.equal([
      'purchase:NS-1187',
      'correct:NS-1187:1',
      'correct:NS-1187:2',
      'correct:NS-1187:3',
    ]);
    expect(recordedPurchases(evidence.reverse())).to.deep.include.members([
      {
        orderNo: 'NS-1187',
        at: BOOKED.placedAt,
        net: 175_000,
        margin: 60_000,
        items: [{ sku: 'GAYO-250', quantity: 2 }],
        revision: 3,
      },
    ]);
  });

  it('L-11: a refund is held against the corrected amount', () => {
    const evidence = (...corrected: number[]): LoyaltyEvent[] =>
      [
        ...booking(190_000),
        ...corrected.map((net, index) => correctionTo(net, index + 1)),
        reversalOf(150_000),
      ].map((event) => ({ ...event, id: event.key, actor: 'import' }));
    expect(standingPurchases(evidence(), DEFAULT_RULES.ladder)).to.have.length(1);
    expect(standingPurchases(evidence(150_000), DEFAULT_RULES.ladder)).to.deep.equal([]);
  });

  it('placed in the chat keeps its prices, its delivery and whose it is', () => {
    const placed: Order = {
      ...booked(undefined, { status: 'placed' }).order,
      contactId: 'p9',
      source: 'website_direct',
      lines: [{ sku: 'GAYO-250', name: 'Kopi Gayo', quantity: 2, unitPrice: 95_000, total: 190_000 }],
      totals: { goods: 190_000, discount: 0, net: 190_000, deliveryFee: 12_000, toPay: 202_000 },
      delivery: { by: 'courier', city: 'Depok' },
    };
    const { order } = booked(placed, { status: 'paid' });
    expect(order).to.include({ contactId: 'p9', source: 'website_direct', margin: 60_000 });
    expect([order.lines, order.totals, order.delivery]).to.deep.equal([
      placed.lines,
      placed.totals,
      placed.delivery,
    ]);
  });
});
