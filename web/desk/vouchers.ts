import { caseActs, caseCard, caseWords } from './case-card';
import type { VoucherView } from '../../bot/desk/case-views';
import type { ConversationView } from '../../bot/desk/views';
import { act, chip } from './cases';
import { element } from './element';
import { type Form, type Forms, hint, label } from './forms';
import { newKey } from './insist';
import { text, textOr } from './texts';
import { fullTime, rupiah, shortDate } from './times';
import { type Work } from './work';

/** What a person holds, with every step of its ledger, and the way to give one. */
export function drawVouchers(
  { cases, conversationId }: ConversationView,
  work: Work,
  forms: Forms,
): HTMLElement[] {
  const give = act(text('voucher_give'), () => forms.open(voucherForm(conversationId, work)));
  give.id = 'give-voucher';
  const none = element('p', { class: 'hint' }, text('vouchers_none'));
  const drawn = cases.vouchers.map((voucher) => drawVoucher(voucher, conversationId, work));
  return [...(drawn.length === 0 ? [none] : drawn), give];
}

function drawVoucher(voucher: VoucherView, conversationId: string, work: Work): HTMLElement {
  const { id, code, state, origin, reason, left, until, ledger } = voucher;
  return caseCard(
    [
      element('strong', { class: 'case-no' }, code),
      chip(state === 'void' ? text('voucher_void_state') : text(`voucher_${state}`)),
      element(
        'span',
        { class: 'faint', title: fullTime(until) },
        text('voucher_until', { day: shortDate(until) }),
      ),
    ],
    element(
      'p',
      {},
      `${text('voucher_left', { amount: rupiah(left) })} · ${textOr('voucher_origin', origin)}`,
    ),
    caseWords(reason),
    element(
      'ol',
      { class: 'ledger' },
      ...ledger.map((entry) =>
        element('li', { class: 'faint', title: fullTime(entry.at) }, entryWords(entry)),
      ),
    ),
    state === 'open' && caseActs(act(text('voucher_void'), () => void work.voidVoucher(conversationId, id))),
  );
}

function entryWords({ kind, amount, at, by, orderNo }: VoucherView['ledger'][number]): string {
  const words = [
    shortDate(at),
    text(`voucher_entry_${kind}`),
    amount === 0 ? '' : rupiah(amount),
    orderNo ?? '',
  ];
  return [...words, by].filter((word) => word !== '').join(' · ');
}

function voucherForm(conversationId: string, work: Work): Form {
  const clientKey = newKey();
  const amount = numberField('voucher-amount', { min: 1000, max: 100_000_000, value: 25_000 });
  const days = numberField('voucher-days', { min: 1, max: 730, value: 90 });
  const reason = element('input', { attributes: { id: 'voucher-reason', required: '', maxlength: '200' } });
  const submit = (): Promise<boolean> =>
    work.giveVoucher(conversationId, {
      amount: Number(amount.value),
      days: Number(days.value),
      reason: reason.value.trim(),
      clientKey,
    });
  return {
    title: text('voucher_give'),
    about: text('voucher_about'),
    fields: [
      ...[label('voucher-amount', text('voucher_amount')), amount],
      ...[label('voucher-days', text('voucher_days')), days],
      ...[label('voucher-reason', text('voucher_reason')), reason, hint(text('voucher_reason_hint'))],
    ],
    confirm: text('voucher_send'),
    submit,
  };
}

function numberField(
  id: string,
  { min, max, value }: { min: number; max: number; value: number },
): HTMLInputElement {
  const bounds = { min: String(min), max: String(max), value: String(value) };
  return element('input', { attributes: { id, type: 'number', required: '', ...bounds } });
}
