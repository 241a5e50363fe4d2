import { type TargetFit } from '../ladder/loyalty-events';

/** Where a contact is, as `company.yaml` divides the country; `outside` is in neither list. */
export type Territory = 'served' | 'deliveryOnly' | 'outside' | 'abroad';

/** What a contact wants of us. */
export type ContactType = 'buyer' | 'student' | 'job_seeker' | 'vendor' | 'competitor' | 'spam' | 'minor';

/** Size of an organisation: the bands' limits are the company's, their names are ours. */
export type SizeBand = 'large' | 'medium' | 'small';

/** What the target market is judged by; what is not known is undefined. */
export interface TargetFacts {
  kind: 'b2b' | 'b2c' | undefined;
  segment: string | undefined;
  companySize: SizeBand | undefined;
  territory: Territory | undefined;
  contactType: ContactType | undefined;
}

/** A line of `target-market.yaml`; a value in neither list leaves it unknown. */
export interface TargetCriterion {
  id: string;
  kind: 'b2b' | 'b2c' | 'any';
  field: 'segment' | 'companySize' | 'territory' | 'contactType';
  match: readonly string[];
  mismatch: readonly string[];
}

/** How one criterion came out, for the rep and for an access request. */
export interface TargetReason {
  criterionId: string;
  verdict: TargetFit;
  value: string | undefined;
}

/**
 * Whether a contact is one of those we are for (row 5, L-1): a mismatch of any criterion is one, a match
 * needs all of them, everything else is unknown. Without criteria it is unknown.
 */
export function targetFit(
  facts: TargetFacts,
  criteria: readonly TargetCriterion[],
): { fit: TargetFit; reasons: TargetReason[] } {
  const reasons = criteria
    .filter((criterion) => criterion.kind === 'any' || criterion.kind === facts.kind)
    .map((criterion): TargetReason => {
      const value = facts[criterion.field];
      return { criterionId: criterion.id, verdict: verdictOn(value, criterion), value };
    });
  if (reasons.some((reason) => reason.verdict === 'mismatch')) return { fit: 'mismatch', reasons };
  const all = reasons.length > 0 && reasons.every((reason) => reason.verdict === 'match');
  return { fit: all ? 'match' : 'unknown', reasons };
}

function verdictOn(value: string | undefined, criterion: TargetCriterion): TargetFit {
  if (value === undefined) return 'unknown';
  if (criterion.mismatch.includes(value)) return 'mismatch';
  return criterion.match.includes(value) ? 'match' : 'unknown';
}

/** The band of a number of people, by the company's limits. */
export function sizeBandOf(
  people: number,
  bands: ReadonlyArray<{ id: string; from: number; to?: number }>,
): SizeBand | undefined {
  const band = bands.find(({ from, to }) => people >= from && (to === undefined || people <= to));
  return SIZE_BANDS.find((known) => known === band?.id);
}

const SIZE_BANDS: readonly SizeBand[] = ['large', 'medium', 'small'];
