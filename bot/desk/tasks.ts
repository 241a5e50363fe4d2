import { z } from 'zod';
import { type AttemptResult } from '../../domain/conversation/attempt-result';
import { attemptAct, mayDoTask } from '../../domain/handoff/attempt';
import { plusDays } from '../../domain/time/calendar';
import { namesOf, requestById } from '../../models/desk/cases';
import { type Task, openTasks, settledTasks } from '../../models/desk/tasks';
import { KEY } from './acts';
import { type Answer, ok, refuse } from './answers';
import { type TasksView } from './case-views';
import { requestView } from './cases-view';
import { type DeskContext, type SignedIn } from './desk-context';
import { maskContacts } from '../pipeline/mask';
import { perform } from './perform';
import { type Wanted, noteWork } from './work';

/** How long what is over is still listed. */
const SETTLED_D = 30;

/** Another hour is told by command, in words: `/hasil 3fa9c tunda besok jam 10`. */
const RESULTS = ['reached', 'no_answer', 'wrong_number'] as const satisfies readonly AttemptResult[];
const ATTEMPT = KEY.extend({ result: z.enum(RESULTS), tried: z.number().int().min(0).max(100) });

/** Who is to be called or written to: what comes first stands first, what is over at the end. */
export async function tasks(desk: DeskContext, { rep }: SignedIn): Promise<Answer> {
  const now = desk.clock();
  const [open, settled] = await Promise.all([
    openTasks(desk.database),
    settledTasks(desk.database, plusDays(now, -SETTLED_D)),
  ]);
  const rows = [...open, ...settled].filter(({ holderId }) => mayDoTask(rep, holderId));
  const names = await namesOf(
    desk.database,
    rows.map(({ contactId }) => contactId),
  );
  const view: TasksView = { now, tasks: rows.map((row) => taskView(row, names.get(row.contactId))) };
  return ok(view);
}

function taskView(row: Task, name: string | undefined): TasksView['tasks'][number] {
  const attempts = row.attempts.map(({ at, repName, result }) => ({ at, repName, result }));
  return {
    ...requestView(row, maskContacts),
    attempts,
    conversationId: row.conversationId,
    name: name ?? null,
  };
}

/** What came of trying to reach a customer; each try is recorded once, by whoever is first. */
export async function attemptTask(desk: DeskContext, { id, who, body }: Wanted): Promise<Answer> {
  const given = ATTEMPT.safeParse(body);
  if (!given.success) return refuse('bad_request', 'A clientKey, a result and the tries before are wanted.');
  const task = (await openTasks(desk.database)).find((one) => one.id === id);
  if (!task || task.attempts.length !== given.data.tried)
    return refuse('already_settled', 'Somebody has recorded it already.');
  if (!mayDoTask(who.rep, task.holderId)) return refuse('not_allowed', 'A colleague is talking with them.');
  const { conversationId, contactId } = task;
  const done = await perform(desk, { conversationId, who, ...attemptAct(task, given.data.result) });
  if ('answer' in done) return done.answer;
  if (done.repeated) return refuse('already_settled', 'Somebody was faster.');
  noteWork(desk, who, contactId, conversationId);
  return ok({ status: (await requestById(desk.database, id))?.status ?? 'done' });
}
