import type { BriefView } from '../../bot/desk/case-views';
import { drawScoreLine, pairs, slotWords, temperatureChip } from './cases';
import { type Child, element } from './element';
import { text, textOr } from './texts';
import { rupiah } from './times';

/** What the rep reads before the first word, on one card above the transcript. */
export function drawBrief(brief: BriefView, open: boolean): HTMLElement {
  const { topic, score } = brief;
  return element(
    'details',
    { class: 'brief', attributes: { id: 'brief' }, properties: { open } },
    element(
      'summary',
      {},
      element('span', { class: 'label' }, text('brief')),
      score ? temperatureChip(score.temperature) : undefined,
      element('span', { class: 'brief-topic', attributes: { dir: 'auto' } }, topic),
    ),
    element(
      'div',
      { class: 'brief-body', attributes: { role: 'group', 'aria-label': text('brief'), tabindex: '0' } },
      element('p', { class: 'brief-words', attributes: { dir: 'auto' } }, `“${topic}”`),
      pairs(rowsOf(brief)),
      score ? element('ol', { class: 'score-lines' }, ...score.reasons.map(drawScoreLine)) : undefined,
    ),
  );
}

/** As people are called; who wished for neither is called by the name alone. */
const HONORIFICS: Readonly<Record<string, string>> = { ibu: 'Bu', bapak: 'Pak' };

function rowsOf(brief: BriefView): Array<readonly [string, Child]> {
  const { name, honorific, company, phone, email, slots, expectedValue, score } = brief;
  const { refused, preferredHour, openComplaints } = brief;
  const who = [honorific ? HONORIFICS[honorific] : undefined, name].filter(Boolean).join(' ');
  const asked = refused.map((question) => textOr('question', question)).join(', ');
  const rows: Array<readonly [string, Child] | undefined> = [
    who ? [text('brief_who'), who] : undefined,
    company ? [text('slot_company'), company] : undefined,
    phone ? [text('phone'), phone] : undefined,
    email ? [text('email'), email] : undefined,
    [text('ladder'), textOr('rung', brief.standing)],
    ...slots.map((slot) => [textOr('slot', slot.slot), slotWords(slot)] as const),
    expectedValue === null ? undefined : [text('brief_value'), rupiah(expectedValue)],
    preferredHour ? [text('brief_hour'), text(`hour_${preferredHour}`)] : undefined,
    openComplaints > 0
      ? [text('complaints'), text('brief_complaints', { count: openComplaints })]
      : undefined,
    asked ? [text('brief_refused'), asked] : undefined,
    score ? [text('lead'), text('brief_score', { total: score.total })] : undefined,
  ];
  return rows.filter((row): row is readonly [string, Child] => row !== undefined);
}
