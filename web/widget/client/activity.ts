/** What the widget reads of a Bot Framework activity. Whatever else a server sends is left alone. */
export interface Activity {
  id?: string;
  type: string;
  text?: string;
  timestamp?: string;
  locale?: string;
  from?: { id: string; name?: string; role?: string };
  suggestedActions?: { actions?: readonly CardAction[] };
  attachments?: readonly Attachment[];
  attachmentLayout?: string;
  channelData?: ChannelData;
}

export interface ChannelData {
  clientActivityID?: string;
  /** The place in the conversation, as Web Chat wants it. */
  'webchat:sequence-id'?: number;
  messageBack?: { displayText?: string };
  /** What our bot says about its own bubbles; see `bot/pipeline/render.ts`. */
  tangga?: {
    author?: 'bot' | 'system' | 'rep';
    name?: string;
    signal?: string;
    brief?: string;
    holder?: string;
    table?: { head: readonly string[]; rows: ReadonlyArray<{ label: string; cells: readonly string[] }> };
    sources?: ReadonlyArray<{ text: string; url?: string }>;
  };
}

/** A button of a prompt or a card. */
export interface CardAction {
  type: string;
  title?: string;
  text?: string;
  displayText?: string;
  value?: unknown;
}

export interface Attachment {
  contentType: string;
  contentUrl?: string;
  thumbnailUrl?: string;
  name?: string;
  content?: unknown;
}

/** A frame of the stream, or a page of the log. Without a watermark the one known before holds. */
export interface ActivitySet {
  activities: readonly Activity[];
  watermark?: string;
}

export function isFromVisitor({ from }: Activity): boolean {
  return from?.role === 'user';
}
