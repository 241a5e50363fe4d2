import { type Instant } from '../../domain/time/instant';
import { type Database } from '../database/database';

/** A handoff that a person of ours has ended: whom they helped, and where. */
export interface EndedHandoff {
  id: string;
  contactId: string;
  conversationId: string;
}

/** Handoffs that ended between two moments in the hands of a person, after the customer was answered. */
export async function endedHandoffs(
  database: Database,
  { from, to }: { from: Instant; to: Instant },
): Promise<EndedHandoff[]> {
  const rows = await database.read<{
    id: string;
    contact_id: string;
    conversation_id: string;
    state: string;
  }>(
    `SELECT id, contact_id, conversation_id, state FROM handoff h
     WHERE status IN ('returned', 'ended') AND requested_at >= $1 AND EXISTS
       (SELECT 1 FROM message m WHERE m.conversation_id = h.conversation_id AND m.author = 'rep' AND m.at >= h.requested_at)
     ORDER BY requested_at LIMIT 500`,
    [from],
  );
  return rows.flatMap((row) => {
    const { endedAt } = JSON.parse(row.state) as { endedAt?: Instant };
    const isBetween = endedAt !== undefined && endedAt >= from && endedAt <= to;
    return isBetween ? [{ id: row.id, contactId: row.contact_id, conversationId: row.conversation_id }] : [];
  });
}

/** When each of these people was last asked to rate anything. */
export async function surveysAskedOf(
  database: Database,
  contactIds: readonly string[],
): Promise<ReadonlyMap<string, Instant>> {
  if (contactIds.length === 0) return new Map();
  const slots = contactIds.map((_id, index) => `$${index + 1}`).join(', ');
  const rows = await database.read<{ contact_id: string; asked_at: string }>(
    `SELECT contact_id, MAX(asked_at) AS asked_at FROM survey_response WHERE contact_id IN (${slots}) GROUP BY contact_id`,
    contactIds,
  );
  return new Map(rows.map((row) => [row.contact_id, row.asked_at]));
}
