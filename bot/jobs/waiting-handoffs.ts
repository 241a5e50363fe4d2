import { millisBetween } from '../../domain/calendar';
import { waitStage } from '../../domain/handoff-rules';
import { handoffsIn } from '../../models/due-rows';
import { turnJob } from './job';

/** §2.6: who waits for a person hears from us after one minute, may choose after three, and waits no longer than five. */
export const waitingHandoffs = turnJob('handoff-waits', 10_000, async ({ database, views }, now) => {
  const waiting = await handoffsIn(database, 'queued');
  return waiting.flatMap(({ id: handoffId, conversationId, requestedAt }) => {
    const stage = waitStage(millisBetween(requestedAt, now) / 1000, views().rules.handoff);
    if (!stage) return [];
    return [
      {
        conversationId,
        id: `${handoffId}:${stage}`,
        due: { what: 'handoff_waits', handoffId, stage } as const,
      },
    ];
  });
});
