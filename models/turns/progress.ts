import { type Database } from '../database/database';

/** So many are asked for at once. */
const PAGE = 500;

/** Of these conversations, those whose log has grown beyond a known place, or whose place is not known. */
export async function conversationsBeyond(
  database: Pick<Database, 'read'>,
  conversationIds: readonly string[],
  known: ReadonlyMap<string, number>,
): Promise<Array<{ id: string; lastSeq: number }>> {
  const grown: Array<{ id: string; lastSeq: number }> = [];
  for (let from = 0; from < conversationIds.length; from += PAGE) {
    const ids = conversationIds.slice(from, from + PAGE);
    const slots = ids.map((_id, index) => `$${index + 1}`).join(', ');
    const rows = await database.read<{ id: string; out_seq: number }>(
      `SELECT id, out_seq FROM conversation WHERE id IN (${slots})`,
      ids,
    );
    grown.push(
      ...rows
        .filter((row) => known.get(row.id) !== row.out_seq)
        .map((row) => ({ id: row.id, lastSeq: row.out_seq })),
    );
  }
  return grown;
}
