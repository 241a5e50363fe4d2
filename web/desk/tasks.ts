import { caseActs, caseCard, caseWords } from './case-card';
import type { TasksView } from '../../bot/desk/case-views';
import { act, chip, due } from './cases';
import { type Child, element } from './element';
import { text, textOr } from './texts';
import { dayAndTime } from './times';
import { type Work } from './work';

const RESULTS = ['reached', 'no_answer', 'wrong_number'] as const;

/** Somebody to be called or written to, what came of trying so far, and a button for each result. */
export function drawTask(task: TasksView['tasks'][number], work: Work, more: Child[]): HTMLElement {
  const { id, kind, status, dueAt, attempts } = task;
  const isOpen = status === 'open';
  return caseCard(
    [
      element('strong', {}, textOr('request', kind)),
      isOpen ? undefined : chip(text(`request_${status}`)),
      isOpen && dueAt !== null ? due({ dueAt, nudgeAt: null }) : undefined,
    ],
    caseWords(task.text),
    ...attempts.map(({ at, repName, result }) =>
      element('p', { class: 'hint' }, `${dayAndTime(at)} · ${repName}: ${text(`tried_${result}`)}`),
    ),
    ...more,
    isOpen &&
      caseActs(
        ...RESULTS.map((result) =>
          act(text(`tried_${result}`), () => void work.attempt(id, result, attempts.length)),
        ),
      ),
  );
}
