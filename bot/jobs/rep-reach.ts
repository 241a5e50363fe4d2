import { plusMillis } from '../../domain/time/calendar';
import { type Instant } from '../../domain/time/instant';
import { type RepPresence, repPresences } from '../../models/desk/rep-presence';
import { repsPresent } from '../../models/desk/seats';
import { repLinks } from '../../models/turns/rep-links';
import { type JobContext } from './job';

/** After this long without a sign of life a page counts as closed (`bot/desk/presence.ts`). */
const SEAT_MS = 30_000;

/** Who of the team can be reached at a moment, and what is known of each. */
export interface Reached {
  /** At the desk, or by a way of their own that also takes their answers. */
  reps: ReadonlySet<string>;
  presences: ReadonlyMap<string, RepPresence>;
}

export async function repsReached(
  { database }: Pick<JobContext, 'database'>,
  now: Instant,
): Promise<Reached> {
  const [seated, links, presences] = await Promise.all([
    repsPresent(database, plusMillis(now, -SEAT_MS)),
    repLinks(database),
    repPresences(database),
  ]);
  return { reps: new Set([...seated, ...links.map(({ repId }) => repId)]), presences };
}
