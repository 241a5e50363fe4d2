import { EntitySchema } from 'typeorm';
import { type AttachedFile } from '../../domain/conversation/attached-file';
import { type Conversation } from '../../domain/conversation/conversation';
import { type QuotedMessage } from '../../domain/conversation/turn-input';
import { type Instant, type Language } from '../../domain/time/instant';
import { type Recognition } from '../../domain/recognition/recognition';
import { id, integer, json, optionalText, text } from './columns';

/** What only the turn reads: kept as one JSON text beside the columns the desk lists by. */
export type ConversationState = Omit<
  Conversation,
  'id' | 'channel' | 'channelUserId' | 'contactId' | 'startedAt' | 'lastMessageAt' | 'language'
>;

export interface ConversationRow extends Omit<Conversation, keyof ConversationState> {
  state: ConversationState;
  version: number;
  /** Counters of the inbox and the outbox. */
  inSeq: number;
  outSeq: number;
}

export const conversationSchema = new EntitySchema<ConversationRow>({
  name: 'conversation',
  columns: {
    id: id(),
    contactId: text('contact_id'),
    channel: text('channel'),
    channelUserId: text('channel_user_id'),
    startedAt: text('started_at'),
    lastMessageAt: text('last_message_at'),
    language: text('language'),
    state: json('state'),
    version: integer('version'),
    inSeq: integer('in_seq'),
    outSeq: integer('out_seq'),
  },
});

export type MessageAuthor = 'customer' | 'bot' | 'rep' | 'system';

/** What a line refers to. */
export interface MessageContext {
  forwarded?: true;
  quoted?: QuotedMessage;
}

/** A line of the transcript, redacted, with what was understood. */
export interface Message {
  id: string;
  conversationId: string;
  contactId: string;
  /** The message that opened the turn this line belongs to. */
  turnId: string;
  /** Order among lines of the same instant. */
  place: number;
  author: MessageAuthor;
  authorName: string | undefined;
  text: string;
  language: Language | undefined;
  recognition: Recognition | undefined;
  /** What came with it. */
  files: readonly AttachedFile[] | undefined;
  context: MessageContext | undefined;
  at: Instant;
}

export const messageSchema = new EntitySchema<Message>({
  name: 'message',
  columns: {
    id: id(),
    conversationId: text('conversation_id'),
    contactId: text('contact_id'),
    turnId: text('turn_id'),
    place: integer('place'),
    author: text('author'),
    authorName: optionalText('author_name'),
    text: text('text'),
    language: optionalText('language'),
    recognition: { ...json('recognition'), nullable: true },
    files: { ...json('files'), nullable: true },
    context: { ...json('context'), nullable: true },
    at: text('at'),
  },
});
