import { hoursBetween, plusMillis } from '../../domain/time/calendar';
import { entitiesOf } from '../../domain/recognition/recognition';
import { type Voucher, goodUntil, voucherState } from '../../domain/vouchers/voucher';
import { complete, defineDialog } from '../contract/dialog';
import { type Output, ask, record, say } from '../contract/outputs';
import { type MessageKey, type Text } from '../contract/texts';
import { type Turn } from '../contract/turn';
import { proofChoices } from '../identity/proving';
import { leftOn, openVouchers } from './own-vouchers';

/**
 * Vouchers are listed for whoever holds them, and taken off the order that is being made: by their code, or all of
 * one's own. What is wrong with somebody else's code is not told: every such code has the same answer.
 */
export const useVoucher = defineDialog({
  id: 'use-voucher',
  version: 1,
  startsOn: ['use_voucher'],
  begin: (turn) => {
    const code = entitiesOf(turn.recognition, 'voucher_code')[0]?.value;
    if (code !== undefined) return complete(...byCode(turn, code));
    const own = openVouchers(turn);
    if (own.length === 0) return complete(none(turn));
    return complete(
      ...(isOrdering(turn) ? own.flatMap((voucher) => taken(turn, voucher)) : listed(turn, own)),
    );
  },
});

/** Vouchers of an earlier conversation are shown to whoever proves who they are, like everything else of a person. */
function none(turn: Turn): Output {
  const choices = proofChoices(turn);
  return choices.length > 0 ? ask('voucher.none-here', choices) : say('voucher.none');
}

/** An order is being made, or begins with this message. */
function isOrdering({ open, acts }: Turn): boolean {
  return open.some(({ id }) => id === 'order') || acts.includes('buy');
}

function byCode(turn: Turn, code: string): Output[] {
  const { namedVoucher: voucher, now } = turn;
  if (hasMissedTooMany(turn)) return [say('voucher.too-many')];
  const isOwn = voucher?.holderId === turn.contact.id;
  if (voucher && isOwn && leftOn(voucher, turn) === 0) return [say(whyNot(voucher, turn), { code })];
  if (!voucher || leftOn(voucher, turn) === 0) {
    return [record({ type: 'voucher_missed', at: now }), say('voucher.refused', { code })];
  }
  return taken(turn, voucher);
}

/** Who tries codes gets no further: neither a right one nor a wrong one is told from then on. */
function hasMissedTooMany({ conversation, views, now }: Turn): boolean {
  const { guesses, guessWindowH } = views.rules.voucher;
  const missed = conversation.missedCodes ?? [];
  return missed.filter((at) => hoursBetween(at, now) < guessWindowH).length >= guesses;
}

function whyNot(voucher: Voucher, { views, now }: Turn): MessageKey {
  return voucherState(voucher, views.rules.voucher, now) === 'expired'
    ? 'voucher.expired'
    : 'voucher.used-up';
}

/** Kept for whoever writes until they order, or until the time for it is over. */
function taken(turn: Turn, voucher: Voucher): Output[] {
  const { now, contact, views } = turn;
  const until = plusMillis(now, views.rules.voucher.reserveMin * 60_000);
  const entry = {
    kind: 'reserved',
    amount: 0,
    at: now,
    by: 'bot',
    contactId: contact.id,
    orderNo: undefined,
    until,
  } as const;
  return [record({ type: 'voucher_marked', voucher, entry }), say('voucher.taken', valuesOf(turn, voucher))];
}

function listed(turn: Turn, own: readonly Voucher[]): Output[] {
  const vouchers = own.map((voucher): Text => ({ text: 'voucher.line', values: valuesOf(turn, voucher) }));
  return [say('voucher.list', { vouchers: { lines: vouchers } })];
}

function valuesOf(turn: Turn, voucher: Voucher): Text['values'] {
  const day = { day: goodUntil(voucher, turn.views.rules.voucher) };
  return { code: voucher.code, amount: { money: leftOn(voucher, turn) }, day };
}
