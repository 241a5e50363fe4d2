import { type FactStatus } from '../../domain/profile/facts';
import { type Instant } from '../../domain/time/instant';
import { type Database } from '../database/database';
import { type Sql } from '../database/sql';

/** Somebody with this phone (E.164) or e-mail (lower case). */
export interface FoundContact {
  contactId: string;
  /** Whether the key is proven, or only what somebody said of themselves. */
  status: FactStatus;
}

/**
 * The contact a phone or an e-mail belongs to: the phone first, proven before stated, older before younger.
 * @param rows of the transaction or the reader
 */
export async function findContact(
  rows: Sql['rows'],
  keys: { phone: string | undefined; email: string | undefined },
): Promise<FoundContact | undefined> {
  for (const key of ['phone', 'email'] as const) {
    const value = keys[key];
    if (value === undefined) continue;
    const [row] = await rows<{ contact_id: string; status: FactStatus }>(
      `SELECT f.contact_id, f.status FROM profile_fact f JOIN contact c ON c.id = f.contact_id
       WHERE f.key = $1 AND f.value = $2 AND f.superseded_by_id IS NULL
         AND c.erased_at IS NULL AND c.merged_into_id IS NULL
       ORDER BY CASE f.status WHEN 'confirmed' THEN 0 WHEN 'stated' THEN 1 ELSE 2 END, c.created_at, c.id
       LIMIT 1`,
      [key, value],
    );
    if (row) return { contactId: row.contact_id, status: row.status };
  }
  return undefined;
}

/** Makes a user of a channel be a known contact. Safe to repeat. */
export async function linkIdentity(
  database: Database,
  identity: { id: string; contactId: string; channel: string; channelUserId: string; at: Instant },
): Promise<void> {
  const { id, contactId, channel, channelUserId, at } = identity;
  await database.write((sql) =>
    sql.run(
      `INSERT INTO channel_identity (id, contact_id, channel, channel_user_id, last_seen_at)
       VALUES ($1, $2, $3, $4, $5) ON CONFLICT (channel, channel_user_id) DO NOTHING`,
      [id, contactId, channel, channelUserId, at],
    ),
  );
}
