import { wantsOutcome } from '../../domain/handoff/outcome';
import { plusDays, plusHours } from '../../domain/time/calendar';
import { isOpen } from '../../domain/time/business-calendar';
import { handoffsWithoutOutcome } from '../../models/turns/due-rows';
import { type DueTurn, turnJob } from './job';

/** What is older was forgotten by everybody, and a reminder of it helps nobody. */
const LOOKS_BACK_D = 14;

/** §2.6: who has had a chance in hand says within a day what came of it; after two days who decides hears of it too. */
export const outcomesDue = turnJob('outcome-due', 60_000, async (context, now) => {
  const { calendar, rules } = context.views();
  // It can wait for the morning.
  if (!isOpen(now, calendar)) return [];
  const open = await handoffsWithoutOutcome(context.database, plusDays(now, -LOOKS_BACK_D));
  return open.flatMap((handoff): DueTurn[] => {
    const { id: handoffId, conversationId, state } = handoff;
    if (!wantsOutcome(handoff) || !('endedAt' in state) || !('repId' in state)) return [];
    const { repId, endedAt } = state;
    const stages = (['rep', 'supervisor'] as const).filter(
      (_stage, place) => plusHours(endedAt, (place + 1) * rules.handoff.outcomeDueH) <= now,
    );
    return stages.map((stage) => ({
      conversationId,
      id: `${handoffId}:${stage}`,
      due: { what: 'outcome_due', handoffId, repId, stage },
    }));
  });
});
