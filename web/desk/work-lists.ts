import { caseActs, caseWords } from './case-card';
import type { ComplaintsView, QuestionView, QuestionsView, RequestsView } from '../../bot/desk/case-views';
import { type Actions } from './actions';
import { act, chip, drawRequest } from './cases';
import { drawComplaint } from './complaints';
import { element, type Row, showPart } from './element';
import { type Forms } from './forms';
import { drawGood } from './goods';
import { nameOf } from './names';
import { type DeskState, type List } from './state';
import { drawTask } from './tasks';
import { text, uiLanguage } from './texts';
import { ago, fullTime, minute } from './times';
import { type Work } from './work';

export interface Hands {
  actions: Actions;
  work: Work;
  forms: Forms;
}

/** Which list is shown, and the counts of the others. Lists that are not this rep's work are left out. */
export function drawLists(place: HTMLElement, state: DeskState, work: Work): void {
  place.setAttribute('aria-label', text('lists'));
  const { waiting = [], work: counts } = state.queue ?? {};
  const offered: Array<[List, number | null]> = [
    ['queue', waiting.length],
    ['questions', counts?.questions ?? 0],
    ['tasks', counts?.tasks ?? 0],
    ['requests', counts?.requests ?? null],
    ['complaints', counts?.complaints ?? null],
    // Of admins alone.
    ['goods', state.me.may.setPasswords ? 0 : null],
  ];
  const shown = offered.filter(([list, count]) => count !== null || list === state.list);
  showPart(place, [shown, state.list, uiLanguage()], () =>
    shown.map(([list, count]) =>
      element(
        'button',
        {
          class: 'list',
          attributes: { type: 'button', id: `list-${list}`, 'aria-pressed': String(list === state.list) },
          on: { click: () => work.show(list) },
        },
        text(`list_${list}`),
        count ? element('span', { class: 'count' }, String(count)) : undefined,
      ),
    ),
  );
}

/** The rows of a list of work. */
export function workRows({ list, work }: DeskState, hands: Hands): Row[] {
  switch (list) {
    case 'queue':
      return [];
    case 'questions':
      return rowsOf(work.questions?.questions, text('empty_questions'), (one) => drawQuestion(one, hands));
    case 'tasks':
      return rowsOf(work.tasks?.tasks, text('empty_tasks'), (one) =>
        drawTask(one, hands.work, [who(one, hands.actions)]),
      );
    case 'requests':
      return rowsOf(work.requests?.requests, text('empty_requests'), (one) => request(one, hands));
    case 'goods':
      return rowsOf(work.goods?.goods, text('empty_goods'), (one) => drawGood(one, hands.work, hands.forms));
    case 'complaints':
      return rowsOf(work.complaints?.complaints, text('empty_complaints'), (one) => complaint(one, hands));
  }
}

function rowsOf<T extends { id: string }>(
  items: readonly T[] | undefined,
  empty: string,
  draw: (item: T) => HTMLElement,
): Row[] {
  if (!items || items.length === 0) {
    const words = items ? empty : text('loading');
    return [{ key: 'hint', mark: words, draw: () => element('p', { class: 'hint' }, words) }];
  }
  return items.map((item) => ({
    key: item.id,
    mark: JSON.stringify([item, minute(), uiLanguage()]),
    draw: () => draw(item),
  }));
}

function drawQuestion(
  question: QuestionsView['questions'][number],
  { actions, work, forms }: Hands,
): HTMLElement {
  return element(
    'article',
    { class: 'case' },
    caseWords(question.text),
    element('p', { class: 'chips' }, ...questionChips(question)),
    who(question, actions),
    caseActs(
      act(text('answer_title'), () => forms.answer(question)),
      act(text('dismiss'), () => void work.dismiss(question.id)),
    ),
  );
}

function questionChips({ asked, waiting, product, language, firstAskedAt }: QuestionView): HTMLElement[] {
  return [
    ...(asked > 1 ? [chip(text('asked_times', { count: asked }), 'why')] : []),
    ...(waiting > 0 ? [chip(text('waiting_for_answer', { count: waiting }))] : []),
    ...(product === null ? [] : [chip(product)]),
    chip(language.toUpperCase()),
    element('span', { class: 'faint', title: fullTime(firstAskedAt) }, ago(firstAskedAt)),
  ];
}

function request(item: RequestsView['requests'][number], { actions, forms }: Hands): HTMLElement {
  return drawRequest(item, forms, true, [who(item, actions)]);
}

function complaint(item: ComplaintsView['complaints'][number], { actions, work, forms }: Hands): HTMLElement {
  return drawComplaint(item, work, forms, [who(item, actions)]);
}

/** The way into the conversation. */
function who(item: { conversationId: string; name: string | null }, actions: Actions): HTMLElement {
  const open = (): void => actions.open(item.conversationId);
  return element(
    'p',
    {},
    element(
      'button',
      { class: 'as-link', attributes: { type: 'button' }, on: { click: open } },
      nameOf(item),
    ),
  );
}
