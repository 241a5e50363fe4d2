import { type Instant } from '../../domain/time/instant';
import { type Database } from '../database/database';
import { type Sql } from '../database/sql';

/** Where a channel finds a conversation, as the channel last said. Updated with every message. */
export async function writeAddress(
  sql: Sql,
  conversationId: string,
  address: object,
  at: Instant,
): Promise<void> {
  await sql.run(
    `INSERT INTO channel_address (conversation_id, address, at) VALUES ($1, $2, $3)
     ON CONFLICT (conversation_id) DO UPDATE SET address = excluded.address, at = excluded.at`,
    [conversationId, JSON.stringify(address), at],
  );
}

/** A conversation's channel and address; undefined when there is no such conversation. */
export async function addressOf(
  database: Database,
  conversationId: string,
): Promise<{ channel: string; channelUserId: string; address: object | undefined } | undefined> {
  const [row] = await database.read<{ channel: string; channel_user_id: string; address: string | null }>(
    `SELECT v.channel, v.channel_user_id, a.address FROM conversation v
       LEFT JOIN channel_address a ON a.conversation_id = v.id WHERE v.id = $1`,
    [conversationId],
  );
  if (!row) return undefined;
  const address = row.address === null ? undefined : (JSON.parse(row.address) as object);
  return { channel: row.channel, channelUserId: row.channel_user_id, address };
}

/** Somebody has blocked the bot on a channel (`since`), or is back (undefined). */
export async function markReachable(
  database: Database,
  channel: string,
  channelUserId: string,
  since: Instant | undefined,
): Promise<void> {
  await database.write((sql) =>
    sql.run(
      `UPDATE channel_identity SET unreachable_since = $1 WHERE channel = $2 AND channel_user_id = $3`,
      [since ?? null, channel, channelUserId],
    ),
  );
}
