import { type VoucherOrder, covers, dueEntry } from '../../domain/vouchers/settle';
import { type Voucher, type VoucherEntry, ledgerSum, spendable } from '../../domain/vouchers/voucher';
import { type VoucherRules } from '../../domain/vouchers/rules';
import { type Instant } from '../../domain/time/instant';
import { insert } from '../database/insert';
import { type Sql } from '../database/sql';
import { voucherEntrySchema, voucherSchema } from '../schema/voucher';
import { VOUCHER_SELECT, vouchersOf } from './vouchers';

/** A new voucher with the first row of its ledger. */
export async function writeVoucher(sql: Sql, { ledger, ...voucher }: Voucher): Promise<void> {
  await insert(sql, voucherSchema, [{ ...voucher, version: 1 }]);
  await insert(
    sql,
    voucherEntrySchema,
    ledger.map((entry, place) => ({ ...entry, voucherId: voucher.id, place })),
  );
}

/**
 * Keeps a voucher for somebody, or voids it with all that is left, if that can still be done as the voucher is now.
 * @returns false when somebody else has used it meanwhile
 */
export async function addEntry(
  sql: Sql,
  voucherId: string,
  entry: VoucherEntry,
  rules: VoucherRules,
): Promise<boolean> {
  const voucher = await locked(sql, voucherId);
  if (!voucher || !isPossible(voucher, entry, rules)) return false;
  const all = -ledgerSum(voucher);
  await append(sql, voucher, entry.kind === 'voided' ? { ...entry, amount: all } : entry);
  return true;
}

/**
 * Brings the ledgers of all vouchers an order uses, or has used, in line with it.
 * @returns false when one of them does not have what the order takes
 */
export async function settleVouchers(
  sql: Sql,
  order: VoucherOrder,
  context: { at: Instant; by: string; rules: VoucherRules },
): Promise<boolean> {
  // In one order, so that two orders with the same vouchers do not wait for each other.
  for (const voucherId of await vouchersOfOrder(sql, order)) {
    const voucher = await locked(sql, voucherId);
    if (!voucher) return false;
    const entry = dueEntry(voucher, order, context);
    if (entry && !covers(voucher, entry, { rules: context.rules, now: context.at })) return false;
    if (entry) await append(sql, voucher, entry);
  }
  return true;
}

async function vouchersOfOrder(sql: Sql, { orderNo, vouchers = [] }: VoucherOrder): Promise<string[]> {
  const rows = await sql.rows<{ voucher_id: string }>(
    `SELECT DISTINCT voucher_id FROM voucher_entry WHERE order_no = $1`,
    [orderNo],
  );
  const ids = [...vouchers.map(({ voucherId }) => voucherId), ...rows.map((row) => row.voucher_id)];
  return [...new Set(ids)].sort();
}

function isPossible(voucher: Voucher, entry: VoucherEntry, rules: VoucherRules): boolean {
  if (entry.kind === 'voided') return ledgerSum(voucher) > 0;
  return spendable(voucher, entry.contactId ?? '', { rules, now: entry.at }) > 0;
}

/** The voucher as it is now, kept from everybody else until the transaction ends. */
async function locked(sql: Sql, voucherId: string): Promise<Voucher | undefined> {
  await sql.run(`UPDATE voucher SET version = version + 1 WHERE id = $1`, [voucherId]);
  return vouchersOf(await sql.rows(`${VOUCHER_SELECT} WHERE v.id = $1 ORDER BY e.place`, [voucherId]))[0];
}

async function append(sql: Sql, { id, ledger }: Voucher, entry: VoucherEntry): Promise<void> {
  await insert(sql, voucherEntrySchema, [{ ...entry, voucherId: id, place: ledger.length }]);
}
