import { expect } from 'chai';
import {
  type TargetCriterion,
  type TargetFacts,
  sizeBandOf,
  targetFit,
} from '../../../../domain/leads/target-market';
import { shippedContent } from '../../../shipped-content';

const CRITERIA: TargetCriterion[] = [
  { id: 'segment', kind: 'any', field: 'segment', match: ['office', 'home'], mismatch: [] },
  { id: 'territory', kind: 'any', field: 'territory', match: ['served'], mismatch: ['abroad'] },
  { id: 'size', kind: 'b2b', field: 'companySize', match: ['large', 'medium'], mismatch: ['small'] },
];
const NOBODY: TargetFacts = {
  kind: undefined,
  segment: undefined,
  companySize: undefined,
  territory: undefined,
  contactType: undefined,
};
const OFFICE: TargetFacts = {
  ...NOBODY,
  kind: 'b2b',
  segment: 'office',
  territory: 'served',
  companySize: 'large',
};
const fit = (facts: TargetFacts, criteria: readonly TargetCriterion[] = CRITERIA): string =>
  targetFit(facts, criteria).fit;

describe('target market', () => {
  it('judges by the criteria that are shipped', () => {
    const { criteria } = shippedContent().targetMarket;
    expect(fit({ ...OFFICE, contactType: 'buyer' }, criteria)).to.equal('match');
    expect(fit({ ...OFFICE, contactType: 'job_seeker' }, criteria)).to.equal('mismatch');
    expect(fit(OFFICE, criteria), 'what they want is not known yet').to.equal('unknown');
  });

  it('L-2: somebody of whom nothing is known is unknown, no mismatch', () => {
    expect(fit(NOBODY)).to.equal('unknown');
  });

  it('a match needs every criterion that concerns them, one mismatch is one', () => {
    expect(fit(OFFICE)).to.equal('match');
    expect(fit({ ...OFFICE, companySize: undefined })).to.equal('unknown');
    expect(fit({ ...OFFICE, companySize: 'small' })).to.equal('mismatch');
    expect(fit({ ...OFFICE, kind: 'b2c', companySize: 'small' }), 'sizes concern companies').to.equal(
      'match',
    );
    expect(fit({ ...NOBODY, territory: 'abroad' })).to.equal('mismatch');
    expect(fit({ ...OFFICE, territory: 'outside' }), 'in neither list').to.equal('unknown');
    expect(fit(OFFICE, []), 'nobody said whom we are for').to.equal('unknown');
  });

  it('says which criterion came out how', () => {
    expect(targetFit({ ...OFFICE, territory: 'abroad' }, CRITERIA).reasons).to.deep.equal([
      { criterionId: 'segment', verdict: 'match', value: 'office' },
      { criterionId: 'territory', verdict: 'mismatch', value: 'abroad' },
      { criterionId: 'size', verdict: 'match', value: 'large' },
    ]);
  });

  it('finds the band of a size by the limits of the company', () => {
    const bands = [
      { id: 'large', from: 50 },
      { id: 'medium', from: 10, to: 49 },
      { id: 'small', from: 1, to: 9 },
    ];
    expect([80, 50, 49, 9, 0].map((people) => sizeBandOf(people, bands))).to.deep.equal([
      'large',
      'large',
      'medium',
      'small',
      undefined,
    ]);
  });
});
