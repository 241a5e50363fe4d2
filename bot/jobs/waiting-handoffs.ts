import { millisBetween } from '../../domain/time/calendar';
import { waitStage } from '../../domain/handoff/rules';
import { handoffsIn } from '../../models/turns/due-rows';
import { customerClocks } from './customer-clocks';
import { turnJob } from './job';

/** §2.6: who waits for a person hears from us after one minute, may choose after three, and waits no longer than five. */
export const waitingHandoffs = turnJob('handoff-waits', 10_000, async (context, now) => {
  const waiting = await handoffsIn(context.database, 'queued');
  const { rules } = context.views();
  const places = waiting.map(({ conversationId }) => conversationId);
  const clocks = await customerClocks(context, places, now);
  return waiting.flatMap(({ id: handoffId, conversationId, requestedAt }) => {
    const stage = waitStage(millisBetween(requestedAt, now) / 1000, rules.handoff);
    if (!stage || clocks.wouldWake(conversationId, requestedAt)) return [];
    return [
      {
        conversationId,
        id: `${handoffId}:${stage}`,
        due: { what: 'handoff_waits', handoffId, stage } as const,
      },
    ];
  });
});
