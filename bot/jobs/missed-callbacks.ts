import { isQuiet } from '../../domain/outreach/quiet-hours';
import { handoffsIn } from '../../models/turns/due-rows';
import { turnJob } from './job';

/** T42: a person was to write by a moment, and has not. */
export const missedCallbacks = turnJob('callback-missed', 30_000, async ({ database, views }, now) => {
  const { calendar, rules } = views();
  if (isQuiet(now, calendar, rules.outreach)) return [];
  const scheduled = await handoffsIn(database, 'scheduled');
  return scheduled.flatMap(({ id: handoffId, conversationId, state }) => {
    if (state.status !== 'scheduled' || state.callbackAt > now) return [];
    const { callbackAt } = state;
    const due = { what: 'callback_missed', handoffId, callbackAt } as const;
    return [{ conversationId, id: `${handoffId}:${callbackAt}`, due }];
  });
});
