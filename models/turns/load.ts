import { type Complaint } from '../../domain/complaints/complaint';
import { type Conversation } from '../../domain/conversation/conversation';
import { type Lead } from '../../domain/leads/lead';
import { type Order } from '../../domain/orders/order';
import { type Snapshot } from '../../domain/contact/snapshot';
import { type Database } from '../database/database';
import { type ConversationState } from '../schema/conversation';
import { loadHandoff } from '../contact/current-handoff';
import { type PrefixedContact, contactColumns, contactOf } from '../contact/contact-row';
import { loadVouchers } from '../vouchers/vouchers';
import { loadConsents, loadEvidence, loadFacts } from '../contact/rows';

/** A snapshot and the versions it was read at: what a commit is guarded by. */
export interface Loaded {
  snapshot: Snapshot;
  conversationVersion: number;
  contactVersion: number;
}

/** A conversation and the contact it is with. */
type PersonRow = PrefixedContact & {
  conversation_id: string;
  person_id: string;
  channel: string;
  channel_user_id: string;
  started_at: string;
  last_message_at: string;
  language: Conversation['language'];
  state: string;
  version: number;
};

const PERSON = `
  SELECT v.id AS conversation_id, v.contact_id AS person_id, v.channel, v.channel_user_id, v.started_at,
    v.last_message_at, v.language, v.state, v.version, ${contactColumns('c.')}
  FROM conversation v JOIN contact c ON c.id = v.contact_id WHERE v.id = $1`;

/** The snapshot of a conversation, from the reader; undefined when there is no such conversation. */
export async function loadSnapshot(database: Database, conversationId: string): Promise<Loaded | undefined> {
  const [row] = await database.read<PersonRow>(PERSON, [conversationId]);
  if (!row) return undefined;
  const [facts, consents, evidence, complaints, orders, leads, vouchers, handoff] = await Promise.all([
    loadFacts(database, row.person_id),
    loadConsents(database, row.person_id),
    loadEvidence(database, row.person_id),
    bodies<Complaint>(database, 'complaint', 'received_at', row.person_id),
    bodies<Order>(database, 'customer_order', 'placed_at', row.person_id),
    bodies<Lead>(database, 'lead', 'created_at', row.person_id),
    loadVouchers(database, row.person_id),
    loadHandoff(database, conversationId),
  ]);
  const { own, version: contactVersion } = contactOf(row);
  return {
    snapshot: {
      contact: { ...own, facts, consents, evidence, complaints, orders, vouchers, lead: leads.at(-1) },
      conversation: conversationOf(row),
      handoff,
    },
    conversationVersion: row.version,
    contactVersion,
  };
}

/** Values that are kept whole in `body`, oldest first. */
async function bodies<T>(database: Database, table: string, order: string, contactId: string): Promise<T[]> {
  const rows = await database.read<{ body: string }>(
    `SELECT body FROM ${table} WHERE contact_id = $1 ORDER BY ${order}`,
    [contactId],
  );
  return rows.map((row) => JSON.parse(row.body) as T);
}

function conversationOf(row: PersonRow): Conversation {
  return {
    id: row.conversation_id,
    channel: row.channel,
    channelUserId: row.channel_user_id,
    contactId: row.person_id,
    startedAt: row.started_at,
    lastMessageAt: row.last_message_at,
    language: row.language,
    ...(JSON.parse(row.state) as ConversationState),
  };
}
