import { expect } from 'chai';
import fc from 'fast-check';
import { plusDays, plusMillis } from '../../../../domain/time/calendar';
import { type Instant } from '../../../../domain/time/instant';
import { type LadderContext, computeRung, transitionsBetween } from '../../../../domain/ladder/ladder';
import {
  type LoyaltyEvent,
  type LoyaltyFact,
  type OrderedItem,
} from '../../../../domain/ladder/loyalty-events';
import { DEFAULT_RULES } from '../../../../domain/rules';
import { RUNGS, rungIndex } from '../../../../domain/ladder/rung';

const START: Instant = '2026-01-05T03:00:00.000Z';
const context = (now: Instant): LadderContext => ({
  rules: DEFAULT_RULES.ladder,
  now,
  timeZone: 'Asia/Jakarta',
  contactable: false,
});

let serial = 0;
function event(fact: LoyaltyFact, at: Instant): LoyaltyEvent {
  serial += 1;
  return { ...fact, id: `e${serial}`, key: `k${serial}`, occurredAt: at, actor: 'test' };
}

const created = (): LoyaltyEvent => event({ type: 'contact_created', source: 'website_direct' }, START);
const asked = (at = START): LoyaltyEvent =>
  event({ type: 'asked_information', topic: 'ask_price', sku: 'M1', messageId: 'm1' }, at);
const bought = (
  orderNo: string,
  at: Instant,
  items: OrderedItem[] = [{ sku: orderNo, quantity: 1 }],
): LoyaltyEvent => event({ type: 'purchase_recorded', orderNo, net: 100_000, margin: 30_000, items }, at);
const refunded = (orderNo: string, at: Instant, refund: number): LoyaltyEvent =>
  event({ type: 'purchase_reversed', orderNo, refunded: refund, reason: 'refund' }, at);
const joined = (at: Instant): LoyaltyEvent => event({ type: 'membership_joined', cardNumber: 'C1' }, at);
const testimonial = (at: Instant, testimonialId = 't1'): LoyaltyEvent =>
  event({ type: 'testimonial_approved', testimonialId }, at);
const referral = (refereeKey: string, at: Instant): LoyaltyEvent =>
  event({ type: 'referral_made', refereeKey, valid: true }, at);
const converted = (refereeKey: string, at: Instant): LoyaltyEvent =>
  event({ type: 'referral_converted', refereeKey }, at);
const day = (days: number): Instant => plusDays(START, days);
const THREE = [bought('A', day(0)), bought('B', day(20)), bought('C', day(60))];

