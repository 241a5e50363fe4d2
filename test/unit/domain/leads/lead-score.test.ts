import { expect } from 'chai';
import fc from 'fast-check';
import { plusDays } from '../../../../domain/time/calendar';
import { type Instant } from '../../../../domain/time/instant';
import { timelineOf, type LeadSlots } from '../../../../domain/leads/slots';
import { DEFAULT_LEAD_RULES as RULES, SIGNALS } from '../../../../domain/leads/rules';
import { scoreLead, temperatureOf } from '../../../../domain/leads/score';
import { type ScoreInput } from '../../../../domain/leads/score-line';
import { RUNGS } from '../../../../domain/ladder/rung';

const NOW: Instant = '2026-11-21T07:00:00.000Z';

function lead(
  track: 'b2b' | 'b2c',
  slots: LeadSlots,
  signals: ScoreInput['signals'] = [],
  rest: Partial<ScoreInput> = {},
): ScoreInput {
  return {
    track,
    slots,
    signals,
    contactable: false,
    unitPrice: undefined,
    targetSegments: ['office', 'cafe', 'home'],
    standing: 'PROSPECT',
    referredByMember: false,
    contactType: undefined,
    abusive: false,
    lastInboundAt: NOW,
    ...rest,
  };
}

const inDays = (days: number): LeadSlots['timeline'] => ({ days, saidAt: NOW });
const BEKASI: LeadSlots['location'] = { city: 'Bekasi', territory: 'served' };
const idr = (amount: number): LeadSlots['budget'] => ({ min: amount, max: amount });

const OFFICE: ScoreInput = lead(
  'b2b',
  {
    segment: 'office',
    size: 'large',
    location: BEKASI,
    role: 'decision_maker',
    challenge: 'specific',
    timeline: timelineOf({ from: '2026-12-15', to: '2026-12-15', approximate: true }, NOW, 'Asia/Jakarta'),
    budget: idr(35_000_000),
    quantity: { amount: 80, unit: 'person' },
    sku: 'O30',
  },
  ['price', 'quote'],
  { unitPrice: 34_900_000 },
);

const HOME: ScoreInput = lead(
  'b2c',
  { location: BEKASI, segment: 'home', sku: 'M1', timeline: inDays(6), budget: 'undecided' },
  ['price', 'stock'],
);

const STUDENT: ScoreInput = lead('b2c', { location: BEKASI, category: 'penggiling' }, [], {
  contactType: 'student',
});

