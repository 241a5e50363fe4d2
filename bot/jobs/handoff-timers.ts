import { timersOf } from '../../domain/handoff/timers';
import { type HandoffStep } from '../../domain/conversation/due';
import { OPEN_STATUSES } from '../../domain/handoff/handoff';
import { handoffsIn } from '../../models/turns/due-rows';
import { turnJob } from './job';

/** Moments of which the customer is told have jobs of their own. */
const ELSEWHERE: readonly HandoffStep[] = ['nobody_came', 'callback'];

/** §2.6: offers run out, silent reps are reminded and relieved, silent customers' conversations pause and end. */
export const handoffTimers = turnJob('handoff-time', 5_000, async (context, now) => {
  const { handoff: rules } = context.views().rules;
  const open = await handoffsIn(context.database, ...OPEN_STATUSES);
  return open.flatMap((handoff) => {
    const { id: handoffId, conversationId } = handoff;
    return timersOf(handoff, rules)
      .filter(({ step, at }) => at <= now && !ELSEWHERE.includes(step))
      .map(({ step, since }) => ({
        conversationId,
        id: `${handoffId}:${step}:${since}`,
        due: { what: 'handoff_time', handoffId, step, since } as const,
      }));
  });
});
