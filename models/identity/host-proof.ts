import { type Proof } from '../../domain/conversation/proof';
import { type CodeAddress } from '../../domain/identity/code';
import { type Database } from '../database/database';
import { type Sql } from '../database/sql';
import { type ConversationState } from '../schema/conversation';
import { type MergeContext, mergeContacts } from './merge';
import { proveKey } from './proven-key';

/** Somebody as the page around the chat has signed them in. */
export interface HostPerson {
  /** What the page's own shop calls them, for ever. */
  userId: string;
  addresses: readonly CodeAddress[];
}

/** The channel under which the accounts of the page's shop stand: one person has one (M-1). */
const HOST = 'host';

/**
 * The page vouches for who writes: its account is a strong key of theirs, and the conversation is proven for a while.
 */
export async function proveByHost(
  database: Database,
  { conversationId, person, proof }: { conversationId: string; person: HostPerson; proof: Proof },
  context: MergeContext,
): Promise<void> {
  await database.write(async (sql) => {
    const [row] = await sql.rows<{ contact_id: string; state: string }>(
      `SELECT contact_id, state FROM conversation WHERE id = $1`,
      [conversationId],
    );
    if (!row) return;
    let contactId = await signedIn(sql, row.contact_id, person.userId, context);
    for (const address of person.addresses) {
      contactId = await proveKey(sql, { contactId, address, messageId: `host:${conversationId}` }, context);
    }
    const state = { ...(JSON.parse(row.state) as ConversationState), proof };
    await sql.run(`UPDATE conversation SET state = $1, version = version + 1 WHERE id = $2`, [
      JSON.stringify(state),
      conversationId,
    ]);
  });
}

/** @returns the contact of that account: the one it had before, or the one of this conversation */
async function signedIn(sql: Sql, contactId: string, userId: string, context: MergeContext): Promise<string> {
  const [known] = await sql.rows<{ contact_id: string }>(
    `SELECT contact_id FROM channel_identity WHERE channel = $1 AND channel_user_id = $2`,
    [HOST, userId],
  );
  if (known && known.contact_id !== contactId) {
    return (await mergeContacts(sql, [contactId, known.contact_id], 'host_account', context)) ?? contactId;
  }
  if (known) return contactId;
  await sql.run(
    `INSERT INTO channel_identity (id, contact_id, channel, channel_user_id, last_seen_at)
     VALUES ($1, $2, $3, $4, $5)`,
    [context.newId('identity'), contactId, HOST, userId, context.at],
  );
  return contactId;
}
