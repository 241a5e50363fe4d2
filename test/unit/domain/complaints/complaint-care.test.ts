import { expect } from 'chai';
import fc from 'fast-check';
import { plusDays } from '../../../../domain/time/calendar';
import { type Complaint, type ComplaintState } from '../../../../domain/complaints/complaint';
import { DEFAULT_COMPLAINT_RULES as RULES } from '../../../../domain/complaints/rules';
import { type Severity } from '../../../../domain/complaints/kinds';
import { type ProactiveKind, complaintGate, hasGraveComplaint } from '../../../../domain/outreach/cooldown';
import { type GoodwillInput, botGoodwill, mayGrant } from '../../../../domain/complaints/goodwill';
import { type Instant } from '../../../../domain/time/instant';

const NOW: Instant = '2026-11-24T03:00:00.000Z';

const LATE: GoodwillInput = {
  severity: 'SEV3',
  categories: ['late'],
  orderNet: 450_000,
  hasOwner: true,
  compensatedAt: [],
};

function given(rest: Partial<GoodwillInput>): number | string {
  const goodwill = botGoodwill({ ...LATE, ...rest }, RULES, NOW);
  return goodwill.kind === 'voucher' ? goodwill.amount : `${goodwill.reason} → ${goodwill.decides}`;
}

describe('goodwill of the bot', () => {
  it('T31: a tenth of the order up to 50 000, once in 90 days, then a person', () => {
    expect(given({})).to.equal(45_000);
    expect(given({ orderNet: 900_000 })).to.equal(50_000);
    expect(given({ compensatedAt: [plusDays(NOW, -89.9)] })).to.equal('recent_voucher → agent');
    expect(given({ compensatedAt: [plusDays(NOW, -90)] }), '[t, t+90)').to.equal(45_000);
  });

  it('rounds down to whole rupiah and is good for 90 days', () => {
    expect(botGoodwill({ ...LATE, orderNet: 123_459 }, RULES, NOW)).to.deep.equal({
      kind: 'voucher',
      ruleId: 'late_or_minor',
      amount: 12_345,
      expiresAt: plusDays(NOW, 90),
    });
  });

  it('gives nothing for grave complaints, unknown orders, many compensations, or before anybody has it', () => {
    expect(given({ severity: 'SEV1', categories: ['safety'] })).to.equal('severity → supervisor');
    expect(given({ severity: 'SEV2' })).to.equal('severity → agent');
    expect(given({ orderNet: undefined })).to.equal('order_not_found → supervisor');
    expect(given({ hasOwner: false })).to.equal('no_owner → agent');
    expect(given({ categories: ['staff_attitude'] })).to.equal('category → agent');
    const often = [-10, -20, -30].map((days) => plusDays(NOW, days));
    expect(given({ compensatedAt: often })).to.equal('too_many → supervisor');
  });

  it('people grant within their limits', () => {
    const grant = (role: 'agent' | 'supervisor', amount: number, severity: Severity, before = 0): boolean =>
      mayGrant(role, { amount, severity, compensatedBefore: before }, RULES);
    expect(grant('agent', 500_000, 'SEV3')).to.equal(true);
    expect(grant('agent', 500_001, 'SEV3')).to.equal(false);
    expect(grant('agent', 1, 'SEV1')).to.equal(false);
    expect(grant('agent', 1, 'SEV3', 3)).to.equal(false);
    expect(grant('supervisor', 5_000_000, 'SEV1', 3)).to.equal(true);
    expect(grant('supervisor', 5_000_001, 'SEV1')).to.equal(false);
  });

  it('never exceeds the cap or the share', () => {
    fc.assert(
      fc.property(fc.nat(100_000_000), (orderNet) => {
        const goodwill = botGoodwill({ ...LATE, orderNet }, RULES, NOW);
        const amount = goodwill.kind === 'voucher' ? goodwill.amount : 0;
        expect(amount).to.be.at.most(Math.min(50_000, orderNet / 10));
      }),
    );
  });
});

describe('offers after a complaint', () => {
  type View = Pick<Complaint, 'state' | 'severity' | 'csat'>;
  const OFFERS: ProactiveKind[] = [
    'marketing',
    'upsell',
    'membership_pitch',
    'referral_ask',
    'testimonial_ask',
    'nps_ask',
    'first_purchase_offer',
  ];
  const inProgress: View = { state: { status: 'in_progress', at: NOW }, severity: 'SEV3', csat: undefined };
  const closed = (daysAgo: number, rating?: number): View => {
    const at = plusDays(NOW, -daysAgo);
    const state: ComplaintState = { status: 'closed', by: 'customer', at };
    return { state, severity: 'SEV3', csat: rating === undefined ? undefined : { rating, at } };
  };
  const gate = (kind: ProactiveKind, ...complaints: View[]): ReturnType<typeof complaintGate> =>
    complaintGate(kind, complaints, RULES, NOW);

  it('C-20: are held while one is open; answers and service go on', () => {
    for (const kind of OFFERS) {
      expect(gate(kind, inProgress)).to.deep.equal({
        verdict: 'hold',
        reason: 'complaint_open',
        until: undefined,
      });
    }
    expect(gate('service', inProgress).verdict).to.equal('say');
    expect(gate('product_answer', inProgress).verdict).to.equal('say');
    expect(gate('marketing').verdict).to.equal('say');
    const resolved: View = { ...inProgress, state: { status: 'resolved', by: 'answer', at: NOW } };
    expect(gate('marketing', resolved).verdict, 'resolved is not closed').to.equal('hold');
  });

  it('T29: the birthday voucher is left out with reason complaint_open, the greeting too for SEV1 and SEV2', () => {
    expect(gate('birthday', inProgress)).to.deep.equal({ verdict: 'say_plain', reason: 'complaint_open' });
    const grave: View = { ...inProgress, severity: 'SEV2' };
    expect(gate('birthday', grave)).to.include({ verdict: 'hold', reason: 'complaint_open' });
    expect(hasGraveComplaint([inProgress])).to.equal(false);
    expect(hasGraveComplaint([inProgress, grave])).to.equal(true);
  });

  it('C-21: wait 7, 14 or 30 days after closing, by the judgement', () => {
    const says = (daysAgo: number, rating?: number): boolean =>
      gate('marketing', closed(daysAgo, rating)).verdict === 'say';
    expect([says(6.9, 5), says(7, 5), says(7, 4)]).to.deep.equal([false, true, true]);
    expect([says(13.9, 3), says(14, 3), says(13.9), says(14)]).to.deep.equal([false, true, false, true]);
    expect([says(29.9, 1), says(30, 2)]).to.deep.equal([false, true]);
    expect(gate('birthday', closed(1, 5))).to.deep.equal({
      verdict: 'say_plain',
      reason: 'complaint_cooldown',
    });
    expect(gate('marketing', closed(1, 5), closed(1, 1))).to.deep.equal({
      verdict: 'hold',
      reason: 'complaint_cooldown',
      until: plusDays(NOW, 29),
    });
  });
});
