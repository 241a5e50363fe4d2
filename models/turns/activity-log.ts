import { type Instant } from '../../domain/time/instant';
import { type Database } from '../database/database';
import { type StoredActivity } from './outbox';

/** The log of a conversation with a bot elsewhere, which keeps no state here and writes at any time, without a turn. */

/** Puts an activity at the end; undefined when there is no such conversation. */
export async function appendActivity(
  database: Database,
  conversationId: string,
  at: Instant,
  activity: object,
): Promise<StoredActivity | undefined> {
  return database.write(async (sql) => {
    const [row] = await sql.rows<{ out_seq: number }>(
      `UPDATE conversation SET out_seq = out_seq + 1, last_message_at = $1 WHERE id = $2 RETURNING out_seq`,
      [at, conversationId],
    );
    if (!row) return undefined;
    const seq = row.out_seq;
    await sql.run(`INSERT INTO outbox (conversation_id, seq, at, activity) VALUES ($1, $2, $3, $4)`, [
      conversationId,
      seq,
      at,
      JSON.stringify(activity),
    ]);
    return { conversationId, seq, at, activity };
  });
}

/** Replaces an activity. Clients that have read the old one are not notified. */
export async function replaceActivity(
  database: Database,
  { conversationId, seq, activity }: Omit<StoredActivity, 'at'>,
): Promise<void> {
  await database.write((sql) =>
    sql.run(`UPDATE outbox SET activity = $1 WHERE conversation_id = $2 AND seq = $3`, [
      JSON.stringify(activity),
      conversationId,
      seq,
    ]),
  );
}

/** A message has reached the bot: a repeat of it is not handed over again. */
export async function settleMessage(database: Database, messageId: string, at: Instant): Promise<void> {
  await database.write((sql) =>
    sql.run(`UPDATE inbox SET state = 'done', settled_at = $1 WHERE message_id = $2 AND state = 'pending'`, [
      at,
      messageId,
    ]),
  );
}
