import { type StoredActivity } from '../../../models/turns/outbox';
import { type AttachedFile } from '../../../domain/conversation/attached-file';
import { type ShownCard, cardPressValue } from '../../pipeline/render-cards';
import { activityId, watermarkOf } from './activity-id';

/** What Direct Line hands to a client. Without a watermark, the client keeps the one it has. */
export interface ActivitySet {
  activities: readonly object[];
  watermark?: string;
}

/** Where a client fetches what goes with an activity. */
export interface Links {
  /** A file that was kept. */
  toFile: (fileId: string) => string;
  /** A path of this server. */
  toPath: (path: string) => string;
}

/** Activities as clients see them, with the watermark after the last of them. */
export function activitySet(stored: readonly StoredActivity[], otherwise: number, links: Links): ActivitySet {
  return {
    activities: stored.map((one) => delivered(one, links)),
    watermark: watermarkOf(stored.at(-1)?.seq ?? otherwise),
  };
}

/** The stored activity with what belongs to its place and not to its content. */
function delivered({ conversationId, seq, at, activity }: StoredActivity, links: Links): object {
  const { channelData, ...rest } = activity as Kept;
  const { files = [], cards = [] } = channelData?.tangga ?? {};
  const attachments = [
    ...files.map((file) => attachmentOf(file, links)),
    ...cards.map((card) => heroCard(card, links)),
  ];
  return {
    timestamp: at,
    ...rest,
    ...(attachments.length > 0 ? { attachments } : {}),
    ...(cards.length > 1 ? { attachmentLayout: 'carousel' } : {}),
    id: activityId(conversationId, seq),
    channelId: 'directline',
    conversation: { id: conversationId },
    // Web Chat orders by it: two activities can share a millisecond.
    channelData: { ...channelData, 'webchat:sequence-id': seq },
  };
}

/** What of a stored activity is read here. */
interface Kept {
  channelData?: { tangga?: { files?: readonly AttachedFile[]; cards?: readonly ShownCard[] } };
}

/** The address depends on how the client reaches us, so it is made when the activity is handed out. */
function attachmentOf({ id, name, contentType }: AttachedFile, { toFile }: Links): object {
  return { name, contentType, contentUrl: toFile(id) };
}

/** A product as every Direct Line client can show it. */
function heroCard({ title, lines, picture, buttons }: ShownCard, { toPath }: Links): object {
  const [subtitle, ...rest] = lines;
  const content = {
    title,
    ...(subtitle !== undefined && { subtitle }),
    ...(rest.length > 0 && { text: rest.join(' · ') }),
    ...(picture !== undefined && { images: [{ url: toPath(picture.path), alt: title }] }),
    buttons: buttons.map((button) => ({
      type: 'messageBack',
      title: button.title,
      text: button.spoken,
      displayText: button.spoken,
      value: cardPressValue(button),
    })),
  };
  return { contentType: 'application/vnd.microsoft.card.hero', content };
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
