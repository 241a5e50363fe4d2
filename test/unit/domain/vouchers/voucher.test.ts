import { expect } from 'chai';
import fc from 'fast-check';
import { voucherCode } from '../../../../domain/vouchers/code';
import { DEFAULT_VOUCHER_RULES as rules } from '../../../../domain/vouchers/rules';
import { type VoucherOrder, covers, dueEntry } from '../../../../domain/vouchers/settle';
import {
  type Voucher,
  type VoucherEntry,
  goodUntil,
  ledgerSum,
  spend,
  spendable,
  voucherState,
} from '../../../../domain/vouchers/voucher';
import { plusDays } from '../../../../domain/time/calendar';

const DAY_0 = '2026-11-01T03:00:00.000Z';
const SARI = 'contact-sari';
const day = (days: number): string => plusDays(DAY_0, days);

function voucher(of: { amount: number; until: number } & Partial<Voucher>): Voucher {
  const { amount, until, ...more } = of;
  return {
    id: `voucher-${until}`,
    code: 'K7PM-4XQ9',
    holderId: SARI,
    uses: undefined,
    origin: 'goodwill',
    reason: 'KLH-20261101-0001',
    expiresAt: day(until),
    ledger: [entry('issued', amount)],
    ...more,
  };
}

function entry(kind: VoucherEntry['kind'], amount: number, of: Partial<VoucherEntry> = {}): VoucherEntry {
  return { kind, amount, at: DAY_0, by: 'bot', contactId: SARI, orderNo: undefined, until: undefined, ...of };
}

function orderUsing(one: Voucher, amount: number, status = 'placed'): VoucherOrder {
  const use = { voucherId: one.id, code: one.code, amount };
  return { orderNo: 'NS-0001', contactId: SARI, vouchers: [use], state: { status } };
}

describe('A voucher', () => {
  it('of two that end at different times the earlier is spent first: nothing of the later is lost', () => {
    const short = voucher({ amount: 100, until: 1 });
    const long = voucher({ amount: 100, until: 60 });
    const used = spend([long, short], 100, SARI, { rules, now: DAY_0 });
    expect(used.map(({ voucherId }) => voucherId)).to.deep.equal([short.id]);
    const after = { ...short, ledger: [...short.ledger, entry('redeemed', -100)] };
    const left = [after, long].map((one) => spendable(one, SARI, { rules, now: day(2) }));
    expect(left).to.deep.equal([0, 100]);
  });

  it('pays no more than goods cost, and keeps the rest', () => {
    const one = voucher({ amount: 45_000, until: 90 });
    const [use] = spend([one], 30_000, SARI, { rules, now: DAY_0 });
    expect(use?.amount).to.equal(30_000);
    const after = { ...one, ledger: [...one.ledger, entry('redeemed', -30_000, { orderNo: 'NS-0001' })] };
    expect(spendable(after, SARI, { rules, now: DAY_0 })).to.equal(15_000);
  });

  it('is worth nothing to somebody else, after its day, once void, or while another is ordering with it', () => {
    const one = voucher({ amount: 50_000, until: 10 });
    const at = (now: string): { rules: typeof rules; now: string } => ({ rules, now });
    expect(spendable(one, 'contact-other', at(DAY_0))).to.equal(0);
    expect(spendable(one, SARI, at(day(10)))).to.equal(0);
    expect(voucherState(one, rules, day(10))).to.equal('expired');
    const voided = { ...one, ledger: [...one.ledger, entry('voided', -50_000)] };
    expect([spendable(voided, SARI, at(DAY_0)), voucherState(voided, rules, DAY_0)]).to.deep.equal([
      0,
      'void',
    ]);
    const kept = entry('reserved', 0, { contactId: 'contact-other', until: day(1) });
    const bearer = { ...one, holderId: undefined, ledger: [...one.ledger, kept] };
    expect(spendable(bearer, SARI, at(DAY_0))).to.equal(0);
    expect(spendable(bearer, 'contact-other', at(DAY_0))).to.equal(50_000);
    expect(spendable(bearer, SARI, at(day(1)))).to.equal(50_000);
  });

  it('comes back once when its order is called off, and is good for some days more then', () => {
    const one = voucher({ amount: 50_000, until: 10 });
    const redeemed = dueEntry(one, orderUsing(one, 20_000), { at: DAY_0, by: 'bot' });
    expect(redeemed).to.include({ kind: 'redeemed', amount: -20_000 });
    const used = { ...one, ledger: [...one.ledger, ...(redeemed ? [redeemed] : [])] };
    const cancelled = orderUsing(one, 20_000, 'cancelled');
    const back = dueEntry(used, cancelled, { at: day(9), by: 'bot' });
    expect(back).to.include({ kind: 'rolled_back', amount: 20_000 });
    const whole = { ...used, ledger: [...used.ledger, ...(back ? [back] : [])] };
    expect(dueEntry(whole, cancelled, { at: day(9), by: 'bot' })).to.equal(undefined);
    expect(goodUntil(whole, rules)).to.equal(day(9 + rules.returnedD));
  });

  it('the sum of the ledger is the balance, whatever was ordered, changed, called off and paid back', () => {
    const step = fc.record({
      orderNo: fc.constantFrom('NS-1', 'NS-2', 'NS-3'),
      amount: fc.integer({ min: 0, max: 60_000 }),
      status: fc.constantFrom('placed', 'paid', 'cancelled', 'refunded'),
    });
    fc.assert(
      fc.property(fc.array(step, { minLength: 50, maxLength: 100 }), (steps) => {
        let one = voucher({ amount: 100_000, until: 60 });
        const standing = new Map<string, number>();
        for (const { orderNo, amount, status } of steps) {
          const use = { voucherId: one.id, code: one.code, amount };
          const order = { orderNo, contactId: SARI, vouchers: [use], state: { status } };
          const due = dueEntry(one, order, { at: DAY_0, by: 'bot' });
          if (due && !covers(one, due, { rules, now: DAY_0 })) continue;
          standing.set(orderNo, status === 'cancelled' || status === 'refunded' ? 0 : amount);
          if (due) one = { ...one, ledger: [...one.ledger, due] };
          const spent = [...standing.values()].reduce((sum, value) => sum + value, 0);
          expect(ledgerSum(one)).to.equal(100_000 - spent);
          expect(ledgerSum(one)).to.be.at.least(0);
        }
      }),
      { numRuns: 200, seed: 7 },
    );
  });

  it("has a code that nobody takes for a friend's, without signs that look alike", () => {
    let next = 0;
    const codes = Array.from({ length: 500 }, () => voucherCode((below) => (next += 7919) % below));
    for (const code of codes)
      expect(code).to.match(/^[A-HJKMNP-Z][2-9][A-HJKMNP-Z2-9]{2}-[A-HJKMNP-Z2-9]{4}$/u);
  });
});
