import { type Database } from '../database/database';

/** By conversation, the city its customer has told; conversations of people who have not are missing. */
export async function customerCities(
  database: Database,
  conversationIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (conversationIds.length === 0) return new Map();
  const slots = conversationIds.map((_id, index) => `$${index + 1}`).join(', ');
  const rows = await database.read<{ id: string; value: string }>(
    `SELECT v.id, f.value FROM conversation v JOIN profile_fact f ON f.contact_id = v.contact_id
     WHERE f.key = 'city' AND f.superseded_by_id IS NULL AND v.id IN (${slots}) ORDER BY f.place`,
    conversationIds,
  );
  return new Map(rows.map(({ id, value }) => [id, value]));
}
