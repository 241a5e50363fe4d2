import { type Activity } from 'botbuilder';
import { type Author } from '../../dialogs/contract/outputs';
import { type AttachedFile } from '../../domain/conversation/attached-file';
import { type Instant, type Language } from '../../domain/time/instant';
import { type ShownCard, type ShownTable } from './render-cards';

/** A final activity: what a channel sends. Times are ISO text, as everywhere. */
export type FinalActivity = Partial<Omit<Activity, 'timestamp'>> & { timestamp: Instant };

/** A bubble as it leaves, and as the transcript keeps it. */
export interface Rendered {
  activity: FinalActivity;
  text: string;
  author: Author | 'rep';
  authorName: string | undefined;
  language: Language;
  files: readonly AttachedFile[];
}

interface BubbleContext {
  botName: string;
  now: Instant;
  holder: string | undefined;
}

export function bubbleOf(
  text: string,
  author: Rendered['author'],
  authorName: string | undefined,
  language: Language,
  context: BubbleContext,
): Rendered {
  const name = authorName ?? context.botName;
  return {
    text,
    author,
    authorName,
    language,
    files: [],
    activity: {
      type: 'message',
      from: { id: 'bot', name, role: 'bot' },
      text,
      textFormat: 'plain',
      locale: language,
      timestamp: context.now,
      channelData: { tangga: dataOf(author, authorName, context.holder) },
    },
  };
}

function dataOf(
  author: Rendered['author'],
  name: string | undefined,
  holder: string | undefined,
): TanggaData {
  return { author, name, texts: [], ...(holder !== undefined && { holder }) };
}

/** What our own clients, the transcript tests and a forker may read off an activity. */
export interface TanggaData {
  author: Rendered['author'];
  name: string | undefined;
  /** Keys of the texts the bubble is made of. */
  texts: string[];
  signal?: string;
  /** The person who has the conversation from here on; the bot where there is none. */
  holder?: string;
  /** The goods it shows, where the channel has cards. */
  cards?: readonly ShownCard[];
  /** Lines of the text that say where it is from, each with the page that tells it. */
  sources?: ReadonlyArray<{ text: string; url: string | undefined }>;
  /** What to say above the cards instead of the text, which lists the same. */
  brief?: string;
  /** What is compared, where the channel has tables. */
  table?: ShownTable;
  /** What goes with it; a channel hands over the bytes in its own way. */
  files?: readonly AttachedFile[];
}

export function tanggaData(bubble: Rendered): TanggaData {
  return (bubble.activity.channelData as { tangga: TanggaData }).tangga;
}
