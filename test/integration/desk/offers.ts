import { randomUUID } from 'node:crypto';
import { loadHandoff } from '../../../models/contact/current-handoff';
import { type DeskWorld } from './desk-world';

/** Asks reps as the job does that finds who is there: the first of them fits best. */
export async function offerTo(world: DeskWorld, conversationId: string, ...repIds: string[]): Promise<void> {
  const handoff = await loadHandoff(world.database, conversationId);
  const at = { status: 'ready', isReachable: true, load: 0 } as const;
  const reps = repIds.map((repId, place) => ({
    ...at,
    repId,
    lastAssignedAt: undefined,
    // Who had this customer last is asked first.
    lastServedAt: new Date(world.clock.now - 1000 * (place + 1)).toISOString(),
  }));
  const kept = await world.intake.accept({
    conversationId,
    channelKey: `test:${randomUUID()}`,
    input: { kind: 'due', due: { what: 'handoff_route', handoffId: handoff?.id ?? '', reps } },
    receivedAt: new Date(world.clock.now).toISOString(),
    echo: undefined,
  });
  if (kept.status === 'accepted') await world.intake.settled(kept.messageId);
}
