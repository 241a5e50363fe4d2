import { type Store } from '../../models/turns/store';
import { type BotAccount } from '../channels/directline/deliver';

/** Somebody in a conversation: the connector's `ChannelAccount`. */
export interface Member {
  id: string;
  name?: string;
  role: 'user' | 'bot';
}

/**
 * The members of a conversation: the bot, the user it was begun for, and the senders of its first two
 * hundred activities. Undefined when there is no such conversation.
 */
export async function membersOf(
  store: Pick<Store, 'conversationPlace' | 'activitiesAfter'>,
  bot: BotAccount,
  conversationId: string,
): Promise<Member[] | undefined> {
  const place = await store.conversationPlace(conversationId);
  if (!place) return undefined;
  const members = new Map<string, Member>([[bot.id, { ...bot, role: 'bot' }]]);
  const nobody = `dl_${conversationId}`;
  if (place.channelUserId !== nobody) {
    members.set(place.channelUserId, { id: place.channelUserId, role: 'user' });
  }
  for (const { activity } of await store.activitiesAfter(conversationId, 0)) {
    const { from } = activity as { from?: Member };
    if (from?.role === 'user') members.set(from.id, { id: from.id, name: from.name, role: 'user' });
  }
  return [...members.values()];
}
