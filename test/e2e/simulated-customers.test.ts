import { expect } from 'chai';
import { type Category } from '../../bench/customers/judge/finding';
import { countOf, transcript } from '../../bench/customers/report';
import { type Outcome, run } from '../../bench/customers/run';

/** Twenty-four people of one seed: the same in every run. */
const RUN = { seed: 11, customers: 24 };

/**
 * What the product is held to: raise the first and lower the others when it has become better, never the other
 * way round. The first is a few customers below what was measured (19); the others are what was measured. All four
 * must become 0.
 */
const REACHED_AT_LEAST = 16;
const AT_MOST: Partial<Record<Category, number>> = {
  'false yes': 0,
  'invented figure': 0,
  'somebody else stored as the writer': 0,
  'secret kept': 0,
};

describe('Simulated customers', function () {
  this.timeout(120_000);
  let outcomes: Outcome[] = [];

  before(async () => {
    outcomes = await run(RUN);
  });

  it('reach their goal at least as often as before', () => {
    const failed = outcomes.filter(({ findings }) => findings.length > 0);
    const reached = outcomes.length - failed.length;
    const why = failed.flatMap(({ customer, findings }) =>
      findings.map(({ category, seen }) => `${customer.number} ${customer.goal.kind}: ${category}: ${seen}`),
    );
    expect(reached, why.join('\n')).to.be.at.least(REACHED_AT_LEAST);
  });

  for (const [category, most] of Object.entries(AT_MOST) as Array<[Category, number]>) {
    it(`meet no more than ${most} × ${category}`, () => {
      const seen = outcomes.filter(({ findings }) => findings.some((one) => one.category === category));
      expect(countOf(outcomes, category), seen.map(transcript).join('\n')).to.be.at.most(most);
    });
  }
});
