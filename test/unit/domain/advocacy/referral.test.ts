import { expect } from 'chai';
import {
  type CodeHolder,
  type Friend,
  claimRefusal,
  friendsOf,
  holdingClaim,
  isRewardDue,
  referralCode,
  referralStage,
} from '../../../../domain/advocacy/referral';
import { DEFAULT_REFERRAL_RULES as rules } from '../../../../domain/advocacy/rules';
import { type LoyaltyEvent, type LoyaltyFact } from '../../../../domain/ladder/loyalty-events';
import { DEFAULT_RULES } from '../../../../domain/rules';
import { plusDays } from '../../../../domain/time/calendar';

const NOW = '2026-11-23T06:00:00.000Z';
const { ladder } = DEFAULT_RULES;

const holder: CodeHolder = { code: 'SARI-K4P', contactId: 'sari', phone: '+62811', email: undefined };
const friend: Friend = { contactId: 'budi', createdAt: NOW, evidence: [], phone: '+62822', email: undefined };

function event(daysAgo: number, fact: LoyaltyFact): LoyaltyEvent {
  const occurredAt = plusDays(NOW, -daysAgo);
  const id = `${fact.type}:${daysAgo}`;
  return { ...fact, id, key: id, occurredAt, actor: 'test' };
}

const used = (daysAgo: number): LoyaltyEvent =>
  event(daysAgo, { type: 'referral_code_used', code: 'SARI-K4P', holderId: 'sari' });
const bought = (daysAgo: number, orderNo = 'NS-1'): LoyaltyEvent =>
  event(daysAgo, { type: 'purchase_recorded', orderNo, net: 100, margin: 0, items: [] });

describe('referral codes (R-16)', () => {
  it('no two are the same, whatever the names are, and none has a sign that is mistaken for another', () => {
    const codes = new Set<string>();
    for (let serial = 0; serial < 50_000; serial += 1) codes.add(referralCode('Sari', serial));
    expect(codes.size).to.equal(50_000);
    for (const code of codes)
      expect(code).to.match(/^SARI-[A-HJ-NP-Z][2-9][A-HJ-NP-Z]([2-9][A-HJ-NP-Z]?)?$/u);
    expect(referralCode('Ana', 1)).to.match(/^ANAX-/u);
    expect(referralCode(undefined, 1)).to.match(/^XXXX-/u);
    expect(referralCode('Élise Ñuñez', 1)).to.match(/^ELIS-/u);
  });

  it('oneself, somebody known and a second code do not count', () => {
    const refusal = (changes: Partial<Friend>): string | undefined =>
      claimRefusal(holder, { ...friend, ...changes }, rules, NOW);
    expect(refusal({})).to.equal(undefined);
    expect(refusal({ contactId: 'sari' })).to.equal('own');
    expect(refusal({ phone: '+62811' }), 'the same phone').to.equal('own');
    expect(refusal({ createdAt: plusDays(NOW, -31) })).to.equal('known');
    expect(refusal({ createdAt: plusDays(NOW, -30) })).to.equal(undefined);
    expect(refusal({ evidence: [bought(2)] })).to.equal('known');
    expect(refusal({ evidence: [used(2)] }), 'the first code wins').to.equal('taken');
  });

  it('a code lapses after ninety days', () => {
    expect(holdingClaim([used(91)], rules, NOW)).to.equal(undefined);
    expect(holdingClaim([used(90)], rules, NOW)?.code).to.equal('SARI-K4P');
  });

  it('converts once the first purchase has stood fourteen days, and a refund voids it', () => {
    const stage = (...evidence: LoyaltyEvent[]): string =>
      referralStage({ occurredAt: plusDays(NOW, -60) }, evidence, { rules, ladder, now: NOW });
    expect(stage()).to.equal('made');
    expect(stage(bought(13))).to.equal('made');
    expect(stage(bought(14))).to.equal('converted');
    const back = event(1, { type: 'purchase_reversed', orderNo: 'NS-1', refunded: 100, reason: 'refund' });
    expect(stage(bought(30), back)).to.equal('voided');
    const late = referralStage({ occurredAt: plusDays(NOW, -120) }, [bought(20)], {
      rules,
      ladder,
      now: NOW,
    });
    expect(late, 'bought a hundred days after').to.equal('made');
  });

  it('ten rewards a year, and friends are counted without who they are', () => {
    const converted = (daysAgo: number): LoyaltyEvent =>
      event(daysAgo, { type: 'referral_converted', refereeKey: `friend ${daysAgo}` });
    const nine = Array.from({ length: 9 }, (_one, index) => converted(index + 1));
    expect(isRewardDue(nine, rules, NOW)).to.equal(true);
    expect(isRewardDue([...nine, converted(100)], rules, NOW)).to.equal(false);
    expect(isRewardDue([...nine, converted(400)], rules, NOW)).to.equal(true);
    const made = event(3, { type: 'referral_made', refereeKey: 'friend 1', valid: true });
    expect(friendsOf([made, converted(1)])).to.deep.equal({ came: 1, bought: 1 });
  });
});
