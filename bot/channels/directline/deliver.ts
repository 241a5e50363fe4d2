import { type StoredActivity } from '../../../models/turns/outbox';
import { type AttachedFile } from '../../../domain/conversation/attached-file';
import { activityId, watermarkOf } from './activity-id';

/** What Direct Line hands to a client. Without a watermark, the client keeps the one it has. */
export interface ActivitySet {
  activities: readonly object[];
  watermark?: string;
}

/** Where a client fetches a file that was kept. */
export type LinkTo = (fileId: string) => string;

/** Activities as clients see them, with the watermark after the last of them. */
export function activitySet(
  stored: readonly StoredActivity[],
  otherwise: number,
  linkTo: LinkTo,
): ActivitySet {
  return {
    activities: stored.map((one) => delivered(one, linkTo)),
    watermark: watermarkOf(stored.at(-1)?.seq ?? otherwise),
  };
}

/** The stored activity with what belongs to its place and not to its content. */
function delivered({ conversationId, seq, at, activity }: StoredActivity, linkTo: LinkTo): object {
  const { channelData, ...rest } = activity as Kept;
  const files = channelData?.tangga?.files ?? [];
  return {
    timestamp: at,
    ...rest,
    ...(files.length > 0 ? { attachments: files.map((file) => attachmentOf(file, linkTo)) } : {}),
    id: activityId(conversationId, seq),
    channelId: 'directline',
    conversation: { id: conversationId },
    // Web Chat orders by it: two activities can share a millisecond.
    channelData: { ...channelData, 'webchat:sequence-id': seq },
  };
}

/** What of a stored activity is read here. */
interface Kept {
  channelData?: { tangga?: { files?: readonly AttachedFile[] } };
}

/** The address depends on how the client reaches us, so it is made when the activity is handed out. */
function attachmentOf({ id, name, contentType }: AttachedFile, linkTo: LinkTo): object {
  return { name, contentType, contentUrl: linkTo(id) };
}

/** The bot as sender of activities that are not in the log, such as typing. */
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
