import { groupUser } from '../../../domain/conversation/conversation';

export const TELEGRAM = 'telegram';

/** Where a conversation is found on Telegram: what the outbox keeps as its address. */
export interface TelegramAddress {
  chatId: number;
  /** A topic of a forum. */
  threadId?: number;
}

/** A chat as updates name it. */
interface Spot {
  chat: { id: number; type: string };
  message_thread_id?: number | undefined;
  is_topic_message?: boolean | undefined;
}

/** Who speaks where. */
export interface Place {
  conversationId: string;
  /** The person; in a group the group itself, so that nothing said there is kept of a person (V-9). */
  channelUserId: string;
  isGroup: boolean;
  address: TelegramAddress;
}

/** The conversation of a message; undefined for a chat that is neither private nor a group. */
export function placeOf(spot: Spot, userId: number): Place | undefined {
  const { id, type } = spot.chat;
  const threadId = spot.is_topic_message === true ? spot.message_thread_id : undefined;
  const address = { chatId: id, ...(threadId === undefined ? {} : { threadId }) };
  const conversationId = conversationIdOf(address);
  if (type === 'private') return { conversationId, channelUserId: String(userId), isGroup: false, address };
  if (type === 'group' || type === 'supergroup') {
    return { conversationId, channelUserId: groupUser(String(id)), isGroup: true, address };
  }
  return undefined;
}

export function conversationIdOf({ chatId, threadId }: TelegramAddress): string {
  return threadId === undefined ? `telegram:${chatId}` : `telegram:${chatId}:${threadId}`;
}

/** The address as it comes back from the database. */
export function addressIn(stored: object | undefined): TelegramAddress | undefined {
  if (!stored || !('chatId' in stored) || typeof stored.chatId !== 'number') return undefined;
  const threadId = 'threadId' in stored && typeof stored.threadId === 'number' ? stored.threadId : undefined;
  return { chatId: stored.chatId, ...(threadId === undefined ? {} : { threadId }) };
}
