import { botGoodwill } from '../../domain/complaints/goodwill';
import { type CaseFile } from './case-file';
import { newVoucher } from '../vouchers/issue';
import { type Output, record, say } from '../contract/outputs';
import { type Turn } from '../contract/turn';

/**
 * The small apology the bot may give alone (§2.4.5, T31), once the complaint has an owner: for an order of
 * theirs only, decided by the table in the rules. What it may not give it does not mention.
 */
export function withGoodwill(complaint: CaseFile, turn: Turn): CaseFile {
  if (complaint.goodwill) return complaint;
  const { severity, categories, orderNo, ownerRepId } = complaint;
  const order = turn.contact.orders.find((known) => known.orderNo === orderNo);
  const before: readonly CaseFile[] = turn.contact.complaints;
  const goodwill = botGoodwill(
    {
      severity,
      categories,
      orderNet: order?.totals.net,
      hasOwner: ownerRepId !== undefined,
      compensatedAt: before.flatMap((known) => known.goodwill?.at ?? []),
    },
    turn.views.rules.complaint,
    turn.now,
  );
  if (goodwill.kind === 'none') return complaint;
  const { ruleId, amount, expiresAt } = goodwill;
  return { ...complaint, goodwill: { ruleId, amount, expiresAt, at: turn.now } };
}

/** The voucher that was given, with its code. */
export function goodwillOutputs({ goodwill, ticketNo }: CaseFile, turn: Turn): Output[] {
  if (goodwill?.at !== turn.now) return [];
  const { amount, expiresAt } = goodwill;
  const reason = ticketNo ?? goodwill.ruleId;
  const voucher = newVoucher(turn, { amount, expiresAt, origin: 'goodwill', reason, by: 'bot' });
  const values = { amount: { money: amount }, day: { day: expiresAt }, code: voucher.code };
  return [record({ type: 'voucher_issued', voucher }), say('complaint.goodwill', values)];
}
