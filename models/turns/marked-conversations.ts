import { type Database } from '../database/database';

/**
 * Which of these conversations have a row of some kind: what the desk marks in a list.
 * @param rows a table and a condition, e.g. `inbox WHERE state = 'dead'`
 */
export async function conversationsWith(
  database: Pick<Database, 'read'>,
  conversationIds: readonly string[],
  rows: string,
): Promise<ReadonlySet<string>> {
  if (conversationIds.length === 0) return new Set();
  const slots = conversationIds.map((_id, index) => `$${index + 1}`).join(', ');
  const found = await database.read<{ conversation_id: string }>(
    `SELECT DISTINCT conversation_id FROM ${rows} AND conversation_id IN (${slots})`,
    conversationIds,
  );
  return new Set(found.map((row) => row.conversation_id));
}