describe('the score of a lead', () => {
  it('T14: 96 hot for the office, 70 hot for the home, 0 cold for the student', () => {
    expect(scoreLead(OFFICE, RULES, NOW)).to.include({ fit: 40, intent: 56, total: 96, temperature: 'hot' });
    expect(scoreLead(HOME, RULES, NOW)).to.include({ fit: 20, intent: 50, total: 70, temperature: 'hot' });
    const student = scoreLead(STUDENT, RULES, NOW);
    expect(student).to.include({ fit: 10, intent: 16, modifiers: -30, total: 0, temperature: 'cold' });
  });

  it('part 3: the conversations of Ratna, the reluctant office, Mark and Nadya', () => {
    const scores = [
      lead('b2b', OFFICE.slots, ['quote'], { unitPrice: 34_900_000 }),
      lead(
        'b2b',
        {
          segment: 'office',
          size: 'medium',
          challenge: 'general',
          timeline: 'undecided',
          quantity: { amount: 20, unit: 'person' },
        },
        ['warranty'],
        { unitPrice: 18_500_000 },
      ),
      lead(
        'b2b',
        {
          segment: 'cafe',
          size: 'medium',
          location: BEKASI,
          role: 'decision_maker',
          challenge: 'specific',
          timeline: inDays(42),
          quantity: { amount: 120, unit: 'cup' },
          budget: idr(40_000_000),
        },
        ['demo'],
        { unitPrice: 34_900_000 },
      ),
      lead(
        'b2c',
        { location: BEKASI, segment: 'home', sku: 'E2', timeline: inDays(5), budget: idr(2_000_000) },
        ['demo'],
        { unitPrice: 1_850_000 },
      ),
    ].map((input) => scoreLead(input, RULES, NOW).total);
    expect(scores).to.deep.equal([93, 34, 83, 78]);
  });

  it('Q-11: every point says why', () => {
    const { lines } = scoreLead(OFFICE, RULES, NOW);
    expect(lines).to.deep.include({
      ruleId: 'intent.timeline',
      points: 16,
      because: { key: 'score.timeline-d30', values: { days: 24 } },
    });
    expect(lines.map((line) => line.ruleId)).to.include.members([
      'fit.role',
      'intent.budget',
      'intent.signal',
    ]);
  });

  it('T15: silence halves intent every 30 days and leaves fit', () => {
    const after = (days: number): [fit: number, intent: number] => {
      const score = scoreLead(OFFICE, RULES, plusDays(NOW, days));
      return [score.fit, score.intent];
    };
    expect(after(29)).to.deep.equal([40, 56]);
    expect(after(31)).to.deep.equal([40, 28]);
    expect(after(62)).to.deep.equal([40, 14]);
  });

  it('T16: an unknown budget scores as a refused one, and as one there is nothing to compare with', () => {
    const total = (budget: LeadSlots['budget'], unitPrice = OFFICE.unitPrice): number =>
      scoreLead({ ...OFFICE, slots: { ...OFFICE.slots, budget }, unitPrice }, RULES, NOW).total;
    expect(total('undecided')).to.equal(total(undefined));
    expect(total(undefined)).to.equal(88);
    expect(scoreLead({ ...OFFICE, unitPrice: undefined }, RULES, NOW).total).to.equal(88);
  });

  it('§4.5.6: budgets are compared with price × pieces, in half-open bands', () => {
    const points = (slots: LeadSlots, unitPrice: number): number | undefined =>
      scoreLead(lead('b2b', slots, [], { unitPrice }), RULES, NOW).lines.find(
        (line) => line.ruleId === 'intent.budget',
      )?.points;
    const hundred = { budget: idr(795) };
    expect(points(hundred, 1000), '79.5 % is under 80 %').to.equal(6);
    expect(points({ budget: idr(800) }, 1000)).to.equal(12);
    expect(points({ budget: idr(800), quantity: { amount: 80, unit: 'person' } }, 1000)).to.equal(12);
    expect(points({ budget: idr(800), quantity: { amount: 2, unit: 'piece' } }, 1000)).to.equal(2);
    expect(points({ budget: { min: 100, max: 900 } }, 1000), 'the upper end').to.equal(12);
    expect(points({ priceAccepted: true }, 1000)).to.equal(12);
  });

  it('caps the signals, with a line that says so', () => {
    const all = scoreLead(lead('b2b', {}, SIGNALS), RULES, NOW);
    const signals = all.lines.filter((line) => line.ruleId === 'intent.signal');
    expect(signals.reduce((sum, line) => sum + line.points, 0)).to.equal(15);
    expect(signals.at(-1)?.because.key).to.equal('score.signal-cap');
  });

  it('Q-7: buyers and friends of members gain, switching and wrong callers lose', () => {
    const modifiers = (rest: Partial<ScoreInput>, slots: LeadSlots = {}): number =>
      scoreLead(lead('b2b', slots, [], rest), RULES, NOW).modifiers;
    const current = { customerType: 'new_to_company', supplier: 'X' } as const;
    expect(modifiers({ standing: 'SHOPPER', referredByMember: true })).to.equal(10);
    expect(modifiers({}, { current: { ...current, commitment: 1, barriers: 2 } })).to.equal(-8);
    expect(modifiers({}, { current: { ...current, commitment: 1, barriers: 1 } })).to.equal(-4);
    expect(modifiers({}, { current: { ...current, commitment: 0, barriers: 1 } })).to.equal(0);
    expect(modifiers({ contactType: 'vendor' })).to.equal(-60);
    expect(modifiers({ contactType: 'competitor', abusive: true })).to.equal(-150);
  });

  it('Q-9: much fit without intent is warm', () => {
    expect(temperatureOf({ total: 70, intent: 34 }, RULES)).to.equal('warm');
    expect(temperatureOf({ total: 70, intent: 35 }, RULES)).to.equal('hot');
    expect(temperatureOf({ total: 69.9, intent: 60 }, RULES)).to.equal('warm');
    expect(temperatureOf({ total: 39.9, intent: 39 }, RULES)).to.equal('cold');
  });

  describe('always', () => {
    const slots: fc.Arbitrary<LeadSlots> = fc.record(
      {
        challenge: fc.constantFrom('specific' as const, 'general' as const),
        sku: fc.constant('M1'),
        quantity: fc.record({
          amount: fc.nat(200),
          unit: fc.constantFrom('person' as const, 'piece' as const),
        }),
        timeline: fc.oneof(
          fc.constant('undecided' as const),
          fc.nat(400).map((days) => ({ days, saidAt: NOW })),
        ),
        role: fc.constantFrom('decision_maker' as const, 'influencer' as const, 'user' as const),
        budget: fc.nat(100_000_000).map((max) => ({ min: 0, max })),
        location: fc.record({
          city: fc.constant('X'),
          territory: fc.constantFrom('served' as const, 'deliveryOnly' as const, 'outside' as const),
        }),
        segment: fc.constantFrom('office', 'nobody'),
        size: fc.constantFrom('large' as const, 'medium' as const, 'small' as const),
      },
      { requiredKeys: [] },
    );
    const input = fc
      .record({
        slots,
        track: fc.constantFrom('b2b' as const, 'b2c' as const),
        signals: fc.subarray([...SIGNALS]),
        contactable: fc.boolean(),
        unitPrice: fc.option(fc.integer({ min: 1, max: 50_000_000 }), { nil: undefined }),
        standing: fc.constantFrom(...RUNGS),
        referredByMember: fc.boolean(),
        abusive: fc.boolean(),
      })
      .map((made): ScoreInput => ({ ...STUDENT, contactType: undefined, ...made }));

    it('T14: the lines add up to the total before it is clamped, and the axes to their share', () => {
      fc.assert(
        fc.property(input, fc.nat(200), (made, days) => {
          const score = scoreLead(made, RULES, plusDays(NOW, days));
          const sum = score.lines.reduce((total, line) => total + line.points, 0);
          expect(sum).to.equal(score.fit + score.intent + score.modifiers);
          expect(score.total).to.equal(Math.min(100, Math.max(0, sum)));
          const [fit, intent] = made.track === 'b2b' ? [40, 60] : [30, 70];
          expect(score.fit).to.be.within(0, fit);
          expect(score.intent).to.be.within(0, intent);
        }),
      );
    });

    it('one more thing asked never makes a lead colder', () => {
      fc.assert(
        fc.property(input, fc.constantFrom(...SIGNALS), (made, signal) => {
          const more = scoreLead({ ...made, signals: [...made.signals, signal] }, RULES, NOW);
          expect(more.total).to.be.at.least(scoreLead(made, RULES, NOW).total);
        }),
      );
    });
  });
});
