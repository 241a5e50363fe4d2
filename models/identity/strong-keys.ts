import { type StrongKeys } from '../../domain/identity/merged';
import { type Instant } from '../../domain/time/instant';
import { type Sql } from '../database/sql';

/** Channels of which one person has one account. */
const CHANNELS = `('telegram', 'msteams', 'host')`;

/** What names a contact for ever: proven telephone and e-mail, accounts of channels that sign people in. */
export async function strongKeysOf(sql: Sql, contactId: string): Promise<StrongKeys> {
  const rows = await sql.rows<{ kind: string; value: string }>(
    `SELECT key AS kind, value FROM profile_fact
       WHERE contact_id = $1 AND key IN ('phone', 'email') AND status = 'confirmed' AND superseded_by_id IS NULL
     UNION SELECT channel AS kind, channel_user_id AS value FROM channel_identity
       WHERE contact_id = $1 AND channel IN ${CHANNELS} AND channel_user_id NOT LIKE 'group:%'`,
    [contactId],
  );
  const keys = new Map<string, Set<string>>();
  for (const { kind, value } of rows) keys.set(kind, (keys.get(kind) ?? new Set()).add(value));
  return keys;
}

/** Two that share one key and differ in another are for a supervisor to look at (M-3); told once while it is open. */
export async function reportConflict(
  sql: Sql,
  [one, other]: readonly [string, string],
  { at, newId }: { at: Instant; newId: (kind: string) => string },
): Promise<void> {
  const [place] = await sql.rows<{ id: string; contact_id: string }>(
    `SELECT id, contact_id FROM conversation WHERE contact_id IN ($1, $2) ORDER BY last_message_at DESC, id LIMIT 1`,
    [one, other],
  );
  if (!place) return;
  const text = `${one} / ${other}`;
  const known = await sql.rows(
    `SELECT id FROM desk_request WHERE kind = 'merge_conflict' AND status = 'open' AND text = $1`,
    [text],
  );
  if (known.length > 0) return;
  await sql.run(
    `INSERT INTO desk_request (id, contact_id, conversation_id, kind, text, status, requested_at)
     VALUES ($1, $2, $3, 'merge_conflict', $4, 'open', $5)`,
    [newId('request'), place.contact_id, place.id, text, at],
  );
}
