import { expect } from 'chai';
import {
  cardNumber,
  isCardNumber,
  mayOfferCard,
  membershipOf,
  validUntil,
} from '../../../../domain/membership/membership';
import { DEFAULT_MEMBERSHIP_RULES as rules } from '../../../../domain/membership/rules';
import { type LoyaltyEvent, type LoyaltyFact } from '../../../../domain/ladder/loyalty-events';

const at = (occurredAt: string, fact: LoyaltyFact): LoyaltyEvent => ({
  ...fact,
  id: occurredAt,
  key: occurredAt,
  occurredAt,
  actor: 'bot',
});

describe('the card', () => {
  it('one wrong digit of a number is seen', () => {
    for (const serial of [1, 12, 999, 54_321, 1_234_567]) {
      const number = cardNumber('NS', serial);
      expect(isCardNumber(number), number).to.equal(true);
      const digits = [...number]
        .map((sign, place) => ({ sign, place }))
        .filter(({ sign }) => /\d/u.test(sign));
      for (const { sign, place } of digits) {
        const wrong = `${number.slice(0, place)}${(Number(sign) + 1) % 10}${number.slice(place + 1)}`;
        expect(isCardNumber(wrong), wrong).to.equal(false);
      }
    }
  });

  it('renews by itself; the last day of a month stays one', () => {
    const term = { rules, timeZone: 'Asia/Jakarta' };
    expect(validUntil('2024-02-29T03:00:00.000Z', '2024-03-01T03:00:00.000Z', term)).to.equal('2025-02-28');
    expect(validUntil('2024-02-29T03:00:00.000Z', '2025-03-01T03:00:00.000Z', term)).to.equal('2026-02-28');
  });

  it('is read from the events in the order in which things happened, not came', () => {
    const events = [
      at('2026-03-01T00:00:00.000Z', { type: 'membership_paused' }),
      at('2026-01-01T00:00:00.000Z', { type: 'membership_joined', cardNumber: 'NSM-00001-8' }),
    ];
    expect(membershipOf(events)).to.deep.include({ status: 'paused', cardNumber: 'NSM-00001-8' });
  });

  it('an offer without an answer is repeated after a month, a refusal respected for half a year', () => {
    const offered = [at('2026-01-01T00:00:00.000Z', { type: 'membership_offered' })];
    expect(mayOfferCard(offered, rules, '2026-01-30T00:00:00.000Z')).to.equal(false);
    expect(mayOfferCard(offered, rules, '2026-02-01T00:00:00.000Z')).to.equal(true);
    const refused = [at('2026-01-01T00:00:00.000Z', { type: 'membership_refused' })];
    expect(mayOfferCard(refused, rules, '2026-06-29T00:00:00.000Z')).to.equal(false);
    expect(mayOfferCard(refused, rules, '2026-07-01T00:00:00.000Z')).to.equal(true);
  });
});
