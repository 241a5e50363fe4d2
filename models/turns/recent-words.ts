import { MASK } from '../../domain/recognition/masked';
import { type Instant } from '../../domain/time/instant';
import { type TurnInput } from '../../domain/conversation/turn-input';
import { type Database } from '../database/database';
import { type Sql } from '../database/sql';

/** A customer's typed message as stored in the inbox. */
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

/** Words that turned out to be a part of what must not be kept. */
export interface RewrittenWords {
  messageId: string;
  /** What may stand of the message. */
  text: string;
  /** What may not, wherever it was repeated. */
  gone: readonly string[];
}

/**
 * Writes kept messages anew, wherever their words stand: in the inbox, the transcript and its reading, the echo,
 * what was learned from them, and answers that quoted them. A turn that read the old words is refused its commit and
 * runs again.
 */
export async function rewriteWords(
  database: Database,
  conversationId: string,
  rewritten: readonly RewrittenWords[],
): Promise<void> {
  await database.write(async (sql) => {
    await sql.run(`UPDATE conversation SET version = version + 1 WHERE id = $1`, [conversationId]);
    for (const words of rewritten) await rewriteMessage(sql, conversationId, words);
    await rewriteAnswers(
      sql,
      conversationId,
      rewritten.flatMap(({ gone }) => gone),
    );
  });
}

async function rewriteMessage(sql: Sql, conversationId: string, words: RewrittenWords): Promise<void> {
  const { messageId, text, gone } = words;
  const [row] = await sql.rows<{ input: string; echo_seq: number | null }>(
    `SELECT input, echo_seq FROM inbox WHERE message_id = $1`,
    [messageId],
  );
  if (!row) return;
  const withText = (json: string): string => JSON.stringify({ ...(JSON.parse(json) as object), text });
  await sql.run(`UPDATE inbox SET input = $1 WHERE message_id = $2`, [withText(row.input), messageId]);
  await sql.run(`UPDATE message SET text = $1, recognition = NULL WHERE id = $2`, [text, messageId]);
  for (const part of gone) await unlearn(sql, conversationId, messageId, part);
  if (row.echo_seq === null) return;
  const [echo] = await sql.rows<{ activity: string }>(
    `SELECT activity FROM outbox WHERE conversation_id = $1 AND seq = $2`,
    [conversationId, row.echo_seq],
  );
  if (!echo) return;
  await sql.run(`UPDATE outbox SET activity = $1 WHERE conversation_id = $2 AND seq = $3`, [
    withText(echo.activity),
    conversationId,
    row.echo_seq,
  ]);
}

/** A fact learned from it is deleted: a secret must not be kept as a name. */
async function unlearn(sql: Sql, conversationId: string, messageId: string, part: string): Promise<void> {
  await sql.run(`DELETE FROM profile_fact WHERE source_message_id = $1 AND replace(value, $2, '') <> value`, [
    messageId,
    part,
  ]);
  await sql.run(
    `UPDATE contact SET display_name = NULL, version = version + 1
     WHERE id = (SELECT contact_id FROM conversation WHERE id = $1)
       AND replace(display_name, $2, '') <> display_name`,
    [conversationId, part],
  );
}

/** So many of the last activities may have quoted what was written just before. */
const ANSWERS = 12;

async function rewriteAnswers(sql: Sql, conversationId: string, gone: readonly string[]): Promise<void> {
  const answers = await sql.rows<{ seq: number; activity: string }>(
    `SELECT seq, activity FROM outbox WHERE conversation_id = $1 ORDER BY seq DESC LIMIT ${ANSWERS}`,
    [conversationId],
  );
  for (const { seq, activity } of answers) {
    const shown = JSON.parse(activity) as { text?: unknown };
    if (typeof shown.text !== 'string') continue;
    const text = without(shown.text, gone);
    if (text === shown.text) continue;
    await sql.run(`UPDATE outbox SET activity = $1 WHERE conversation_id = $2 AND seq = $3`, [
      JSON.stringify({ ...shown, text }),
      conversationId,
      seq,
    ]);
  }
  const lines = await sql.rows<{ id: string; text: string }>(
    `SELECT id, text FROM message WHERE conversation_id = $1 AND author = 'bot'
     ORDER BY at DESC, place DESC LIMIT ${ANSWERS}`,
    [conversationId],
  );
  for (const { id, text } of lines) {
    const masked = without(text, gone);
    if (masked !== text) await sql.run(`UPDATE message SET text = $1 WHERE id = $2`, [masked, id]);
  }
}

function without(text: string, gone: readonly string[]): string {
  return gone.reduce((masked, words) => masked.replaceAll(words, MASK), text);
}
