import { HELD_STATUSES, type Handoff, isHeld } from '../../domain/handoff/handoff';
import { type HandoffRules } from '../../domain/handoff/rules';
import { millisBetween } from '../../domain/time/calendar';
import { type Instant } from '../../domain/time/instant';
import { type RepPresence } from '../../models/desk/rep-presence';
import { handoffsIn } from '../../models/turns/due-rows';
import { turnJob } from './job';
import { repsReached } from './rep-reach';

const MINUTE_MS = 60_000;

/** Who signs out or loses the connection gives back what they hold (§2.6). */
export const repsGone = turnJob('rep-gone', 5_000, async (context, now) => {
  const held = await handoffsIn(context.database, ...HELD_STATUSES);
  if (held.length === 0) return [];
  const { reps, presences } = await repsReached(context, now);
  const { handoff: rules } = context.views().rules;
  return held.flatMap((handoff) => {
    const { id: handoffId, conversationId, state } = handoff;
    if (!isHeld(state)) return [];
    const { repId, claimedAt } = state;
    const presence = presences.get(repId);
    const how =
      reps.has(repId) && presence?.status !== 'off' ? undefined : howGone(handoff, presence, now, rules);
    if (!how) return [];
    const due = { what: 'handoff_rep_gone', handoffId, repId, how } as const;
    return [{ conversationId, id: `${handoffId}:${repId}:${claimedAt}:${how}`, due }];
  });
});

/**
 * Who has signed out, or says that they are off, is gone at once. A page that has merely vanished may come back: three
 * minutes while a customer waits, ten while none does. A rep who never opened a page is judged by their last act.
 */
function howGone(
  { state }: Handoff,
  presence: RepPresence | undefined,
  now: Instant,
  { silence }: HandoffRules,
): 'signed_out' | 'disconnected' | undefined {
  if (!isHeld(state)) return undefined;
  const { claimedAt, repliedAt, waitsSince } = state;
  const lastAct = [claimedAt, repliedAt ?? ''].sort().at(-1) ?? claimedAt;
  if (presence?.status === 'off') return 'signed_out';
  if (presence?.leftAt !== undefined && presence.leftAt >= lastAct) return 'signed_out';
  const lastSeen = [lastAct, presence?.seenAt ?? ''].sort().at(-1) ?? lastAct;
  const patience = waitsSince === undefined ? silence.repReofferMin : silence.repNudgeMin;
  return millisBetween(lastSeen, now) >= patience * MINUTE_MS ? 'disconnected' : undefined;
}
