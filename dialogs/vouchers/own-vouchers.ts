import { type Voucher, type VoucherUse, isReservedBy, spend, spendable } from '../../domain/vouchers/voucher';
import { type Turn } from '../contract/turn';

/** The vouchers of whoever writes that still take something off. */
export function openVouchers(turn: Turn): Voucher[] {
  return turn.contact.vouchers.filter((voucher) => leftOn(voucher, turn) > 0);
}

/** What a voucher takes off at most now. */
export function leftOn(voucher: Voucher, { contact, views, now }: Turn): number {
  return spendable(voucher, contact.id, { rules: views.rules.voucher, now });
}

/** What the vouchers that they have said to use pay of goods. @param sum what is left of the goods' price to pay */
export function vouchersInUse(sum: number, turn: Turn): VoucherUse[] {
  const { contact, views, now } = turn;
  const named = contact.vouchers.filter((voucher) => isReservedBy(voucher, contact.id));
  return spend(named, sum, contact.id, { rules: views.rules.voucher, now });
}
