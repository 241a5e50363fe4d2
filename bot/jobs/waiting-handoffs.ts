import { millisBetween } from '../../domain/time/calendar';
import { waitsSince } from '../../domain/handoff/handoff';
import { waitStage } from '../../domain/handoff/rules';
import { handoffsIn } from '../../models/turns/due-rows';
import { customerClocks } from './customer-clocks';
import { turnJob } from './job';

/** §2.6: who waits for a person hears from us after one minute, may choose after three, and waits no longer than five. */
export const waitingHandoffs = turnJob('handoff-waits', 10_000, async (context, now) => {
  const waiting = await handoffsIn(context.database, 'queued', 'offered');
  const { rules } = context.views();
  const places = waiting.map(({ conversationId }) => conversationId);
  const clocks = await customerClocks(context, places, now);
  return waiting.flatMap((handoff) => {
    const { id: handoffId, conversationId } = handoff;
    const since = waitsSince(handoff);
    const stage = waitStage(millisBetween(since, now) / 1000, rules.handoff);
    if (!stage || clocks.wouldWake(conversationId, since)) return [];
    return [
      {
        conversationId,
        // A new round, after a rep has given it back, is a new wait.
        id: since === handoff.requestedAt ? `${handoffId}:${stage}` : `${handoffId}:${stage}:${since}`,
        due: { what: 'handoff_waits', handoffId, stage } as const,
      },
    ];
  });
});
