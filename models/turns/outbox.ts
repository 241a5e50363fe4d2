import { type Instant } from '../../domain/time/instant';
import { type Database } from '../database/database';

/** An activity as it left: `seq` is its place in the conversation, and the watermark after it. */
export interface StoredActivity {
  conversationId: string;
  seq: number;
  at: Instant;
  activity: object;
}

/** The most that is returned at once; a client continues with the watermark. */
const PAGE = 200;

/**
 * What was said in a conversation after a place, oldest first. For the web this log *is* the outbox: a client
 * that knows its watermark misses nothing and can tell what it has seen.
 */
export async function activitiesAfter(
  database: Database,
  conversationId: string,
  seq: number,
): Promise<StoredActivity[]> {
  const rows = await database.read<{ seq: number; at: string; activity: string }>(
    `SELECT seq, at, activity FROM outbox WHERE conversation_id = $1 AND seq > $2 ORDER BY seq LIMIT ${PAGE}`,
    [conversationId, seq],
  );
  return rows.map((row) => ({
    conversationId,
    seq: row.seq,
    at: row.at,
    activity: JSON.parse(row.activity) as object,
  }));
}
