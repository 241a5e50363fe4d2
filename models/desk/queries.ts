import { type Handoff, OPEN_STATUSES } from '../../domain/handoff/handoff';
import { type Database } from '../database/database';
import { type ContactRow, contactSchema } from '../schema/contact';
import {
  type ConversationRow,
  conversationSchema,
  type Message,
  messageSchema,
} from '../schema/conversation';
import { type HandoffRow, handoffSchema } from '../schema/handoff';
import { type RungTransitionRow, rungTransitionSchema } from '../schema/ladder';
import {
  type ConsentRow,
  consentRecordSchema,
  type ProfileFactRow,
  profileFactSchema,
} from '../schema/profile';
import { In } from 'typeorm';

/** What the desk lists: a conversation with its person and, if there is one, its open handoff. */
export interface DeskConversation {
  conversation: Pick<ConversationRow, 'id' | 'channel' | 'startedAt' | 'lastMessageAt' | 'language'>;
  contact: ContactRow;
  handoff: Handoff | undefined;
}

/** Everything the desk shows of one conversation. */
export interface DeskView extends DeskConversation {
  conversation: DeskConversation['conversation'] & Pick<ConversationRow, 'state'>;
  /** The newest page. */
  messages: Message[];
  /** Whether there are older ones. */
  earlier: boolean;
  /** How many lines the customer has written, on any page. */
  customerLines: number;
  facts: ProfileFactRow[];
  consents: ConsentRow[];
  transitions: RungTransitionRow[];
}

/** Handoffs that wait or are in hand, oldest first: the queue. */
export async function deskQueue(database: Database): Promise<DeskConversation[]> {
  const handoffs = await database.reader.getRepository<HandoffRow>(handoffSchema).find({
    where: { status: In([...OPEN_STATUSES]) },
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
  const page = await messagePage(database, conversationId);
  const customerLines = await source
    .getRepository<Message>(messageSchema)
    .countBy({ conversationId, author: 'customer' });
  const facts = await source
    .getRepository<ProfileFactRow>(profileFactSchema)
    .find({ where: { contactId }, order: { capturedAt: 'ASC' } });
  const consents = await source
    .getRepository<ConsentRow>(consentRecordSchema)
    .find({ where: { contactId }, order: { at: 'ASC' } });
  const transitions = await source
    .getRepository<RungTransitionRow>(rungTransitionSchema)
    .find({ where: { contactId }, order: { at: 'ASC', place: 'ASC' } });
  return { conversation, contact, handoff, ...page, customerLines, facts, consents, transitions };
}

/** Lines of one page of a transcript. */
const PAGE_LINES = 100;

/**
 * The last lines before a line, oldest first; without it the newest ones.
 * @param before the line of this conversation that is the first the reader has
 */
export async function messagePage(
  database: Database,
  conversationId: string,
  before?: string,
): Promise<{ messages: Message[]; earlier: boolean }> {
  const query = database.reader
    .getRepository<Message>(messageSchema)
    .createQueryBuilder('m')
    .where('m.conversationId = :conversationId', { conversationId });
  if (before !== undefined) {
    const first = await database.reader
      .getRepository<Message>(messageSchema)
      .findOneBy({ id: before, conversationId });
    if (!first) return { messages: [], earlier: false };
    const { at, place, id } = first;
    query.andWhere(
      '(m.at < :at OR (m.at = :at AND (m.place < :place OR (m.place = :place AND m.id < :id))))',
      { at, place, id },
    );
  }
  const newestFirst = await query
    .orderBy('m.at', 'DESC')
    .addOrderBy('m.place', 'DESC')
    .addOrderBy('m.id', 'DESC')
    .take(PAGE_LINES + 1)
    .getMany();
  const messages = newestFirst.slice(0, PAGE_LINES).reverse();
  return { messages, earlier: newestFirst.length > PAGE_LINES };
}

/** By conversation, the reps in whose hands it is or was. */
export async function handlersOf(
  database: Database,
  conversationIds: readonly string[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const rows = await database.reader
    .getRepository<HandoffRow>(handoffSchema)
    .findBy({ conversationId: In([...conversationIds]) });
  const handlers = new Map<string, Set<string>>();
  for (const { conversationId, state } of rows) {
    if (!('repId' in state)) continue;
    handlers.set(conversationId, (handlers.get(conversationId) ?? new Set()).add(state.repId));
  }
  return handlers;
}
