import { expect } from 'chai';
import fc from 'fast-check';
import {
  type PriorityInput,
  complaintCallsForPerson,
  prioritise,
  raisePriority,
} from '../../../../domain/complaints/priority';
import { DEFAULT_COMPLAINT_RULES as RULES } from '../../../../domain/complaints/rules';
import { type ComplaintSignal, dimensionsOf, severityOf } from '../../../../domain/complaints/severity';
import { type ComplaintCategory, COMPLAINT_CATEGORIES } from '../../../../domain/complaints/kinds';
import { RUNGS } from '../../../../domain/ladder/rung';

const STRANGER: PriorityInput = {
  severity: 'SEV4',
  neededWithinH: undefined,
  segment: undefined,
  standing: undefined,
  repeat: false,
  angry: false,
};

function verdict(input: Partial<PriorityInput>): string {
  const { score, priority } = prioritise({ ...STRANGER, ...input }, RULES);
  return `${score} ${priority}`;
}

describe('the priority of a complaint', () => {
  it('T27: 100 P1, 77 P2, 17 P4, 87 P2', () => {
    expect(verdict({ severity: 'SEV1' })).to.equal('100 P1');
    expect(
      verdict({ severity: 'SEV3', segment: 'MVC', standing: 'MEMBER', neededWithinH: 24 }),
      'a wedding tomorrow',
    ).to.equal('77 P2');
    expect(verdict({ severity: 'SEV4', segment: 'NO_VALUE', standing: 'SHOPPER' })).to.equal('17 P4');
    expect(
      verdict({
        severity: 'SEV2',
        segment: 'MOST_POTENTIAL',
        standing: 'CUSTOMER',
        repeat: true,
        angry: true,
      }),
    ).to.equal('87 P2');
  });

  it('part 3: Pak Hendra’s double charge before Thursday is 97, the late grinder 45', () => {
    expect(
      verdict({ severity: 'SEV2', neededWithinH: 71, segment: 'MVC', standing: 'MEMBER', angry: true }),
    ).to.equal('97 P1');
    expect(verdict({ severity: 'SEV3', segment: 'MOST_POTENTIAL', standing: 'SHOPPER' })).to.equal('45 P3');
  });

  it('SEV1 is P1 for a stranger, whatever the numbers say', () => {
    const rules = { ...RULES, base: { ...RULES.base, SEV1: 10 } };
    expect(prioritise({ ...STRANGER, severity: 'SEV1' }, rules).priority).to.equal('P1');
  });

  it('a value only ever raises, and the lines add up to the score', () => {
    const inputs: fc.Arbitrary<PriorityInput> = fc.record({
      severity: fc.constantFrom('SEV1' as const, 'SEV2' as const, 'SEV3' as const, 'SEV4' as const),
      neededWithinH: fc.option(fc.nat(200), { nil: undefined }),
      segment: fc.constantFrom('MVC' as const, 'MOST_POTENTIAL' as const, 'NO_VALUE' as const, undefined),
      standing: fc.constantFrom(...RUNGS, 'OUT_OF_TARGET' as const, undefined),
      repeat: fc.boolean(),
      angry: fc.boolean(),
    });
    fc.assert(
      fc.property(inputs, (input) => {
        const known = prioritise(input, RULES);
        const stranger = prioritise({ ...input, segment: undefined, standing: undefined }, RULES);
        const calm = prioritise({ ...input, angry: false, repeat: false, neededWithinH: undefined }, RULES);
        for (const lower of [stranger, calm]) {
          expect(known.score).to.be.at.least(lower.score);
          expect(known.priority <= lower.priority, 'P1 sorts before P4').to.equal(true);
        }
        expect(known.lines.reduce((sum, line) => sum + line.points, 0)).to.equal(known.score);
        expect(raisePriority(known.priority) <= known.priority).to.equal(true);
      }),
    );
  });

  it('H-3: P1, anger heard twice, and SEV2 that came back call a person', () => {
    const calls = (rest: Partial<Parameters<typeof complaintCallsForPerson>[0]>): boolean =>
      complaintCallsForPerson({ priority: 'P3', severity: 'SEV3', repeat: false, angryMessages: 0, ...rest });
    expect(calls({})).to.equal(false);
    expect(calls({ repeat: true })).to.equal(false);
    expect(calls({ angryMessages: 1 })).to.equal(false);
    expect(calls({ angryMessages: 2 })).to.equal(true);
    expect(calls({ severity: 'SEV2', repeat: true })).to.equal(true);
    expect(calls({ priority: 'P1' })).to.equal(true);
  });
});

describe('the severity of a complaint', () => {
  const severity = (
    categories: ComplaintCategory[],
    signals: ComplaintSignal[] = [],
    daysLate?: number,
  ): string | undefined => severityOf({ categories, signals, daysLate }, RULES)?.severity;

  it('is the gravest of what was said (§2.4.4)', () => {
    expect(severity(['late'], [], 7)).to.equal('SEV3');
    expect(severity(['late'], [], 8)).to.equal('SEV2');
    expect(severity(['billing', 'not_arrived'], ['double_charge'])).to.equal('SEV2');
    expect(severity(['defect'])).to.equal('SEV3');
    expect(severity(['defect'], ['unusable'])).to.equal('SEV2');
    expect(severity(['defect'], ['fire'])).to.equal('SEV1');
    expect(severity(['defect'], ['cosmetic'])).to.equal('SEV4');
    expect(severity(['defect', 'staff_attitude'], ['cosmetic'])).to.equal('SEV3');
    expect(severity(['suggestion'])).to.equal('SEV4');
    expect(severity(['late'], ['same_again']), '§4.5.7').to.equal('SEV2');
    expect(severity([], [])).to.equal(undefined);
  });

  it('names what weighed most', () => {
    const input = { categories: ['late' as const], signals: ['threat_viral' as const], daysLate: undefined };
    expect(severityOf(input, RULES)).to.deep.equal({ severity: 'SEV2', because: 'threat_viral' });
  });

  it('every kind has a severity and touches a value, but for suggestions', () => {
    for (const category of COMPLAINT_CATEGORIES) {
      expect(severity([category]), category).to.match(/^SEV[1-4]$/);
      expect(dimensionsOf([category]).length > 0, category).to.equal(category !== 'suggestion');
    }
    expect(dimensionsOf(['privacy', 'no_information'])).to.deep.equal(['security', 'anxiety']);
  });
});
