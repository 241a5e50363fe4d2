import { type Handoff, isHeld } from '../../domain/handoff/handoff';
import { type Instant } from '../../domain/time/instant';
import { type Database } from '../database/database';
import { handoffSchema } from '../schema/handoff';
import { MoreThanOrEqual } from 'typeorm';

/** By rep, when they last had this customer. */
export async function lastServed(
  database: Database,
  contactId: string,
): Promise<ReadonlyMap<string, Instant>> {
  const rows = await database.table(handoffSchema).find({ where: { contactId } });
  return latest(
    rows.flatMap(({ state }) => {
      if (isHeld(state)) return [{ repId: state.repId, at: state.repliedAt ?? state.claimedAt }];
      return 'endedAt' in state && 'repId' in state ? [{ repId: state.repId, at: state.endedAt }] : [];
    }),
  );
}

/** By rep, when they were last given or offered anything since a moment. */
export async function lastAssigned(
  database: Database,
  since: Instant,
): Promise<ReadonlyMap<string, Instant>> {
  const rows = await database
    .table(handoffSchema)
    .find({ where: { requestedAt: MoreThanOrEqual(since) }, order: { requestedAt: 'DESC' }, take: 500 });
  return latest(rows.flatMap(({ offers }) => offers.map(({ repId, at }) => ({ repId, at }))));
}

/** By rep, what is in their hands or offered to them. */
export function loadsOf(handoffs: readonly Handoff[]): ReadonlyMap<string, number> {
  const loads = new Map<string, number>();
  for (const { state } of handoffs) {
    const repId = repOf(state);
    if (repId !== undefined) loads.set(repId, (loads.get(repId) ?? 0) + 1);
  }
  return loads;
}

/** A paused conversation takes no hands. */
function repOf(state: Handoff['state']): string | undefined {
  if (state.status === 'offered') return state.offer.repId;
  return isHeld(state) && state.status !== 'paused' ? state.repId : undefined;
}

function latest(moments: ReadonlyArray<{ repId: string; at: Instant }>): ReadonlyMap<string, Instant> {
  const last = new Map<string, Instant>();
  for (const { repId, at } of moments) if (at > (last.get(repId) ?? '')) last.set(repId, at);
  return last;
}
