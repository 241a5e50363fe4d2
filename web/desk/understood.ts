import type { UnderstoodView } from '../../bot/desk/views';
import { element } from './element';
import { text, textOr } from './texts';

const MOODY = 0.35;
const URGENT = 0.6;

/** Folded to one line under what the customer wrote: what the bot made of it. */
export function drawUnderstood(view: UnderstoodView): HTMLElement {
  const acts = view.acts.length > 0 ? view.acts.map(intentName).join(', ') : text('understood_nothing');
  const details = element(
    'details',
    { class: 'understood' },
    element(
      'summary',
      {},
      element('span', { class: 'label' }, `${text('understood')}: `),
      acts,
      ...moods(view),
    ),
  );
  const list = element('dl');
  add(
    list,
    text('understood_intents'),
    view.intents.map(({ intent, score }) => `${intentName(intent)} ${percent(score)}`),
  );
  add(
    list,
    text('understood_entities'),
    view.entities.map((entity) => `${readable(entity.type)}: ${entity.text}`),
  );
  add(list, text('understood_reasons'), view.reasons);
  if (list.children.length > 0) details.append(list);
  return details;
}

function moods({ sentiment, urgency }: UnderstoodView): HTMLElement[] {
  const chips: HTMLElement[] = [];
  if (sentiment <= -MOODY) chips.push(element('span', { class: 'chip mood-bad' }, text('mood_bad')));
  if (sentiment >= MOODY) chips.push(element('span', { class: 'chip mood-good' }, text('mood_good')));
  if (urgency >= URGENT) chips.push(element('span', { class: 'chip mood-bad' }, text('urgent')));
  return chips;
}

function add(list: HTMLElement, name: string, values: readonly string[]): void {
  if (values.length > 0) list.append(element('dt', {}, name), element('dd', {}, values.join(' · ')));
}

const intentName = (intent: string): string => textOr('intent', intent);
const readable = (name: string): string => name.replaceAll('_', ' ');
const percent = (score: number): string => `${Math.round(score * 100)} %`;
