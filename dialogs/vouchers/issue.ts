import { type Instant } from '../../domain/time/instant';
import { type Voucher, type VoucherOrigin } from '../../domain/vouchers/voucher';
import { type Turn } from '../contract/turn';

/** A new voucher for whoever writes. @param of `amount` in rupiah; `by`: the rep, or `bot` */
export function newVoucher(
  turn: Turn,
  of: { amount: number; origin: VoucherOrigin; reason: string; expiresAt: Instant; by: string },
): Voucher {
  const { amount, origin, reason, expiresAt, by } = of;
  const issued = { kind: 'issued', amount, at: turn.now, by, contactId: turn.contact.id } as const;
  return {
    id: turn.newId('voucher'),
    code: turn.newCode(),
    holderId: turn.contact.id,
    uses: undefined,
    origin,
    reason,
    expiresAt,
    ledger: [{ ...issued, orderNo: undefined, until: undefined }],
  };
}
