import { daysBetween, plusDays } from '../time/calendar';
import { type ComplaintRules } from './rules';
import { type ComplaintCategory, type Severity } from './kinds';
import { type Instant } from '../time/instant';

/** What the bot looks at before it gives a small apology. Replacing, repairing, refunding is never one (§2.4.5). */
export interface GoodwillInput {
  severity: Severity;
  categories: readonly ComplaintCategory[];
  /** Net of the order the complaint is about; undefined when it was not found or is not theirs. */
  orderNet: number | undefined;
  /** The complaint has somebody who looks after it. */
  hasOwner: boolean;
  /** When vouchers of the bot and other compensation were given to this contact, this complaint's included. */
  compensatedAt: readonly Instant[];
}

export type Goodwill =
  | { kind: 'voucher'; ruleId: 'late_or_minor'; amount: number; expiresAt: Instant }
  | { kind: 'none'; reason: NoGoodwill; decides: 'agent' | 'supervisor' };

export type NoGoodwill =
  | 'severity'
  | 'category'
  | 'order_not_found'
  | 'too_many'
  | 'recent_voucher'
  | 'no_owner'
  | 'nothing_to_give';

/** What the bot may make good by itself. */
const COVERED: readonly ComplaintCategory[] = ['late', 'not_arrived', 'wrong_item', 'quality', 'defect'];

/** What the bot may give alone (T31). The table decides, not the mood: equal cases are treated equally. */
export function botGoodwill(input: GoodwillInput, rules: ComplaintRules, now: Instant): Goodwill {
  const { pct, cap, perD, validD } = rules.botVoucher;
  const given = input.compensatedAt.filter((at) => daysBetween(at, now) < perD).length;
  if (input.severity === 'SEV1') return none('severity', 'supervisor');
  if (input.severity === 'SEV2') return none('severity', 'agent');
  if (!input.categories.some((category) => COVERED.includes(category))) return none('category', 'agent');
  if (input.orderNet === undefined) return none('order_not_found', 'supervisor');
  if (given >= rules.manyCompensated) return none('too_many', 'supervisor');
  if (given > 0) return none('recent_voucher', 'agent');
  if (!input.hasOwner) return none('no_owner', 'agent');
  const amount = Math.min(Math.floor(input.orderNet * pct), cap);
  if (amount <= 0) return none('nothing_to_give', 'agent');
  return { kind: 'voucher', ruleId: 'late_or_minor', amount, expiresAt: plusDays(now, validD) };
}

/** Whether a person may grant an amount: agents up to their limit, never for SEV1 (§2.4.5). */
export function mayGrant(
  role: 'agent' | 'supervisor',
  grant: { amount: number; severity: Severity; compensatedBefore: number },
  rules: Pick<ComplaintRules, 'grantLimit' | 'manyCompensated'>,
): boolean {
  if (grant.amount > rules.grantLimit[role]) return false;
  if (role === 'supervisor') return true;
  return grant.severity !== 'SEV1' && grant.compensatedBefore < rules.manyCompensated;
}

function none(reason: NoGoodwill, decides: 'agent' | 'supervisor'): Goodwill {
  return { kind: 'none', reason, decides };
}
