import { z } from 'zod';
import { setRepStatus } from '../../models/desk/rep-presence';
import { type Answer, ok, refuse } from './answers';
import { type DeskContext, type SignedIn } from './desk-context';
import { type LiveDesk } from './live';

const STATUS = z.object({ status: z.enum(['ready', 'busy', 'off']) });

/** Whether calls are offered to this rep. `off` gives back what they hold (`bot/jobs/reps-gone.ts`). */
export async function setStatus(
  desk: DeskContext,
  live: LiveDesk,
  { rep }: SignedIn,
  body: unknown,
): Promise<Answer> {
  const given = STATUS.safeParse(body);
  if (!given.success) return refuse('bad_request', 'A status is wanted: ready, busy or off.');
  await setRepStatus(desk.database, rep.id, given.data.status);
  live.statusChanged();
  return ok({ status: given.data.status });
}
