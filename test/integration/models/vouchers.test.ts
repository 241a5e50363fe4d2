import { expect } from 'chai';
import { type Order } from '../../../domain/orders/order';
import { ledgerSum, type Voucher } from '../../../domain/vouchers/voucher';
import { commitTurn } from '../../../models/turns/commit';
import { voucherOfCode } from '../../../models/vouchers/vouchers';
import { type Database } from '../../../models/database/database';
import { onEachStore } from './each-store';
import { AT, enter, load, newId, turnOn } from './store-world';

const ROUNDS = 50;
const BUYERS = 20;

onEachStore('Vouchers in orders', (database) => {
  it(`of ${BUYERS} buyers with one single-use code one has it, the others are turned away before they pay`, async function () {
    this.timeout(240_000);
    const buyers = await Promise.all(Array.from({ length: BUYERS }, () => enter(database())));
    for (let round = 0; round < ROUNDS; round += 1) {
      const one = await issued(database(), buyers[0] ?? '', { holderId: undefined, uses: 1 });
      const results = await Promise.all(
        buyers.map(async (id) => {
          const before = await load(database(), id);
          const order = orderWith(one, before.snapshot.contact.id);
          return commitTurn(database(), turnOn(before, [{ type: 'order_changed', order }]));
        }),
      );
      expect(results.filter(({ status }) => status === 'committed')).to.have.length(1);
      const stored = await voucherOfCode(database(), one.code);
      expect(stored?.ledger.map(({ kind }) => kind)).to.deep.equal(['issued', 'redeemed']);
    }
    const orders = await database().read(`SELECT order_no FROM customer_order`);
    expect(orders).to.have.length(ROUNDS);
  });

  it('a code is kept for whoever named it first', async () => {
    const [first, second] = [await enter(database()), await enter(database())];
    const one = await issued(database(), first, { holderId: undefined, uses: 1 });
    const keep = async (id: string): Promise<string> => {
      const before = await load(database(), id);
      const contactId = before.snapshot.contact.id;
      const entry = {
        ...({ kind: 'reserved', amount: 0, at: AT, by: 'bot', contactId, orderNo: undefined } as const),
        until: '2026-11-22T03:00:00.000Z',
      };
      return (await commitTurn(database(), turnOn(before, [{ type: 'voucher_marked', voucher: one, entry }])))
        .status;
    };
    expect([await keep(first), await keep(second)]).to.deep.equal(['committed', 'conflict']);
    expect((await load(database(), first)).snapshot.contact.vouchers.map(({ code }) => code)).to.include(
      one.code,
    );
  });

  it('an order that is called off gives it back once, however often it is written', async () => {
    const id = await enter(database());
    const before = await load(database(), id);
    const one = await issued(database(), id, { holderId: before.snapshot.contact.id, uses: undefined });
    const order = orderWith(one, before.snapshot.contact.id);
    const cancelled: Order = { ...order, state: { status: 'cancelled', at: AT } };
    for (const state of [order, cancelled, cancelled]) {
      const turn = turnOn(await load(database(), id), [{ type: 'order_changed', order: state }]);
      expect((await commitTurn(database(), turn)).status).to.equal('committed');
    }
    const [stored] = (await load(database(), id)).snapshot.contact.vouchers;
    expect(stored && ledgerSum(stored)).to.equal(50_000);
    expect(stored?.ledger.map(({ kind }) => kind)).to.deep.equal(['issued', 'redeemed', 'rolled_back']);
  });
});

async function issued(
  database: Database,
  conversationId: string,
  of: Pick<Voucher, 'holderId' | 'uses'>,
): Promise<Voucher> {
  const entry = { kind: 'issued', amount: 50_000, at: AT, by: 'bot', contactId: undefined } as const;
  const id = newId('voucher');
  const voucher: Voucher = {
    ...{
      id,
      code: `K7PM-${id.slice(-4)}`,
      origin: 'desk',
      reason: 'test',
      expiresAt: '2027-01-01T00:00:00.000Z',
    },
    ledger: [{ ...entry, orderNo: undefined, until: undefined }],
    ...of,
  };
  const turn = turnOn(await load(database, conversationId), [{ type: 'voucher_issued', voucher }]);
  expect((await commitTurn(database, turn)).status).to.equal('committed');
  return voucher;
}

function orderWith({ id: voucherId, code }: Voucher, contactId: string): Order {
  return {
    orderNo: newId('NS'),
    contactId,
    lines: [],
    totals: { goods: 95_000, discount: 50_000, net: 45_000, deliveryFee: 0, toPay: 45_000 },
    vouchers: [{ voucherId, code, amount: 50_000 }],
    ...{ margin: 0, source: 'unknown', placedAt: AT, purchasedAt: undefined, refunded: 0 },
    state: { status: 'placed', at: AT },
  };
}
