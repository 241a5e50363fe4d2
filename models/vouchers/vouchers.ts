import { type Voucher, type VoucherEntry } from '../../domain/vouchers/voucher';
import { type Database } from '../database/database';

type VoucherColumns = Record<string, string | number | null>;

/** A voucher with its ledger, a row for each entry. */
export const VOUCHER_SELECT = `SELECT v.id, v.code, v.holder_id, v.uses, v.origin, v.reason, v.expires_at,
  e.kind, e.amount, e.at, e.done_by, e.contact_id, e.order_no, e.kept_until
  FROM voucher v JOIN voucher_entry e ON e.voucher_id = v.id`;

/** The vouchers a contact holds or has named, the one that was issued first first. */
export async function loadVouchers(database: Pick<Database, 'read'>, contactId: string): Promise<Voucher[]> {
  const rows = await database.read<VoucherColumns>(
    `${VOUCHER_SELECT} WHERE v.holder_id = $1 OR v.id IN (SELECT voucher_id FROM voucher_entry WHERE contact_id = $1)
     ORDER BY v.expires_at, v.id, e.place`,
    [contactId],
  );
  return vouchersOf(rows);
}

/** The voucher of a code; undefined when there is none. */
export async function voucherOfCode(
  database: Pick<Database, 'read'>,
  code: string,
): Promise<Voucher | undefined> {
  const rows = await database.read<VoucherColumns>(`${VOUCHER_SELECT} WHERE v.code = $1 ORDER BY e.place`, [
    code,
  ]);
  return vouchersOf(rows)[0];
}

/** Rows of `VOUCHER_SELECT`, a voucher's next to one another. */
export function vouchersOf(rows: readonly VoucherColumns[]): Voucher[] {
  const vouchers = new Map<string, Voucher & { ledger: VoucherEntry[] }>();
  for (const row of rows) {
    const id = String(row.id);
    const voucher = vouchers.get(id) ?? { ...voucherOf(row), ledger: [] };
    voucher.ledger.push(entryOf(row));
    vouchers.set(id, voucher);
  }
  return [...vouchers.values()];
}

function voucherOf(row: VoucherColumns): Voucher {
  return {
    id: row.id,
    code: row.code,
    holderId: row.holder_id ?? undefined,
    uses: row.uses ?? undefined,
    origin: row.origin,
    reason: row.reason,
    expiresAt: row.expires_at,
    ledger: [],
  } as Voucher;
}

function entryOf(row: VoucherColumns): VoucherEntry {
  return {
    kind: row.kind,
    amount: Number(row.amount),
    at: row.at,
    by: row.done_by,
    contactId: row.contact_id ?? undefined,
    orderNo: row.order_no ?? undefined,
    until: row.kept_until ?? undefined,
  } as VoucherEntry;
}
