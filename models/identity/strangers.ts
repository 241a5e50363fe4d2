import { firstContact, newConversation } from '../../domain/contact/first-contact';
import { type Conversation } from '../../domain/conversation/conversation';
import { type Contact } from '../../domain/contact/contact';
import { type Instant, type Language } from '../../domain/time/instant';
import { contactRow } from '../contact/contact-row';
import { insert } from '../database/insert';
import { type Sql } from '../database/sql';
import { contactSchema } from '../schema/contact';
import { type ConversationState } from '../schema/conversation';
import { loyaltyEventSchema, payloadOf, rungTransitionSchema } from '../schema/ladder';

/** Somebody of whom nothing is known but that they came (L-2). */
export async function writeStranger(
  sql: Sql,
  contact: Contact,
  { version, transitionId, at }: { version: number; transitionId: string; at: Instant },
): Promise<void> {
  const contactId = contact.id;
  await insert(sql, contactSchema, [contactRow(contact, version)]);
  const [created] = contact.evidence;
  if (created) {
    const row = { ...created, contactId, recordedAt: at, payload: payloadOf(created), place: 0 };
    await insert(sql, loyaltyEventSchema, [row]);
  }
  const evidenceEventIds = created ? [created.id] : [];
  await insert(sql, rungTransitionSchema, [
    {
      id: transitionId,
      contactId,
      from: undefined,
      to: 'SUSPECT',
      at,
      place: 0,
      direction: 'initial',
      evidenceEventIds,
    },
  ]);
}

interface Identity {
  channel: string;
  channel_user_id: string;
}

/**
 * Every other way by which an erased person writes becomes a stranger's of its own: nothing says any more that they
 * are one. The channel's name for them stays, for without it nobody could be answered there.
 * @param prefix of the ids that are made
 */
export async function partIdentities(
  sql: Sql,
  of: { contactId: string; conversationId: string; prefix: string; at: Instant },
): Promise<void> {
  const others = await sql.rows<Identity>(
    `SELECT i.channel, i.channel_user_id FROM channel_identity i WHERE i.contact_id = $1
     ORDER BY i.channel, i.channel_user_id`,
    [of.contactId],
  );
  for (const [index, { channel, channel_user_id: user }] of others.entries()) {
    const id = `${of.prefix}.${index + 1}`;
    const ids = { contactId: id, eventId: `${id}.created` };
    const touch = { at: of.at, source: 'unknown' as const, campaign: undefined, channel };
    const { contact } = firstContact(ids, touch);
    await writeStranger(sql, contact, { version: 0, transitionId: `${id}.rung`, at: of.at });
    await sql.run(`UPDATE channel_identity SET contact_id = $1 WHERE channel = $2 AND channel_user_id = $3`, [
      id,
      channel,
      user,
    ]);
    await emptyConversations(sql, of.contactId, { channel, user, contactId: id, at: of.at });
  }
}

/** The conversations of a user of a channel, with nothing in them. */
async function emptyConversations(
  sql: Sql,
  from: string,
  to: { channel: string; user: string; contactId: string; at: Instant },
): Promise<void> {
  const rows = await sql.rows<{ id: string; language: Language }>(
    `SELECT id, language FROM conversation WHERE contact_id = $1 AND channel = $2 AND channel_user_id = $3`,
    [from, to.channel, to.user],
  );
  for (const { id, language } of rows) {
    const { channel, user: channelUserId, contactId } = to;
    const empty = newConversation({ id, channel, channelUserId, contactId }, to.at, language);
    await sql.run(
      `UPDATE conversation SET contact_id = $1, state = $2, started_at = $3, version = version + 1 WHERE id = $4`,
      [contactId, JSON.stringify(stateOf(empty)), to.at, id],
    );
  }
}

export function stateOf(conversation: Conversation): ConversationState {
  const {
    id: _id,
    channel: _channel,
    channelUserId: _user,
    contactId: _contact,
    startedAt: _started,
    lastMessageAt: _last,
    language: _language,
    ...state
  } = conversation;
  return state;
}
