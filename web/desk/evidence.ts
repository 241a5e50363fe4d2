import type { EvidenceView, PersonView } from '../../bot/desk/views';
import { act } from './cases';
import { element } from './element';
import { type Form, type Forms, label } from './forms';
import { newKey } from './insist';
import { RUNGS } from './ladder';
import { text, textOr } from './texts';
import { fullTime, shortDate } from './times';
import { type Work } from './work';

/** What the rung stands on: each event with its day and who recorded it. */
export function drawEvidence({ evidence }: PersonView): HTMLElement {
  const rows = evidence.map((event) =>
    element(
      'li',
      { title: `${fullTime(event.at)} · ${event.by}` },
      element('span', {}, evidenceWords(event)),
      element('span', { class: 'faint' }, shortDate(event.at)),
    ),
  );
  return element(
    'details',
    { class: 'history' },
    element('summary', {}, text('evidence')),
    element('ol', {}, ...rows),
  );
}

function evidenceWords({ type, what }: EvidenceView): string {
  const words = textOr('evidence', type);
  return what === null ? words : `${words} · ${what}`;
}

/** For supervisors: the way to set the rung by hand. */
export function overrideButton(conversationId: string, work: Work, forms: Forms): HTMLElement {
  const button = act(text('override_title'), () => forms.open(overrideForm(conversationId, work)));
  button.id = 'override-rung';
  return button;
}

function overrideForm(conversationId: string, work: Work): Form {
  const clientKey = newKey();
  const options = RUNGS.map((rung) =>
    element('option', { attributes: { value: rung } }, textOr('rung', rung)),
  );
  const to = element('select', { attributes: { id: 'override-to', required: '' } }, ...options);
  const days = element('input', {
    attributes: { id: 'override-days', type: 'number', min: '1', max: '365', value: '30', required: '' },
  });
  const reason = element('input', { attributes: { id: 'override-reason', required: '', maxlength: '200' } });
  return {
    title: text('override_title'),
    about: text('override_about'),
    fields: [
      ...[label('override-to', text('override_to')), to],
      ...[label('override-days', text('override_days')), days],
      ...[label('override-reason', text('override_reason')), reason],
    ],
    confirm: text('override_send'),
    submit: () =>
      work.overrideRung(conversationId, {
        to: to.value,
        days: Number(days.value),
        reason: reason.value.trim(),
        clientKey,
      }),
  };
}
