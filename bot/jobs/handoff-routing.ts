import { type RepAtWork } from '../../domain/conversation/due';
import { HELD_STATUSES, type Handoff } from '../../domain/handoff/handoff';
import { type HandoffRules } from '../../domain/handoff/rules';
import { type BusinessCalendar, isOpen } from '../../domain/time/business-calendar';
import { plusDays, plusMillis } from '../../domain/time/calendar';
import { type Instant } from '../../domain/time/instant';
import { handoffsIn } from '../../models/turns/due-rows';
import { lastAssigned, lastServed, loadsOf } from '../../models/turns/rep-history';
import { type JobContext, turnJob } from './job';
import { repsReached } from './rep-reach';

/** R1–R5: who waits and has not been offered to anybody is offered to the rep who fits best, or to the team. */
export const handoffRouting = turnJob('handoff-route', 2_000, async (context, now) => {
  const { database } = context;
  const { calendar, rules } = context.views();
  const waiting = await handoffsIn(database, 'queued', 'scheduled');
  const due = waiting.filter((handoff) => wantsSomebody(handoff, now, calendar, rules.handoff));
  if (due.length === 0) return [];
  const atWork = await repsAtWork(context, now);
  return Promise.all(
    due.map(async (handoff) => {
      const { id: handoffId, conversationId, contactId } = handoff;
      const served = await lastServed(database, contactId);
      const reps = atWork.map((rep) => ({ ...rep, lastServedAt: served.get(rep.repId) }));
      return {
        conversationId,
        id: roundOf(handoff),
        due: { what: 'handoff_route', handoffId, reps } as const,
      };
    }),
  );
});

function wantsSomebody(
  { state }: Handoff,
  now: Instant,
  calendar: BusinessCalendar,
  { callbackMin }: HandoffRules,
): boolean {
  if (state.status === 'queued') return state.asked === undefined;
  if (state.status !== 'scheduled' || state.askedAt !== undefined) return false;
  return isOpen(now, calendar) && plusMillis(state.callbackAt, -callbackMin * 60_000) <= now;
}

/** Names this need of somebody among those of the handoff. */
function roundOf({ id, state, offers = [] }: Handoff): string {
  if (state.status === 'scheduled') return `${id}:scheduled:${state.callbackAt}`;
  return `${id}:${offers.length}:${state.status === 'queued' ? (state.since ?? '') : ''}`;
}

/** Everybody of the roster as they are now; who last had this customer is added for each. */
async function repsAtWork(context: JobContext, now: Instant): Promise<RepAtWork[]> {
  const { database } = context;
  const [taken, reached, assigned] = await Promise.all([
    handoffsIn(database, ...HELD_STATUSES, 'offered'),
    repsReached(context, now),
    lastAssigned(database, plusDays(now, -1)),
  ]);
  const loads = loadsOf(taken);
  return context.views().roster.map(({ id: repId }) => ({
    repId,
    status: reached.presences.get(repId)?.status ?? 'ready',
    isReachable: reached.reps.has(repId),
    load: loads.get(repId) ?? 0,
    lastAssignedAt: assigned.get(repId),
    lastServedAt: undefined,
  }));
}
