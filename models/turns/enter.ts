import { type Conversation } from '../../domain/conversation/conversation';
import { type FirstContact } from '../../domain/contact/first-contact';
import { type Instant } from '../../domain/time/instant';
import { type Database } from '../database/database';
import { type Sql } from '../database/sql';
import { contactRow } from '../contact/contact-row';
import { writeAddress } from './addresses';
import { insert } from '../database/insert';
import { channelIdentitySchema, contactSchema } from '../schema/contact';
import { conversationSchema } from '../schema/conversation';
import { loyaltyEventSchema, payloadOf, rungTransitionSchema } from '../schema/ladder';

/** A person who writes on a channel. */
export interface Entry {
  conversationId: string;
  channel: string;
  channelUserId: string;
  /** Where the channel finds the conversation, if it must be called. */
  address?: object;
  at: Instant;
  /** The contact to create when this person is not known on this channel. */
  newcomer: FirstContact;
  /** The conversation if it does not exist yet, for the contact it turns out to be. */
  conversation: (contactId: string) => Conversation;
  /** Ids for the rows that make a newcomer known. */
  identityId: string;
  transitionId: string;
}

/**
 * Makes sure that the person and the conversation exist. Safe to repeat.
 * @returns whether the conversation is new
 */
export async function enterConversation(database: Database, entry: Entry): Promise<{ created: boolean }> {
  return database.write(async (sql) => {
    const contactId = (await knownContact(sql, entry)) ?? (await writeNewcomer(sql, entry));
    const { id, channel, channelUserId, startedAt, lastMessageAt, language, ...rest } =
      entry.conversation(contactId);
    const { contactId: _contactId, ...state } = rest;
    const row = { id, contactId, channel, channelUserId, startedAt, lastMessageAt, language, state };
    const counters = { version: 0, inSeq: 0, outSeq: 0 };
    const written = await insert(
      sql,
      conversationSchema,
      [{ ...row, ...counters }],
      'ON CONFLICT (id) DO NOTHING',
    );
    if (entry.address) await writeAddress(sql, id, entry.address, entry.at);
    return { created: written === 1 };
  });
}

async function knownContact(sql: Sql, entry: Entry): Promise<string | undefined> {
  const [identity] = await sql.rows<{ contact_id: string }>(
    `UPDATE channel_identity SET last_seen_at = $1, unreachable_since = NULL WHERE channel = $2 AND channel_user_id = $3
     RETURNING contact_id`,
    [entry.at, entry.channel, entry.channelUserId],
  );
  return identity?.contact_id;
}

/** Two first messages at the same instant: the unique identity lets one in, the other fails and is sent again. */
async function writeNewcomer(sql: Sql, entry: Entry): Promise<string> {
  const { contact, created, transition } = entry.newcomer;
  const contactId = contact.id;
  await insert(sql, contactSchema, [contactRow(contact, 0)]);
  await insert(sql, channelIdentitySchema, [
    {
      id: entry.identityId,
      contactId,
      channel: entry.channel,
      channelUserId: entry.channelUserId,
      lastSeenAt: entry.at,
      unreachableSince: undefined,
    },
  ]);
  const event = { ...created, contactId, recordedAt: entry.at, payload: payloadOf(created), place: 0 };
  await insert(sql, loyaltyEventSchema, [event]);
  await insert(sql, rungTransitionSchema, [{ ...transition, id: entry.transitionId, contactId, place: 0 }]);
  return contactId;
}

/** The last conversation of a user on a channel that is younger than a moment; where a visitor comes back to. */
export async function lastConversation(
  database: Database,
  channel: string,
  channelUserId: string,
  since: Instant,
): Promise<string | undefined> {
  const [row] = await database.read<{ id: string }>(
    `SELECT id FROM conversation WHERE channel = $1 AND channel_user_id = $2 AND last_message_at >= $3
     ORDER BY last_message_at DESC LIMIT 1`,
    [channel, channelUserId, since],
  );
  return row?.id;
}

/** The conversation a channel knows by this name; undefined when there is none. */
export async function conversationPlace(
  database: Database,
  conversationId: string,
): Promise<{ channelUserId: string; lastSeq: number } | undefined> {
  const [row] = await database.read<{ channel_user_id: string; out_seq: number }>(
    `SELECT channel_user_id, out_seq FROM conversation WHERE id = $1`,
    [conversationId],
  );
  return row && { channelUserId: row.channel_user_id, lastSeq: row.out_seq };
}
