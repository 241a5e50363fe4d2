import { handoffsIn } from '../../models/turns/due-rows';
import { customerClocks } from './customer-clocks';
import { turnJob } from './job';

/** T42: a person was to write by a moment, and has not. */
export const missedCallbacks = turnJob('callback-missed', 30_000, async (context, now) => {
  const scheduled = await handoffsIn(context.database, 'scheduled');
  const places = scheduled.map(({ conversationId }) => conversationId);
  const clocks = await customerClocks(context, places, now);
  return scheduled.flatMap(({ id: handoffId, conversationId, state }) => {
    if (state.status !== 'scheduled' || state.callbackAt > now) return [];
    if (clocks.isQuiet(conversationId)) return [];
    const { callbackAt, moves } = state;
    const due = { what: 'callback_missed', handoffId, callbackAt } as const;
    return [{ conversationId, id: `${handoffId}:${callbackAt}:${moves}`, due }];
  });
});
