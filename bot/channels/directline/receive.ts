import { z } from 'zod';
import { type Instant } from '../../../domain/time/instant';
import { type AttachedFile } from '../../../domain/conversation/attached-file';
import { pageContext } from '../../../domain/conversation/page-context';
import { storable } from '../../../domain/conversation/storable';
import { type Redaction, redact, redaction } from '../../../recognizers/secrets/redact';
import { type ButtonPress } from '../../../domain/conversation/turn-input';
import { type Incoming } from '../../pipeline/incoming';
import { customerData } from './customer-data';

/** Characters of one message. Longer ones are refused: nobody types them, and processing time grows with length. */
export const MAX_TEXT = 8000;

/** Where an activity came in and who is known to have sent it. */
export interface Reception {
  conversationId: string;
  /** From the token; it overrides whatever the activity claims. Undefined: the client chooses. */
  userId: string | undefined;
  now: Instant;
  newId: () => string;
  /** Files that came with it and have been kept; shown to everybody in the conversation. */
  files?: readonly ShownFile[];
}

/** A file that was kept, as an activity names it. */
export interface ShownFile extends AttachedFile {
  contentUrl: string;
  thumbnailUrl: string | undefined;
}

/**
 * `typing` is shown while it lasts and kept nowhere. `ignored` is answered as if it had been taken: the client
 * need not know what we do not read.
 */
export type Received =
  | { kind: 'taken'; incoming: Incoming }
  | { kind: 'typing'; activity: object }
  | { kind: 'ignored' }
  | { kind: 'refused'; reason: 'malformed' | 'too_long' };

/** Somebody begins a conversation. */
export interface Beginning {
  conversationId: string;
  /** Who they are, when a token or the holder of the secret vouches for it. */
  userId: string | undefined;
  locale: string | undefined;
  now: Instant;
}

/** How activities are read: ours takes what it knows of them, a bot elsewhere is given them whole. */
export interface ActivityReader {
  receive: (activity: unknown, reception: Reception) => Received;
  joined: (beginning: Beginning) => Incoming;
}

const short = z.string().max(200);

/** Reads what it knows and drops the rest, so that nothing a client makes up is stored or shown. */
const activitySchema = z.object({
  type: short,
  name: short.optional().catch(undefined),
  text: z.string().optional().catch(undefined),
  locale: z
    .string()
    .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$/)
    .max(35)
    .optional()
    .catch(undefined),
  value: z.unknown(),
  from: z.object({ id: short }).optional().catch(undefined),
  attachments: z.array(z.unknown()).max(20).optional().catch(undefined),
  channelData: z
    .object({
      clientActivityID: z.string().min(1).max(128).optional().catch(undefined),
      postBack: z.boolean().optional().catch(undefined),
      messageBack: z.object({ displayText: z.string() }).optional().catch(undefined),
    })
    .passthrough()
    .optional()
    .catch(undefined),
});

type PostedActivity = z.infer<typeof activitySchema>;

const pressSchema = z.object({ promptId: short.min(1), choice: short.min(1) });

/** A posted activity → what the pipeline takes in. Text is redacted here, before inbox, echo and logs. */
export function receive(activity: unknown, reception: Reception): Received {
  // Before it is masked: a sign that is taken out later could stand within a number.
  const parsed = activitySchema.safeParse(storable(activity));
  if (!parsed.success) return { kind: 'refused', reason: 'malformed' };
  const posted = parsed.data;
  if (posted.type === 'event' && posted.name === 'webchat/join') {
    return { kind: 'taken', incoming: joined(reception) };
  }
  if (posted.type === 'typing') return { kind: 'typing', activity: { type: 'typing' } };
  if (posted.type === 'event' && posted.name === 'tangga/context') return looking(posted.value, reception);
  if (posted.type !== 'message') return { kind: 'ignored' };
  const displayed = posted.channelData?.messageBack?.displayText;
  if ([posted.text, displayed].some((text) => (text?.length ?? 0) > MAX_TEXT)) {
    return { kind: 'refused', reason: 'too_long' };
  }
  const message = messageOf(posted, reception.files);
  const files = reception.files ?? posted.attachments ?? [];
  const empty = message.text.trim() === '' && !message.button && files.length === 0;
  return empty ? { kind: 'ignored' } : { kind: 'taken', incoming: incoming(posted, message, reception) };
}

/**
 * Somebody has come in. The same key for the start of the conversation and for Web Chat's `webchat/join`:
 * whichever comes first greets, the other is a repeat.
 */
export function joined({ conversationId, now }: Pick<Beginning, 'conversationId' | 'now'>): Incoming {
  return {
    conversationId,
    channelKey: `directline:${conversationId}:joined`,
    input: { kind: 'joined' },
    receivedAt: now,
    echo: undefined,
  };
}

/** The page around our widget says what its visitor looks at. */
function looking(value: unknown, { conversationId, now, newId }: Reception): Received {
  const page = pageContext(value, redact);
  if (!page) return { kind: 'ignored' };
  const channelKey = `directline:${conversationId}:page:${newId()}`;
  const input = { kind: 'page' as const, page };
  return { kind: 'taken', incoming: { conversationId, channelKey, input, receivedAt: now, echo: undefined } };
}

/** For the bot of this program. */
export const OUR_READER: ActivityReader = { receive, joined };

interface Message extends Redaction {
  kind: 'message';
  button: ButtonPress | undefined;
  attachments: readonly AttachedFile[];
}

function messageOf({ text, value, channelData }: PostedActivity, files: Reception['files'] = []): Message {
  const press = pressSchema.safeParse(value);
  return {
    kind: 'message',
    ...redaction(text ?? channelData?.messageBack?.displayText ?? ''),
    button: press.success ? press.data : undefined,
    attachments: files.map(({ id, name, contentType, bytes }) => ({ id, name, contentType, bytes })),
  };
}

function incoming(posted: PostedActivity, message: Message, reception: Reception): Incoming {
  const { conversationId, now, newId } = reception;
  return {
    conversationId,
    channelKey: `directline:${conversationId}:${posted.channelData?.clientActivityID ?? newId()}`,
    input: message,
    receivedAt: now,
    echo: echoOf(posted, message, reception),
  };
}

/** Plain text, whatever the client called it: markup of a visitor is shown as they typed it. */
function echoOf(posted: PostedActivity, message: Message, { userId, now, files }: Reception): object {
  const { clientActivityID } = posted.channelData ?? {};
  return {
    type: 'message',
    from: { id: userId ?? posted.from?.id ?? 'user', role: 'user' },
    text: message.text,
    textFormat: 'plain',
    locale: posted.locale,
    timestamp: now,
    attachments: files?.map(({ name, contentType, contentUrl, thumbnailUrl }) => ({
      name,
      contentType,
      contentUrl,
      thumbnailUrl,
    })),
    channelData: customerData(posted.channelData ?? {}) ?? { clientActivityID },
  };
}
