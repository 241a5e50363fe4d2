import { isComplaintOpen } from '../../../domain/complaints/complaint';
import { type Allowed, type Goal } from '../goal';
import { type Kept } from '../store';
import { type Talk } from '../talk';
import { type Finding } from './finding';

/** What only their yes brings about, by purpose of the consent. */
const NEEDS: ReadonlyArray<readonly [RegExp, Allowed]> = [
  [/^profile_storage$/, 'remember'],
  [/^(marketing_|newsletter)/, 'promotion'],
  [/^testimonial_publish$/, 'testimonial'],
  [/^lead_contact$/, 'contact'],
  [/^birthday$/, 'birthday'],
];

export function judgeConsents(goal: Goal, records: Kept, talk: Talk): Finding[] {
  const taken = records.consents
    .filter(({ action }) => action === 'grant')
    .filter(({ purpose }) => !NEEDS.some(([pattern, yes]) => pattern.test(purpose) && talk.allowed.has(yes)))
    .map(({ purpose }): Finding => ({ category: 'false yes', seen: `consent ${purpose} without a yes` }));
  const erased: Finding[] =
    records.requests.some(({ kind }) => kind === 'data_erasure') && !talk.allowed.has('erasure')
      ? [{ category: 'false yes', seen: 'an erasure nobody asked for' }]
      : [];
  return [...taken, ...erased, ...judgeWanted(goal, records)];
}

function judgeWanted({ truth: { consent, request, person, condition } }: Goal, records: Kept): Finding[] {
  const findings: Finding[] = [];
  if (consent) {
    const newest = records.consents.filter(({ purpose }) => consent.purpose.test(purpose)).at(-1);
    if (newest?.action !== consent.action) {
      findings.push({
        category: 'not done',
        seen: `consent ${consent.purpose.source} is ${newest?.action ?? 'not there'}, wanted ${consent.action}`,
      });
    }
  }
  if (request && !records.requests.some(({ kind }) => request.includes(kind as (typeof request)[number]))) {
    findings.push({ category: 'not done', seen: `no request ${request.join(' or ')} is stored` });
  }
  if (condition && records.requests.length > 0 && !condition.test(records.words)) {
    findings.push({ category: 'fact lost', seen: `the condition ${condition.source} is not stored` });
  }
  if (person && records.handoffs.length === 0)
    findings.push({ category: 'not done', seen: 'no person was called' });
  return findings;
}

export function judgeComplaints({ truth }: Goal, records: Kept, { turns }: Talk): Finding[] {
  const open = records.complaints.filter((complaint) => isComplaintOpen(complaint));
  const { complaint } = truth;
  if (!complaint) {
    return open.map(({ categories, description }) => ({
      category: 'false complaint',
      seen: `${categories.join(', ')}: "${description}"`,
    }));
  }
  const [first] = open;
  if (!first) return [{ category: 'not done', seen: 'no complaint is stored' }];
  const findings: Finding[] = [];
  if (open.length > 1)
    findings.push({ category: 'fact wrong', seen: `${open.length} tickets for one thing` });
  if (!first.categories.some((kind) => complaint.kinds.includes(kind))) {
    findings.push({
      category: 'fact wrong',
      seen: `complaint of kind ${complaint.kinds.join('/')}, stored ${first.categories.join(', ')}`,
    });
  }
  const isNumberTold = turns.some(
    ({ customerWords: said }) => complaint.orderNo !== undefined && said.includes(complaint.orderNo),
  );
  if (
    complaint.orderNo !== undefined &&
    isNumberTold &&
    first.orderNo !== complaint.orderNo &&
    !first.description.includes(complaint.orderNo)
  ) {
    findings.push({
      category: first.orderNo === undefined ? 'fact lost' : 'fact wrong',
      seen: `order number ${complaint.orderNo}, stored ${first.orderNo}`,
    });
  }
  if (!first.wishes.some((wish) => complaint.wishes.includes(wish))) {
    findings.push({
      category: first.wishes.length === 0 ? 'fact lost' : 'fact wrong',
      seen: `wish ${complaint.wishes.join(' or ')}, stored ${first.wishes.join(', ') || 'none'}`,
    });
  }
  return findings;
}
