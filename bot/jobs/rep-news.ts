import { plusDays, plusMillis } from '../../domain/time/calendar';
import { type DueTurn, turnJob } from './job';
import { questionsWaiting, tasksDue, undeliveredSince } from '../../models/turns/rep-news';

/** How long before its hour a call-back is announced. */
const AHEAD_MS = 600_000;
/** Older news is no news: it stands at the desk. */
const NEWS_D = 2;

/** Call-backs whose hour comes, questions that somebody waits with, and what did not arrive: each told once. */
export const repNews = turnJob('rep-news', 15_000, async ({ database }, now) => {
  const since = plusDays(now, -NEWS_D);
  const [tasks, questions, undelivered] = await Promise.all([
    tasksDue(database, { since, until: plusMillis(now, AHEAD_MS) }),
    questionsWaiting(database, since),
    undeliveredSince(database, since),
  ]);
  return [
    // A task that is moved to another hour is announced anew.
    ...tasks.map(({ id, conversationId, dueAt }) =>
      news(conversationId, `task:${id}:${dueAt}`, { kind: 'task_due', about: id }),
    ),
    ...questions.map(({ id, conversationId }) =>
      news(conversationId, `question:${id}`, { kind: 'question', about: id }),
    ),
    ...undelivered.map(({ id, conversationId }) =>
      news(conversationId, `undelivered:${id}`, { kind: 'undelivered', about: id }),
    ),
  ];
});

function news(
  conversationId: string,
  id: string,
  what: { kind: 'task_due' | 'question' | 'undelivered'; about: string },
): DueTurn {
  return { conversationId, id, due: { what: 'rep_news', ...what } };
}
