import { mayGrant } from '../../domain/complaints/goodwill';
import { daysBetween, plusDays } from '../../domain/time/calendar';
import { ledgerSum, voucherState } from '../../domain/vouchers/voucher';
import { notice } from '../handoff/notice';
import { type Output, record } from '../contract/outputs';
import { type Turn } from '../contract/turn';
import { newVoucher } from '../vouchers/issue';
import { type Rep } from './rep';

/** A voucher a rep gives, within what their role may grant (§2.4.5); more than that is not given and says nothing. */
export function giveVoucher(
  turn: Turn,
  rep: Rep,
  given: { amount: number; days: number; reason: string },
): Output[] {
  const { amount, days, reason } = given;
  const grant = { amount, severity: 'SEV4', compensatedBefore: recentlyGiven(turn) } as const;
  if (!mayGrant(roleOf(turn, rep), grant, turn.views.rules.complaint)) return [];
  const expiresAt = plusDays(turn.now, days);
  const by = `rep:${rep.id}`;
  const voucher = newVoucher(turn, { amount, reason, expiresAt, origin: 'desk', by });
  const values = { rep: rep.name, code: voucher.code, amount: { money: amount }, day: { day: expiresAt } };
  return [record({ type: 'voucher_issued', voucher }), notice(turn, 'case.voucher-given', values)];
}

/** One that was given by mistake takes nothing off any more; whoever holds it is told. */
export function voidVoucher(turn: Turn, rep: Rep, voucherId: string): Output[] {
  const { contact, views, now } = turn;
  const voucher = contact.vouchers.find(({ id, holderId }) => id === voucherId && holderId === contact.id);
  if (!voucher || voucherState(voucher, views.rules.voucher, now) !== 'open') return [];
  const done = { kind: 'voided', at: now, by: `rep:${rep.id}`, contactId: contact.id } as const;
  const entry = { ...done, amount: -ledgerSum(voucher), orderNo: undefined, until: undefined };
  return [
    record({ type: 'voucher_marked', voucher, entry }),
    notice(turn, 'case.voucher-void', { rep: rep.name, code: voucher.code }),
  ];
}

function roleOf(turn: Turn, rep: Rep): 'agent' | 'supervisor' {
  const roles = turn.views.roster.find(({ id }) => id === rep.id)?.roles ?? [];
  return roles.includes('supervisor') || roles.includes('admin') ? 'supervisor' : 'agent';
}

/** Vouchers of the last days within which too many are a supervisor's to give. */
function recentlyGiven({ contact, views, now }: Turn): number {
  const { perD } = views.rules.complaint.botVoucher;
  return contact.vouchers.filter(({ ledger }) => {
    const at = ledger[0]?.at;
    return at !== undefined && daysBetween(at, now) < perD;
  }).length;
}
