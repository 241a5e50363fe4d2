import { plusDays } from '../time/calendar';
import { type Instant } from '../time/instant';
import { type VoucherRules } from './rules';

/** Why somebody was given it. */
export type VoucherOrigin = 'goodwill' | 'desk';

/** A value that takes something off an order. Its balance is never stored: it is the sum of its ledger. */
export interface Voucher {
  id: string;
  code: string;
  /** Contact it is for; undefined: whoever has the code. */
  holderId: string | undefined;
  /** Orders it may be used in; undefined: in as many as the value lasts for. */
  uses: number | undefined;
  origin: VoucherOrigin;
  /** What for, for the desk: a ticket number, or what the rep wrote. */
  reason: string;
  expiresAt: Instant;
  /** Oldest first; the first is what it was issued with. */
  ledger: readonly VoucherEntry[];
}

/**
 * A row of the ledger, never changed and never taken out. `amount` in rupiah: what it adds to the balance, negative
 * when it is spent.
 */
export interface VoucherEntry {
  kind: 'issued' | 'reserved' | 'redeemed' | 'rolled_back' | 'voided';
  amount: number;
  at: Instant;
  /** `bot`, or the rep. */
  by: string;
  /** Whom it was done for. */
  contactId: string | undefined;
  orderNo: string | undefined;
  /** Until when a reservation keeps others out. */
  until: Instant | undefined;
}

export type VoucherState = 'open' | 'used_up' | 'expired' | 'void';

/** What is left on it, whenever it expires. */
export function ledgerSum({ ledger }: Pick<Voucher, 'ledger'>): number {
  return ledger.reduce((sum, { amount }) => sum + amount, 0);
}

/** Where it stands at a moment. */
export function voucherState(voucher: Voucher, rules: VoucherRules, now: Instant): VoucherState {
  if (voucher.ledger.some(({ kind }) => kind === 'voided')) return 'void';
  if (ledgerSum(voucher) <= 0 || isWornOut(voucher)) return 'used_up';
  return goodUntil(voucher, rules) <= now ? 'expired' : 'open';
}

/** The last moment it can be used: a value that a refund gave back is good for some days more. */
export function goodUntil({ expiresAt, ledger }: Voucher, { returnedD }: VoucherRules): Instant {
  const returned = ledger.flatMap(({ kind, at }) =>
    kind === 'rolled_back' ? [plusDays(at, returnedD)] : [],
  );
  return [expiresAt, ...returned].sort().at(-1) ?? expiresAt;
}

function isWornOut({ uses, ledger }: Voucher): boolean {
  return uses !== undefined && ordersUsing(ledger).length >= uses;
}

/** The orders whose redemption stands. */
function ordersUsing(ledger: readonly VoucherEntry[]): string[] {
  const net = new Map<string, number>();
  for (const { orderNo, amount } of ledger) {
    if (orderNo !== undefined) net.set(orderNo, (net.get(orderNo) ?? 0) + amount);
  }
  return [...net].flatMap(([orderNo, sum]) => (sum < 0 ? [orderNo] : []));
}

/** What a contact may spend of it now, in rupiah; 0 when it is not theirs, over, or kept for somebody else. */
export function spendable(
  voucher: Voucher,
  contactId: string,
  { rules, now }: { rules: VoucherRules; now: Instant },
): number {
  const isTheirs = voucher.holderId === undefined || voucher.holderId === contactId;
  if (!isTheirs || voucherState(voucher, rules, now) !== 'open') return 0;
  const isKept = voucher.ledger.some(
    ({ kind, until, contactId: by }) =>
      kind === 'reserved' && by !== contactId && until !== undefined && until > now,
  );
  return isKept ? 0 : ledgerSum(voucher);
}

/** What a contact has said is to be taken off their next order, and has not been used since. */
export function isReservedBy({ ledger }: Voucher, contactId: string): boolean {
  const own = ledger.filter((entry) => entry.contactId === contactId && entry.kind !== 'issued');
  return own.at(-1)?.kind === 'reserved';
}

/** How much of which voucher goes into an order. */
export interface VoucherUse {
  voucherId: string;
  code: string;
  amount: number;
}

/** What an order keeps of the vouchers it has used when it costs less than before. @param sum what is to be paid */
export function usesWithin(uses: readonly VoucherUse[], sum: number): VoucherUse[] {
  let due = sum;
  return uses.flatMap((use) => {
    const amount = Math.min(due, use.amount);
    due -= amount;
    return amount > 0 ? [{ ...use, amount }] : [];
  });
}

export function sumOfUses(uses: readonly VoucherUse[]): number {
  return uses.reduce((sum, { amount }) => sum + amount, 0);
}

/** A sum paid from vouchers, the one that ends first first, so that as little as possible is lost. */
export function spend(
  vouchers: readonly Voucher[],
  sum: number,
  contactId: string,
  context: { rules: VoucherRules; now: Instant },
): VoucherUse[] {
  let due = sum;
  return [...vouchers]
    .sort((a, b) => (goodUntil(a, context.rules) < goodUntil(b, context.rules) ? -1 : 1))
    .flatMap((voucher) => {
      const amount = Math.min(due, spendable(voucher, contactId, context));
      due -= amount;
      return amount > 0 ? [{ voucherId: voucher.id, code: voucher.code, amount }] : [];
    });
}
