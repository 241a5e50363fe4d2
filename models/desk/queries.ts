import { type LoyaltyEvent } from '../../domain/ladder/loyalty-events';
import { loadEvidence } from '../contact/rows';
import { type Handoff, OPEN_STATUSES } from '../../domain/handoff/handoff';
import { type Database } from '../database/database';
import { currentHandoffs, loadHandoff } from '../contact/current-handoff';
import { type ContactRow, contactSchema } from '../schema/contact';
import {
  type ConversationRow,
  conversationSchema,
  type Message,
  messageSchema,
} from '../schema/conversation';
import { handoffSchema } from '../schema/handoff';
import { type RungTransitionRow, rungTransitionSchema } from '../schema/ladder';
import {
  type ConsentRow,
  consentRecordSchema,
  type ProfileFactRow,
  profileFactSchema,
} from '../schema/profile';
import { type FindOptionsWhere, In, LessThan } from 'typeorm';

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
  /** In order of recording. */
  evidence: LoyaltyEvent[];
}

/** Handoffs that wait or are in hand, oldest first: the queue. */
export async function deskQueue(database: Database): Promise<DeskConversation[]> {
  const handoffs = await database.table(handoffSchema).find({
    where: { status: In([...OPEN_STATUSES]) },
    order: { requestedAt: 'ASC' },
    take: 200,
  });
  return withPeople(database, handoffs);
}

/** Handoffs with their conversations and people. */
export async function withPeople(
  database: Database,
  handoffs: readonly Handoff[],
): Promise<DeskConversation[]> {
  const conversations = await database
    .table(conversationSchema)
    .find({ where: { id: In(handoffs.map((handoff) => handoff.conversationId)) } });
  const contacts = await database
    .table(contactSchema)
    .find({ where: { id: In(handoffs.map((handoff) => handoff.contactId)) } });
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
  const conversations = await database
    .table(conversationSchema)
    .find({ order: { lastMessageAt: 'DESC' }, take: limit });
  const contacts = await database
    .table(contactSchema)
    .find({ where: { id: In(conversations.map((row) => row.contactId)) } });
  const handoffs = await database.table(handoffSchema).find({
    where: { conversationId: In(conversations.map((row) => row.id)) },
    order: { requestedAt: 'ASC' },
  });
  const contactById = new Map(contacts.map((row) => [row.id, row]));
  const current = currentHandoffs(handoffs);
  return conversations.flatMap((conversation) => {
    const contact = contactById.get(conversation.contactId);
    return contact ? [{ conversation, contact, handoff: current.get(conversation.id) }] : [];
  });
}

/** One conversation whole; undefined when it does not exist. */
export async function deskView(database: Database, conversationId: string): Promise<DeskView | undefined> {
  const conversation = await database.table(conversationSchema).findOne({ id: conversationId });
  if (!conversation) return undefined;
  const { contactId } = conversation;
  const contact = await database.table(contactSchema).findOne({ id: contactId });
  if (!contact) return undefined;
  const handoff = await loadHandoff(database, conversationId);
  const page = await messagePage(database, conversationId);
  const customerLines = await database.table(messageSchema).count({ conversationId, author: 'customer' });
  const facts = await database
    .table(profileFactSchema)
    .find({ where: { contactId }, order: { capturedAt: 'ASC' } });
  const consents = await database
    .table(consentRecordSchema)
    .find({ where: { contactId }, order: { at: 'ASC' } });
  const transitions = await database
    .table(rungTransitionSchema)
    .find({ where: { contactId }, order: { at: 'ASC', place: 'ASC' } });
  const evidence = await loadEvidence(database, contactId);
  return {
    ...{ conversation, contact, handoff, ...page, customerLines },
    ...{ facts, consents, transitions, evidence },
  };
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
  const messages = database.table(messageSchema);
  const first = before === undefined ? undefined : await messages.findOne({ id: before, conversationId });
  if (before !== undefined && !first) return { messages: [], earlier: false };
  const newestFirst = await messages.find({
    where: first ? linesBefore(first) : { conversationId },
    order: { at: 'DESC', place: 'DESC', id: 'DESC' },
    take: PAGE_LINES + 1,
  });
  const page = newestFirst.slice(0, PAGE_LINES).reverse();
  return { messages: page, earlier: newestFirst.length > PAGE_LINES };
}

/** Lines of one instant stand in their place, those of one place by their id. */
function linesBefore({ conversationId, at, place, id }: Message): Array<FindOptionsWhere<Message>> {
  return [
    { conversationId, at: LessThan(at) },
    { conversationId, at, place: LessThan(place) },
    { conversationId, at, place, id: LessThan(id) },
  ];
}

/** By conversation, the reps in whose hands it is or was. */
export async function handlersOf(
  database: Database,
  conversationIds: readonly string[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const rows = await database
    .table(handoffSchema)
    .find({ where: { conversationId: In([...conversationIds]) } });
  const handlers = new Map<string, Set<string>>();
  for (const { conversationId, state } of rows) {
    if (!('repId' in state)) continue;
    handlers.set(conversationId, (handlers.get(conversationId) ?? new Set()).add(state.repId));
  }
  return handlers;
}
