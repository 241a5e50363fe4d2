import { millisBetween } from '../../domain/time/calendar';
import { waitStage } from '../../domain/handoff/rules';
import { wouldWake } from '../../domain/outreach/quiet-hours';
import { handoffsIn } from '../../models/turns/due-rows';
import { turnJob } from './job';

/** §2.6: who waits for a person hears from us after one minute, may choose after three, and waits no longer than five. */
export const waitingHandoffs = turnJob('handoff-waits', 10_000, async ({ database, views }, now) => {
  const waiting = await handoffsIn(database, 'queued');
  const { calendar, rules } = views();
  return waiting.flatMap(({ id: handoffId, conversationId, requestedAt }) => {
    const stage = waitStage(millisBetween(requestedAt, now) / 1000, rules.handoff);
    if (!stage || wouldWake(now, requestedAt, calendar, rules.outreach)) return [];
    return [
      {
        conversationId,
        id: `${handoffId}:${stage}`,
        due: { what: 'handoff_waits', handoffId, stage } as const,
      },
    ];
  });
});
