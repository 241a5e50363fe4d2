import { expect } from 'chai';
import { plusDays } from '../../../../domain/time/calendar';
import { type DisqualifyInput, disqualification } from '../../../../domain/leads/disqualification';
import { type Instant } from '../../../../domain/time/instant';
import { moveLead, callsForPerson } from '../../../../domain/leads/lead';
import { expectedValue, daysLeft, timelineOf, type LeadSlots } from '../../../../domain/leads/slots';
import { DEFAULT_LEAD_RULES as RULES } from '../../../../domain/leads/rules';

const NOW: Instant = '2026-11-21T07:00:00.000Z';

describe('a lead', () => {
  it('keeps a date as days from the day it was said: the middle of a span, never below today', () => {
    const days = (from: string, to = from): number =>
      timelineOf({ from, to, approximate: false }, NOW, 'Asia/Jakarta').days;
    expect(days('2026-12-15')).to.equal(24);
    expect(days('2027-01-01', '2027-03-31'), 'a quarter').to.equal(85);
    expect(days('2026-11-01')).to.equal(0);
    const late = timelineOf(
      { from: '2026-11-22', to: '2026-11-22', approximate: false },
      '2026-11-21T17:30:00.000Z',
      'Asia/Jakarta',
    );
    expect(late.days, 'already the 22nd in Jakarta').to.equal(0);
    expect([0, 3, 30].map((gone) => daysLeft({ days: 24, saidAt: NOW }, plusDays(NOW, gone)))).to.deep.equal([
      24, 21, 0,
    ]);
  });

  it('is worth its pieces, not its people', () => {
    expect(expectedValue({ quantity: { amount: 80, unit: 'person' } }, 34_900_000)).to.equal(34_900_000);
    expect(expectedValue({ quantity: { amount: 3, unit: 'piece' } }, 100)).to.equal(300);
    expect(expectedValue({}, undefined)).to.equal(undefined);
  });

  it('T39: hot calls a person once in seven days', () => {
    const calls = (days: number | undefined): boolean =>
      callsForPerson(
        'hot',
        { hotCalledAt: days === undefined ? undefined : plusDays(NOW, -days) },
        RULES,
        NOW,
      );
    expect([calls(undefined), calls(0), calls(6.99), calls(7)]).to.deep.equal([true, false, false, true]);
    expect(callsForPerson('warm', { hotCalledAt: undefined }, RULES, NOW)).to.equal(false);
  });

  it('Q-10: disqualifies for the person first, for the deal then, and only when both sides are known', () => {
    const base: DisqualifyInput = {
      contactType: undefined,
      slots: {},
      notSold: false,
      installOnly: true,
      minimumOrder: undefined,
      unwillingToOrderMore: false,
    };
    const far: LeadSlots = { location: { city: 'Serang', territory: 'deliveryOnly' } };
    expect(disqualification(base)).to.equal(undefined);
    expect(disqualification({ ...base, slots: far })).to.equal('outside_territory');
    expect(disqualification({ ...base, slots: far, installOnly: false })).to.equal(undefined);
    expect(disqualification({ ...base, slots: far, contactType: 'minor' })).to.equal('minor');
    expect(disqualification({ ...base, contactType: 'student', notSold: true })).to.equal('not_sold');
    const few = { ...base, minimumOrder: 5 };
    expect(disqualification(few)).to.equal(undefined);
    expect(disqualification({ ...few, unwillingToOrderMore: true })).to.equal('below_minimum_order');
  });

  it('moves a lead along its stages only', () => {
    const hot = { stage: 'qualified' } as Parameters<typeof moveLead>[0];
    expect(moveLead(hot, 'handed_off')?.stage).to.equal('handed_off');
    expect(moveLead({ ...hot, stage: 'won' }, 'lost')).to.equal(undefined);
  });
});