describe('the ladder', () => {
  it('T1: a greeting leaves a SUSPECT where they are', () => {
    expect(computeRung([created()], context(START))).to.equal('SUSPECT');
  });

  it('T3: a question about a product makes a PROSPECT, with that message as evidence', () => {
    const question = asked();
    expect(computeRung([created(), question], context(START))).to.equal('PROSPECT');
    expect(transitionsBetween('SUSPECT', 'PROSPECT', [question], START)).to.deep.equal([
      { from: 'SUSPECT', to: 'PROSPECT', at: START, direction: 'up', evidenceEventIds: [question.id] },
    ]);
  });

  it('T5: the same items three hours apart are one purchase, 25 hours apart are two', () => {
    const items = [{ sku: 'M1', quantity: 1 }];
    const first = bought('A', START, items);
    const hours = (count: number): Instant => plusMillis(START, count * 3_600_000);
    const rung = (second: LoyaltyEvent): string => computeRung([first, second], context(day(3)));
    expect(rung(bought('B', hours(3), items))).to.equal('SHOPPER');
    expect(rung(bought('B', hours(25), items))).to.equal('CUSTOMER');
    expect(rung(bought('B', hours(24), items)), 'exactly 24 h is apart').to.equal('CUSTOMER');
    expect(rung(bought('B', hours(3), [{ sku: 'E2', quantity: 1 }])), 'another cart').to.equal('CUSTOMER');
  });

  it('T5: the window of a chain runs from its first order', () => {
    const items = [{ sku: 'M1', quantity: 1 }];
    const at = [0, 20, 40].map((count) => bought(`O${count}`, plusMillis(START, count * 3_600_000), items));
    expect(computeRung(at, context(day(3)))).to.equal('CUSTOMER');
  });

  it('T6: a full refund of the second order is a correction to SHOPPER, half of it changes nothing', () => {
    const orders = [bought('A', day(0)), bought('B', day(2))];
    const half = [...orders, refunded('B', day(3), 50_000)];
    const whole = [...half, refunded('B', day(4), 50_000)];
    expect(computeRung(half, context(day(5)))).to.equal('CUSTOMER');
    expect(computeRung(whole, context(day(5))), 'partial refunds add up').to.equal('SHOPPER');
    const [row] = transitionsBetween('CUSTOMER', 'SHOPPER', whole.slice(-1), day(4));
    expect(row).to.include({ from: 'CUSTOMER', to: 'SHOPPER', direction: 'correction' });
  });

  it('a refunded only purchase leaves a PROSPECT: it implied the question', () => {
    expect(computeRung([bought('A', day(0)), refunded('A', day(1), 100_000)], context(day(2)))).to.equal(
      'PROSPECT',
    );
  });

  it('L-1: a mismatch without purchase is out of target, a buyer never is', () => {
    const mismatch = event({ type: 'target_evaluated', fit: 'mismatch' }, day(1));
    expect(computeRung([created(), asked(), mismatch], context(day(2)))).to.equal('OUT_OF_TARGET');
    expect(computeRung([created(), mismatch, bought('A', day(1))], context(day(2)))).to.equal('SHOPPER');
  });

  it('L-7: membership is joined while eligible; three purchases alone leave a CUSTOMER', () => {
    expect(computeRung(THREE, context(day(70)))).to.equal('CUSTOMER');
    expect(computeRung([...THREE, joined(day(70))], context(day(71)))).to.equal('MEMBER');
    expect(computeRung([...THREE.slice(0, 2), joined(day(70))], context(day(71)))).to.equal('CUSTOMER');
    const ended = event({ type: 'membership_ended', reason: 'asked' }, day(80));
    expect(computeRung([...THREE, joined(day(70)), ended], context(day(81)))).to.equal('CUSTOMER');
  });

  it('T7: an offer that was refused changes nothing', () => {
    const offered = event({ type: 'membership_offered' }, day(61));
    const refused = event({ type: 'membership_refused' }, day(61));
    expect(computeRung([...THREE, offered, refused], context(day(62)))).to.equal('CUSTOMER');
  });

  it('T9: evidence from before membership is banked and lifts to ADVOCATE with it', () => {
    const early = testimonial(day(1));
    expect(computeRung([bought('A', day(0)), early], context(day(2)))).to.equal('SHOPPER');
    expect(computeRung([...THREE, early, joined(day(70))], context(day(70)))).to.equal('ADVOCATE');
    expect(transitionsBetween('CUSTOMER', 'ADVOCATE', [], day(70)).map((row) => row.to)).to.deep.equal([
      'MEMBER',
      'ADVOCATE',
    ]);
  });

  describe('T10: RAVING_FAN needs five actions in three months with two converted', () => {
    const member = [...THREE, joined(day(70))];
    const actions = (days: number[], conversions: number): LoyaltyEvent[] =>
      days.map((at, index) =>
        index < conversions ? converted(`c${index}`, day(at)) : referral(`r${index}`, day(at)),
      );
    const rung = (events: LoyaltyEvent[]): string => computeRung([...member, ...events], context(day(200)));

    it('five in one month are not enough', () => {
      expect(rung(actions([90, 91, 92, 93, 94], 2))).to.equal('ADVOCATE');
    });
    it('one conversion is not enough', () => {
      expect(rung(actions([90, 91, 120, 121, 150], 1))).to.equal('ADVOCATE');
    });
    it('with two it is', () => {
      expect(rung(actions([90, 91, 120, 121, 150], 2))).to.equal('RAVING_FAN');
    });
    it('L-12: it holds for thirty days after the window stops proving it', () => {
      const events = [...member, ...actions([90, 91, 120, 121, 150], 2)];
      const kept = bought('D', day(430));
      expect(computeRung([...events, kept], context(day(90 + 365 + 30)))).to.equal('RAVING_FAN');
      expect(computeRung([...events, kept], context(day(90 + 365 + 31)))).to.equal('ADVOCATE');
    });
  });

  it('T12: what is no evidence never changes a rung', () => {
    const before = computeRung([...THREE, joined(day(70))], context(day(80)));
    const withdrawnNothing = event({ type: 'testimonial_withdrawn', testimonialId: 'none' }, day(79));
    expect(computeRung([...THREE, joined(day(70)), withdrawnNothing], context(day(80)))).to.equal(before);
  });

  it('a supervisor may pin a rung until a day', () => {
    const pin = event({ type: 'manual_override', to: 'MEMBER', until: day(10), reason: 'import' }, day(0));
    expect(computeRung([pin], context(day(9)))).to.equal('MEMBER');
    expect(computeRung([pin], context(day(10)))).to.equal('SUSPECT');
  });
});

