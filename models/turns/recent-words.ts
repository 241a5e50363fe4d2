import { type Instant } from '../../domain/time/instant';
import { type TurnInput } from '../../domain/conversation/turn-input';
import { type Database } from '../database/database';
import { type Sql } from '../database/sql';

/** A customer's typed message as it stands in the inbox. */
export interface TypedWords {
  messageId: string;
  text: string;
}

/** So many messages at most are one thought in several bubbles. */
const MOST = 6;

/** What a customer has typed in a conversation since a moment, oldest first. */
export async function recentWords(
  database: Database,
  conversationId: string,
  since: Instant,
): Promise<TypedWords[]> {
  const rows = await database.read<{ message_id: string; input: string; received_at: Instant }>(
    `SELECT message_id, input, received_at FROM inbox WHERE conversation_id = $1 ORDER BY seq DESC LIMIT ${MOST}`,
    [conversationId],
  );
  return rows
    .filter((row) => row.received_at >= since)
    .flatMap((row) => {
      const input = JSON.parse(row.input) as TurnInput;
      return input.kind === 'message' && !input.button
        ? [{ messageId: row.message_id, text: input.text }]
        : [];
    })
    .reverse();
}

/**
 * Writes the words of kept messages anew, wherever they stand: a later message has shown that they are half of
 * something that must not be kept.
 */
export async function rewriteWords(database: Database, changed: readonly TypedWords[]): Promise<void> {
  await database.write(async (sql) => {
    for (const words of changed) await rewrite(sql, words);
  });
}

async function rewrite(sql: Sql, { messageId, text }: TypedWords): Promise<void> {
  const [row] = await sql.rows<{ conversation_id: string; input: string; echo_seq: number | null }>(
    `SELECT conversation_id, input, echo_seq FROM inbox WHERE message_id = $1`,
    [messageId],
  );
  if (!row) return;
  const withText = (json: string): string => JSON.stringify({ ...(JSON.parse(json) as object), text });
  await sql.run(`UPDATE inbox SET input = $1 WHERE message_id = $2`, [withText(row.input), messageId]);
  await sql.run(`UPDATE message SET text = $1 WHERE id = $2`, [text, messageId]);
  if (row.echo_seq === null) return;
  const { conversation_id: conversationId, echo_seq: seq } = row;
  const [echo] = await sql.rows<{ activity: string }>(
    `SELECT activity FROM outbox WHERE conversation_id = $1 AND seq = $2`,
    [conversationId, seq],
  );
  if (!echo) return;
  await sql.run(`UPDATE outbox SET activity = $1 WHERE conversation_id = $2 AND seq = $3`, [
    withText(echo.activity),
    conversationId,
    seq,
  ]);
}
