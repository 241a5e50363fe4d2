import { type StoredActivity } from '../../../models/outbox';
import { activityId, watermarkOf } from './activity-id';

/** What Direct Line hands to a client. Without a watermark, the client keeps the one it has. */
export interface ActivitySet {
  activities: readonly object[];
  watermark?: string;
}

/** Activities as clients see them, with the watermark after the last of them. */
export function activitySet(stored: readonly StoredActivity[], otherwise: number): ActivitySet {
  return {
    activities: stored.map(delivered),
    watermark: watermarkOf(stored.at(-1)?.seq ?? otherwise),
  };
}

/** The stored activity with what belongs to its place and not to its content. */
function delivered({ conversationId, seq, at, activity }: StoredActivity): object {
  const { channelData, ...rest } = activity as { channelData?: object };
  return {
    timestamp: at,
    ...rest,
    id: activityId(conversationId, seq),
    channelId: 'directline',
    conversation: { id: conversationId },
    // Web Chat orders by it: two activities can share a millisecond.
    channelData: { ...channelData, 'webchat:sequence-id': seq },
  };
}

/** The bot as clients see it where it speaks outside the log. */
export interface BotAccount {
  id: string;
  name: string;
}

/** Shown while it lasts, never stored, and only on sockets. */
export function typingSet(conversationId: string, bot: BotAccount, id: string): ActivitySet {
  const from = { ...bot, role: 'bot' };
  return {
    activities: [
      {
        type: 'typing',
        id: `${conversationId}|${id}`,
        channelId: 'directline',
        conversation: { id: conversationId },
        from,
      },
    ],
  };
}
