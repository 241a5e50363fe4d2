import { type CodeAddress } from '../../domain/identity/code';
import { type Contact } from '../../domain/contact/contact';
import { learnFact } from '../../domain/profile/facts';
import { type Instant } from '../../domain/time/instant';
import { loadFacts } from '../contact/rows';
import { insert } from '../database/insert';
import { type Sql } from '../database/sql';
import { profileFactSchema } from '../schema/profile';
import { type MergeContext, mergeContacts } from './merge';

/**
 * An address was proven to be the writer's: it is a strong key of theirs from now on, and whoever else has proven the
 * same one is the same person (M-1). What others only *say* of themselves joins nobody: who types a stranger's number
 * first gains nothing when its owner comes (pre-hijacking).
 * @returns the contact the conversation belongs to now
 */
export async function proveKey(
  sql: Sql,
  proven: { contactId: string; address: CodeAddress; messageId: string },
  context: MergeContext,
): Promise<string> {
  const { contactId, address, messageId } = proven;
  await confirm(sql, contactId, address, messageId, context);
  let survivor = contactId;
  for (const other of await holdersOf(sql, address)) {
    if (other === survivor) continue;
    survivor = (await mergeContacts(sql, [survivor, other], 'proven_key', context)) ?? survivor;
  }
  return survivor;
}

/** The key as a confirmed fact, over whatever was told of it before. */
async function confirm(
  sql: Sql,
  contactId: string,
  { kind, value }: CodeAddress,
  messageId: string,
  { at, newId }: { at: Instant; newId: (kind: string) => string },
): Promise<void> {
  const facts: Contact['facts'] = await loadFacts({ read: sql.rows }, contactId);
  const fact = {
    id: newId('fact'),
    key: kind,
    value,
    status: 'confirmed' as const,
    confidence: 1,
    sourceMessageId: messageId,
    purpose: 'service' as const,
    capturedAt: at,
    supersededById: undefined,
  };
  for (const known of learnFact(facts, fact)) {
    if (known.supersededById !== fact.id) continue;
    await sql.run(`UPDATE profile_fact SET superseded_by_id = $1 WHERE id = $2`, [fact.id, known.id]);
  }
  await insert(sql, profileFactSchema, [{ ...fact, contactId, place: facts.length }]);
  const column = kind === 'email' ? 'email' : 'phone';
  await sql.run(`UPDATE contact SET ${column} = $1, version = version + 1 WHERE id = $2`, [value, contactId]);
}

/** Everybody of whom an address is proven, oldest first. */
async function holdersOf(sql: Sql, { kind, value }: CodeAddress): Promise<string[]> {
  const rows = await sql.rows<{ contact_id: string }>(
    `SELECT f.contact_id FROM profile_fact f JOIN contact c ON c.id = f.contact_id
     WHERE f.key = $1 AND f.value = $2 AND f.status = 'confirmed' AND f.superseded_by_id IS NULL
       AND c.erased_at IS NULL AND c.merged_into_id IS NULL
     ORDER BY c.created_at, c.id`,
    [kind, value],
  );
  return rows.map(({ contact_id: id }) => id);
}
