import { type Instant } from '../time/instant';
import { type VoucherRules } from './rules';
import { type Voucher, type VoucherEntry, type VoucherUse, ledgerSum, spendable } from './voucher';

/** An order as vouchers see it. */
export interface VoucherOrder {
  orderNo: string;
  contactId: string;
  vouchers?: readonly VoucherUse[];
  state: { status: string };
}

/** Statuses in which an order uses nothing up. */
const GIVEN_BACK: readonly string[] = ['cancelled', 'refunded'];

/**
 * What the ledger of a voucher still lacks for an order as it is now: its redemption, the part that a change of the
 * order gives back, all of it when the order is called off or paid back. Once it is written there is nothing more to
 * add, so that a value comes back exactly once.
 */
export function dueEntry(
  voucher: Pick<Voucher, 'id' | 'ledger'>,
  order: VoucherOrder,
  { at, by }: { at: Instant; by: string },
): VoucherEntry | undefined {
  const { orderNo, contactId } = order;
  const used = order.vouchers?.find(({ voucherId }) => voucherId === voucher.id)?.amount ?? 0;
  const wanted = GIVEN_BACK.includes(order.state.status) ? 0 : -used;
  const amount = wanted - takenBy(voucher, orderNo);
  if (amount === 0) return undefined;
  const kind = amount < 0 ? 'redeemed' : 'rolled_back';
  return { kind, amount, at, by, contactId, orderNo, until: undefined };
}

/** Whether the voucher has what an entry takes: false when somebody else has used it meanwhile. */
export function covers(
  voucher: Voucher,
  entry: VoucherEntry,
  context: { rules: VoucherRules; now: Instant },
): boolean {
  if (entry.amount >= 0) return true;
  const isUsedByOrder = entry.orderNo !== undefined && takenBy(voucher, entry.orderNo) < 0;
  const left = isUsedByOrder ? ledgerSum(voucher) : spendable(voucher, entry.contactId ?? '', context);
  return left >= -entry.amount;
}

/** What an order has taken so far, as the sum of its entries: 0 or less. */
function takenBy({ ledger }: Pick<Voucher, 'ledger'>, orderNo: string): number {
  return ledger.reduce((sum, entry) => (entry.orderNo === orderNo ? sum + entry.amount : sum), 0);
}
