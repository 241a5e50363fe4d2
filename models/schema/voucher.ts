import { EntitySchema } from 'typeorm';
import { type Voucher, type VoucherEntry } from '../../domain/vouchers/voucher';
import { bigint, id, integer, optionalInteger, optionalText, text } from './columns';

export interface VoucherRow extends Omit<Voucher, 'ledger'> {
  /** Raised whenever its ledger is looked at to be written: the lock under which that is done. */
  version: number;
}

export const voucherSchema = new EntitySchema<VoucherRow>({
  name: 'voucher',
  columns: {
    id: id(),
    code: text('code'),
    holderId: optionalText('holder_id'),
    uses: optionalInteger('uses'),
    origin: text('origin'),
    reason: text('reason'),
    expiresAt: text('expires_at'),
    version: integer('version'),
  },
});

export interface VoucherEntryRow extends VoucherEntry {
  voucherId: string;
  place: number;
}

export const voucherEntrySchema = new EntitySchema<VoucherEntryRow>({
  name: 'voucher_entry',
  columns: {
    voucherId: { type: 'text', name: 'voucher_id', primary: true },
    place: { type: 'integer', primary: true },
    kind: text('kind'),
    amount: bigint('amount'),
    at: text('at'),
    by: text('done_by'),
    contactId: optionalText('contact_id'),
    orderNo: optionalText('order_no'),
    until: optionalText('kept_until'),
  },
});
