import { type Handoff } from '../domain/handoff';
import { type Database } from './database';
import { type ContactRow, contactSchema } from './schema/contact';
import { type ConversationRow, conversationSchema, type Message, messageSchema } from './schema/conversation';
import { type HandoffRow, handoffSchema } from './schema/handoff';
import { type RungTransitionRow, rungTransitionSchema } from './schema/ladder';
import {
  type ConsentRow,
  consentRecordSchema,
  type ProfileFactRow,
  profileFactSchema,
} from './schema/profile';
import { In } from 'typeorm';

/** What the desk lists: a conversation with its person and, if there is one, its open handoff. */
export interface DeskConversation {
  conversation: Pick<ConversationRow, 'id' | 'channel' | 'startedAt' | 'lastMessageAt' | 'language'>;
  contact: ContactRow;
  handoff: Handoff | undefined;
}

/** Everything the desk shows of one conversation. */
export interface DeskView extends DeskConversation {
  messages: Message[];
  facts: ProfileFactRow[];
  consents: ConsentRow[];
  transitions: RungTransitionRow[];
}

/** Handoffs that wait or are in hand, oldest first: the queue. */
export async function deskQueue(database: Database): Promise<DeskConversation[]> {
  const handoffs = await database.reader.getRepository<HandoffRow>(handoffSchema).find({
    where: { status: In(['queued', 'active']) },
    order: { requestedAt: 'ASC' },
    take: 200,
  });
  return withPeople(database, handoffs);
}

async function withPeople(database: Database, handoffs: HandoffRow[]): Promise<DeskConversation[]> {
  const conversations = await database.reader
    .getRepository<ConversationRow>(conversationSchema)
    .findBy({ id: In(handoffs.map((handoff) => handoff.conversationId)) });
  const contacts = await database.reader
    .getRepository<ContactRow>(contactSchema)
    .findBy({ id: In(handoffs.map((handoff) => handoff.contactId)) });
  const conversationById = new Map(conversations.map((row) => [row.id, row]));
  const contactById = new Map(contacts.map((row) => [row.id, row]));
  return handoffs.flatMap((handoff) => {
    const conversation = conversationById.get(handoff.conversationId);
    const contact = contactById.get(handoff.contactId);
    return conversation && contact ? [{ conversation, contact, handoff }] : [];
  });
}

/** Conversations that were last active, newest first, whatever their state. */
export async function recentConversations(database: Database, limit: number): Promise<DeskConversation[]> {
  const conversations = await database.reader
    .getRepository<ConversationRow>(conversationSchema)
    .find({ order: { lastMessageAt: 'DESC' }, take: limit });
  const contacts = await database.reader
    .getRepository<ContactRow>(contactSchema)
    .findBy({ id: In(conversations.map((row) => row.contactId)) });
  const handoffs = await database.reader.getRepository<HandoffRow>(handoffSchema).find({
    where: { conversationId: In(conversations.map((row) => row.id)) },
    order: { requestedAt: 'ASC' },
  });
  const contactById = new Map(contacts.map((row) => [row.id, row]));
  const newestHandoff = new Map(handoffs.map((row) => [row.conversationId, row]));
  return conversations.flatMap((conversation) => {
    const contact = contactById.get(conversation.contactId);
    return contact ? [{ conversation, contact, handoff: newestHandoff.get(conversation.id) }] : [];
  });
}

/** One conversation whole; undefined when it does not exist. */
export async function deskView(database: Database, conversationId: string): Promise<DeskView | undefined> {
  const source = database.reader;
  const conversation = await source
    .getRepository<ConversationRow>(conversationSchema)
    .findOneBy({ id: conversationId });
  if (!conversation) return undefined;
  const { contactId } = conversation;
  const contact = await source.getRepository<ContactRow>(contactSchema).findOneBy({ id: contactId });
  if (!contact) return undefined;
  const [handoff] = await source
    .getRepository<HandoffRow>(handoffSchema)
    .find({ where: { conversationId }, order: { requestedAt: 'DESC' }, take: 1 });
  const messages = await source
    .getRepository<Message>(messageSchema)
    .find({ where: { conversationId }, order: { at: 'ASC', place: 'ASC' } });
  const facts = await source
    .getRepository<ProfileFactRow>(profileFactSchema)
    .find({ where: { contactId }, order: { capturedAt: 'ASC' } });
  const consents = await source
    .getRepository<ConsentRow>(consentRecordSchema)
    .find({ where: { contactId }, order: { at: 'ASC' } });
  const transitions = await source
    .getRepository<RungTransitionRow>(rungTransitionSchema)
    .find({ where: { contactId }, order: { at: 'ASC', place: 'ASC' } });
  return { conversation, contact, handoff, messages, facts, consents, transitions };
}
