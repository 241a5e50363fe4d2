import { type Instant } from '../../domain/time/instant';
import { type Database } from './database';

/** How many rows of each kind a purge took away; the log keeps the counts, not the rows (V-4). */
export interface Purged {
  messages: number;
  activities: number;
  deliveries: number;
  inbox: number;
}

/** Conversations of people who never told who they are, quiet since before a moment. */
const ANONYMOUS = `SELECT v.id FROM conversation v JOIN contact c ON c.id = v.contact_id
  WHERE v.last_message_at < $1 AND c.display_name IS NULL AND c.phone IS NULL AND c.email IS NULL`;

/**
 * Deletes what was said in anonymous conversations that ended before a moment (V-4: 30 days). The contact and
 * its pseudonymous events stay, so that counts over time stay true.
 */
export async function purgeAnonymous(database: Database, before: Instant): Promise<Purged> {
  return database.write(async (sql) => ({
    messages: await sql.run(`DELETE FROM message WHERE conversation_id IN (${ANONYMOUS})`, [before]),
    activities: await sql.run(`DELETE FROM outbox WHERE conversation_id IN (${ANONYMOUS})`, [before]),
    deliveries: await sql.run(`DELETE FROM delivery WHERE conversation_id IN (${ANONYMOUS})`, [before]),
    inbox: await sql.run(`DELETE FROM inbox WHERE state <> 'pending' AND conversation_id IN (${ANONYMOUS})`, [
      before,
    ]),
  }));
}

/**
 * Files that may no longer be kept: those of conversations whose words are deleted, and those that were sent up
 * and never said.
 * @param quietSince as for the words
 * @param unsaidSince a file that no line of a transcript names may wait so long for it
 */
export async function expiredFiles(
  database: Database,
  quietSince: Instant,
  unsaidSince: Instant,
): Promise<string[]> {
  const rows = await database.read<{ id: string }>(
    `SELECT a.id FROM attachment a WHERE a.conversation_id IN (${ANONYMOUS}) OR (a.at < $2 AND NOT EXISTS (
       SELECT 1 FROM message m WHERE m.conversation_id = a.conversation_id AND m.files LIKE '%' || a.id || '%'))`,
    [quietSince, unsaidSince],
  );
  return rows.map(({ id }) => id);
}
