import { createHash } from 'node:crypto';
import { type AttemptResult } from '../../../domain/conversation/attempt-result';
import { attemptAct, failedAttempts, mayDoTask } from '../../../domain/handoff/attempt';
import { type Text } from '../../../dialogs/contract/texts';
import { type Language } from '../../../domain/time/instant';
import { namesOf, requestById } from '../../../models/desk/cases';
import { type Task, openTasks } from '../../../models/desk/tasks';
import { firstName } from '../../../domain/contact/contact';
import { maskContacts } from '../../pipeline/mask';
import { type TaskLine } from '../../pipeline/rep-commands';
import { actIn } from '../rep-acts';
import { momentOf } from './command-moment';
import { LINES_SHOWN, RESULT_WORDS } from './command-words';
import { type RepWorkDeps } from './rep-work';

const WORDS_SHOWN = 80;

/** Who asks, and in which language they are answered. */
export interface TaskWorker {
  rep: { id: string; name: string; roles: readonly string[] };
  language: Language;
}

/** By what a rep names a task in a command: the same wherever and whenever it is listed. */
export function taskCode(id: string): string {
  return createHash('sha256').update(id).digest('hex').slice(0, 5);
}

/** The tasks of a rep, or the result of one. @returns what the rep is told, in lines */
export async function doTaskWork(deps: RepWorkDeps, worker: TaskWorker, line: TaskLine): Promise<string> {
  const tasks = (await openTasks(deps.database)).filter(({ holderId }) => mayDoTask(worker.rep, holderId));
  const texts =
    line.kind === 'tasks' ? await taskTexts(deps, tasks) : [await attempted(deps, worker, { line, tasks })];
  return texts.map((text) => deps.phrasing.phrase(text, worker.language)).join('\n');
}

async function taskTexts(deps: RepWorkDeps, tasks: readonly Task[]): Promise<Text[]> {
  const now = deps.clock();
  const names = await namesOf(
    deps.database,
    tasks.map(({ contactId }) => contactId),
  );
  const lines = tasks.slice(0, LINES_SHOWN).map(({ id, contactId, text, dueAt, attempts }): Text => {
    const values = {
      code: taskCode(id),
      name: firstName(names.get(contactId)) ?? '–',
      when: dueAt === undefined ? '–' : { deadline: dueAt },
      due: dueAt !== undefined && dueAt <= now ? 'yes' : 'no',
      tried: failedAttempts(attempts),
      words: maskContacts(text).slice(0, WORDS_SHOWN),
    };
    return { text: 'rep.task-line', values };
  });
  return [{ text: 'rep.tasks', values: { count: tasks.length } }, ...lines];
}

interface Attempting {
  line: Extract<TaskLine, { kind: 'result' }>;
  tasks: readonly Task[];
}

async function attempted(
  deps: RepWorkDeps,
  { rep, language }: TaskWorker,
  { line, tasks }: Attempting,
): Promise<Text> {
  const [task, other] = tasks.filter(({ id }) => taskCode(id) === line.code);
  const [word = '', ...when] = line.words.split(/\s+/);
  const result: AttemptResult | undefined = RESULT_WORDS.get(word.toLowerCase());
  const until =
    result === 'postponed' ? momentOf(when.join(' '), deps.views(), deps.clock(), language) : undefined;
  const isHalf = result === 'postponed' && until === undefined;
  if (!task || other || !result || isHalf) return { text: 'rep.result-how', values: { code: line.code } };
  const { id, conversationId } = task;
  const done = await actIn(deps, { id: '', conversationId }, rep, attemptAct(task, result, until));
  if (done.isRepeated) return { text: 'rep.result-taken' };
  const after = await requestById(deps.database, id);
  if (after?.status === 'open' && after.dueAt !== undefined)
    return { text: 'rep.result-again', values: { when: { deadline: after.dueAt } } };
  return { text: 'rep.result-over', values: { status: after?.status ?? 'done' } };
}
