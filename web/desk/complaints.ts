import type { ComplaintView, GoodwillView } from '../../bot/desk/case-views';
import type { ComplaintStep } from '../../domain/complaints/steps';
import { act, chip, due, pairs, priorityChip } from './cases';
import { type Child, element } from './element';
import { type Forms } from './forms';
import { type TextKey, text, textOr } from './texts';
import { rupiah, shortDate } from './times';
import { type Work } from './work';

/** A complaint as a card: what is wrong, how grave and why, what was promised, and where it may go. */
export function drawComplaint(
  complaint: ComplaintView,
  work: Work,
  forms: Forms,
  more: Child[] = [],
): HTMLElement {
  const { ticketNo, status, priority, description, escalated } = complaint;
  return element(
    'article',
    { class: `case complaint complaint-${status}` },
    element(
      'p',
      { class: 'chips' },
      priorityChip(priority),
      element('strong', { class: 'case-no' }, ticketNo ?? text('no_ticket')),
      chip(textOr('complaint', status)),
      escalated && chip(text('escalated'), 'mood-bad'),
    ),
    element('p', { class: 'case-words', attributes: { dir: 'auto' } }, inWords(description)),
    pairs(rowsOf(complaint)),
    reasons(complaint),
    ...more,
    steps(complaint, work, forms),
  );
}

function rowsOf(complaint: ComplaintView): Array<readonly [string, Child]> {
  const { categories, wishes, ownerName, orderNo, detail, deadlines, goodwill } = complaint;
  const list = (prefix: string, ids: readonly string[]): string =>
    ids.map((id) => textOr(prefix, id)).join(', ');
  return [
    [text('case_about'), list('category', categories)],
    ...row('case_order', orderNo),
    ...row('case_wish', wishes.length > 0 ? list('wish', wishes) : null),
    ...(detail === null ? [] : [[textOr('detail', complaint.status), detail] as const]),
    [text('case_owner'), ownerName ?? text('case_no_owner')],
    ...deadlines.map((deadline) => [text(`deadline_${deadline.kind}`), due(deadline)] as const),
    ...row('goodwill', goodwill && goodwillWords(goodwill)),
  ];
}

function row(key: TextKey, value: string | null): Array<readonly [string, Child]> {
  return value === null ? [] : [[text(key), value]];
}

function goodwillWords(goodwill: GoodwillView): string {
  if (goodwill.kind === 'none') {
    const who = text(`goodwill_by_${goodwill.decides}`);
    return text('goodwill_none', { reason: textOr('goodwill_because', goodwill.reason), who });
  }
  const { amount, expiresAt, ruleId } = goodwill;
  const because = textOr('goodwill_because', ruleId);
  return text('goodwill_voucher', { amount: rupiah(amount), day: shortDate(expiresAt), because });
}

/** Why it is as grave and as urgent as it is; folded, like the lines of a score. */
function reasons({ severity, priority, reasons: why }: ComplaintView): HTMLElement | false {
  if (!why) return false;
  const because = becauseWords(why.severity);
  const rows = why.priority.map(({ because: kind, points }) =>
    element(
      'li',
      {},
      element('span', { class: 'points' }, `+${points}`),
      element('span', {}, textOr('priority_because', kind)),
    ),
  );
  return element(
    'details',
    { class: 'score-lines' },
    element('summary', {}, text('case_why', { severity: text(`severity_${severity}`), because })),
    element('p', { class: 'hint' }, text('priority_why', { priority })),
    element('ol', {}, ...rows),
  );
}

/** What weighed most is a signal, lateness, or the kind of trouble itself. */
function becauseWords(because: string): string {
  const kind = textOr('category', because);
  return kind === because.replaceAll('_', ' ') ? textOr('because', because) : kind;
}

/** Steps that end a complaint without settling it: rarely the right ones, so they are folded. */
const RARE: readonly ComplaintStep[] = ['withdrawn', 'duplicate', 'referred_external'];

function steps(complaint: ComplaintView, work: Work, forms: Forms): HTMLElement | false {
  if (complaint.steps.length === 0) return false;
  const button = (to: ComplaintStep): HTMLElement =>
    act(text(`step_${to}`), () => {
      if (to === 'triaged' || to === 'in_progress' || to === 'waiting_customer' || to === 'resolved') {
        void work.move(complaint.id, to, '');
      } else forms.step(complaint, to);
    });
  const usual = complaint.steps.filter((to) => !RARE.includes(to));
  const rare = complaint.steps.filter((to) => RARE.includes(to));
  return element(
    'div',
    { class: 'steps' },
    usual.length > 0 && element('p', { class: 'acts' }, ...usual.map(button)),
    rare.length > 0 &&
      element(
        'details',
        {},
        element('summary', {}, text('steps_rare')),
        element('p', { class: 'acts' }, ...rare.map(button)),
      ),
  );
}

/** What the bot noted of an injury, in the rep's language. */
function inWords(description: string): string {
  return description.replace(/\[injury: (yes|no)\]/gu, (_, hurt: string) => textOr('injury', hurt));
}