const arbitraryFact: fc.Arbitrary<LoyaltyFact> = fc.oneof(
  fc.constant<LoyaltyFact>({ type: 'contact_created', source: 'unknown' }),
  fc.constant<LoyaltyFact>({ type: 'asked_information', topic: 'ask_price', messageId: 'm' }),
  fc
    .constantFrom('match', 'unknown', 'mismatch')
    .map((fit): LoyaltyFact => ({ type: 'target_evaluated', fit })),
  fc
    .constantFrom('A', 'B', 'C', 'D')
    .chain((orderNo) =>
      fc.constantFrom<LoyaltyFact>(
        { type: 'purchase_recorded', orderNo, net: 100, margin: 30, items: [{ sku: 'M1', quantity: 1 }] },
        { type: 'purchase_reversed', orderNo, refunded: 50, reason: 'refund' },
        { type: 'purchase_reversed', orderNo, refunded: 100, reason: 'refund' },
      ),
    ),
  fc.constantFrom<LoyaltyFact>(
    { type: 'membership_joined', cardNumber: 'C' },
    { type: 'membership_paused' },
    { type: 'membership_resumed' },
    { type: 'membership_ended', reason: 'asked' },
    { type: 'testimonial_approved', testimonialId: 't' },
    { type: 'testimonial_withdrawn', testimonialId: 't' },
  ),
  fc
    .constantFrom('x', 'y', 'z')
    .chain((refereeKey) =>
      fc.constantFrom<LoyaltyFact>(
        { type: 'referral_made', refereeKey, valid: true },
        { type: 'referral_converted', refereeKey },
        { type: 'referral_voided', refereeKey, reason: 'self' },
      ),
    ),
);

const arbitraryHistory = fc
  .array(fc.tuple(arbitraryFact, fc.integer({ min: 0, max: 900 })), { maxLength: 30 })
  .map((facts) => facts.map(([fact, days]) => event(fact, day(days))));

describe('the ladder, over random histories', () => {
  it('T11: events in any order of arrival give the same rung', () => {
    fc.assert(
      fc.property(
        arbitraryHistory.chain((history) =>
          fc.tuple(fc.constant(history), fc.shuffledSubarray(history, { minLength: history.length })),
        ),
        ([history, shuffled]) => {
          const now = day(950);
          expect(computeRung(shuffled, context(now))).to.equal(computeRung(history, context(now)));
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('L-10: transitions cross one rung each and lead from one standing to the other', () => {
    const standing = fc.constantFrom('OUT_OF_TARGET' as const, ...RUNGS);
    fc.assert(
      fc.property(standing, standing, (from, to) => {
        const rows = transitionsBetween(from, to, [], START);
        expect(rows).to.have.length(Math.abs(rungIndex(to) - rungIndex(from)));
        let at = from;
        for (const row of rows) {
          expect(row.from).to.equal(at);
          expect(Math.abs(rungIndex(row.to) - rungIndex(at))).to.equal(1);
          at = row.to;
        }
        expect(at).to.equal(to);
      }),
    );
  });
});
