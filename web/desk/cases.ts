import { caseActs, caseCard, caseWords } from './case-card';
import type {
  ComplaintView,
  DeadlineView,
  LeadView,
  OrderView,
  RequestView,
  ScoreLineView,
} from '../../bot/desk/case-views';
import type { ConversationView } from '../../bot/desk/views';
import { type Child, element } from './element';
import { type Forms } from './forms';
import { text, textOr, uiLanguage } from './texts';
import { ago, dayAndTime, dueIn, fullTime, isPast, lasting, rupiah, shortDate } from './times';
import { type Work } from './work';

/** What is under way for a customer: drawn in the customer room, and requests in their list. */

export function drawLead({
  track,
  stage,
  temperature,
  total,
  fit,
  intent,
  lines,
  slots,
}: LeadView): HTMLElement {
  return element(
    'div',
    { class: 'lead' },
    element(
      'p',
      { class: 'chips' },
      temperatureChip(temperature),
      chip(textOr('stage', stage)),
      chip(text(`track_${track}`)),
    ),
    element('p', { class: 'score' }, element('strong', {}, String(total)), text('score_of', { fit, intent })),
    slots.length > 0 && pairs(slots.map((slot) => [textOr('slot', slot.slot), slotWords(slot)])),
    element(
      'details',
      { class: 'score-lines' },
      element('summary', {}, text('score_why')),
      element('ol', {}, ...lines.map(drawScoreLine)),
    ),
  );
}

export function drawScoreLine({ ruleId, points, words }: ScoreLineView): HTMLElement {
  return element(
    'li',
    {},
    element('span', { class: 'points' }, `${points > 0 ? '+' : '−'}${Math.abs(points)}`),
    element('span', {}, words?.[uiLanguage()] ?? ruleId),
  );
}

export function slotWords(slot: LeadView['slots'][number]): string {
  switch (slot.kind) {
    case 'text':
      return slot.value;
    case 'word':
      return textOr('said', slot.value);
    case 'money':
      return rupiah(slot.value);
    case 'quantity':
      return `${slot.value} ${textOr('unit', slot.unit)}`;
    case 'days':
      return text('in_days', { days: slot.value });
  }
}

export function temperatureChip(temperature: LeadView['temperature']): HTMLElement {
  return chip(text(`temperature_${temperature}`), `temperature-${temperature}`);
}

export function priorityChip(priority: ComplaintView['priority']): HTMLElement {
  return element(
    'span',
    { class: `chip priority-${priority}`, title: text('priority_title', { priority }) },
    priority,
  );
}

/** When it is due, coloured by how near that is; a paused deadline is shown as paused. */
export function due({ dueAt, nudgeAt }: Pick<DeadlineView, 'dueAt' | 'nudgeAt'>): HTMLElement {
  if (dueAt === null) return element('span', { class: 'faint' }, text('deadline_paused'));
  const stage = isPast(dueAt) ? 'overdue' : nudgeAt !== null && isPast(nudgeAt) ? 'nudge' : 'calm';
  const words = stage === 'overdue' ? text('overdue', { time: lasting(dueAt, 'short') }) : dueIn(dueAt);
  return element(
    'span',
    { title: fullTime(dueAt) },
    element('span', { class: `due due-${stage}` }, words),
    element('span', { class: 'faint due-at' }, dayAndTime(dueAt)),
  );
}

export function drawOrders(
  { cases, conversationId }: ConversationView,
  work: Work,
  forms: Forms,
): HTMLElement[] {
  const sell = act(text('sale_title'), () => void forms.sell(conversationId));
  sell.id = 'sell';
  if (cases.orders.length === 0) return [element('p', { class: 'hint' }, text('orders_none')), sell];
  return [...cases.orders.map((order) => drawOrder(order, conversationId, work)), sell];
}

function drawOrder(order: OrderView, conversationId: string, work: Work): HTMLElement {
  const { orderNo, status, goods, total, placedAt, note } = order;
  return caseCard(
    [
      element('strong', { class: 'case-no' }, orderNo),
      chip(textOr('order', status), `order-${status}`),
      element('span', { class: 'faint' }, shortDate(placedAt)),
    ],
    element('p', {}, `${goods} · ${rupiah(total)}`),
    note !== null && caseWords(note),
    status === 'placed' &&
      caseActs(act(text('order_pay'), () => void work.payOrder(conversationId, orderNo))),
  );
}

export function drawRequest(
  request: RequestView,
  forms: Forms,
  mayAct: boolean,
  more: Child[] = [],
): HTMLElement {
  const { kind, status, requestedAt, dueAt } = request;
  return caseCard(
    [
      element('strong', {}, textOr('request', kind)),
      status === 'open' ? undefined : chip(text(`request_${status}`)),
      dueAt !== null && status === 'open'
        ? due({ dueAt, nudgeAt: null })
        : element('span', { class: 'faint', title: fullTime(requestedAt) }, ago(requestedAt)),
    ],
    caseWords(request.text),
    request.note !== null && element('p', { class: 'hint' }, text('request_note', { note: request.note })),
    ...more,
    mayAct &&
      status === 'open' &&
      caseActs(
        act(text('settle_done'), () => forms.settle(request, 'done')),
        act(text('settle_refused'), () => forms.settle(request, 'refused')),
      ),
  );
}

export function act(label: string, click: () => void): HTMLButtonElement {
  return element('button', { class: 'small', attributes: { type: 'button' }, on: { click } }, label);
}

export function chip(words: string, kind = ''): HTMLElement {
  return element('span', { class: `chip ${kind}`.trim() }, words);
}

export function pairs(rows: ReadonlyArray<readonly [string, Child]>): HTMLElement {
  const cells = rows.flatMap(([name, value]) => [element('dt', {}, name), element('dd', {}, value)]);
  return element('dl', { class: 'pairs' }, ...cells);
}
