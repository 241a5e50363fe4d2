import { z } from 'zod';
import { type BotAccount } from '../channels/directline/deliver';
import {
  type ActivityReader,
  type Beginning,
  type Received,
  type Reception,
  joined,
} from '../channels/directline/receive';
import { type Incoming } from '../pipeline/incoming';

/** Of the Bot Framework's types, those that no client may send: the channel alone says who comes and goes. */
const NOT_FOR_CLIENTS: ReadonlySet<string> = new Set([
  'conversationUpdate',
  'contactRelationUpdate',
  'installationUpdate',
  'trace',
]);

const schema = z
  .object({
    type: z.string().min(1).max(200),
    from: z
      .object({ id: z.string().min(1).max(200), name: z.string().max(200).optional().catch(undefined) })
      .optional()
      .catch(undefined),
    attachments: z.array(z.unknown()).optional().catch(undefined),
    channelData: z
      .object({ clientActivityID: z.string().min(1).max(128).optional().catch(undefined) })
      .passthrough()
      .optional()
      .catch(undefined),
  })
  .passthrough();

/**
 * Reads activities for a bot elsewhere: all of them, whole, as Direct Line promises ("`channelData` is preserved
 * without modification"). Only what the channel itself has to say is not taken from a client.
 */
export function wholeActivities(bot: BotAccount): ActivityReader {
  return { receive: receiveWhole, joined: (beginning) => begun(beginning, bot) };
}

function receiveWhole(activity: unknown, reception: Reception): Received {
  const parsed = schema.safeParse(activity);
  if (!parsed.success) return { kind: 'refused', reason: 'malformed' };
  const { conversationId, userId, now, newId, files } = reception;
  if (NOT_FOR_CLIENTS.has(parsed.data.type)) return { kind: 'ignored' };
  const { from, ...posted } = withoutEnvelope(parsed.data);
  const whole = {
    ...posted,
    from: { ...from, id: userId ?? from?.id ?? 'user', role: 'user' },
    attachments:
      files?.map(({ name, contentType, contentUrl, thumbnailUrl }) => {
        return { name, contentType, contentUrl, thumbnailUrl };
      }) ?? posted.attachments,
  };
  if (posted.type === 'typing') return { kind: 'typing', activity: whole };
  const key = posted.channelData?.clientActivityID ?? newId();
  return {
    kind: 'taken',
    incoming: {
      conversationId,
      channelKey: `directline:${conversationId}:${key}`,
      // For the inbox only: the bot reads the activity itself.
      input: { kind: 'message', text: '', button: undefined, attachments: [] },
      receivedAt: now,
      echo: whole,
      activity: whole,
    },
  };
}

/** Fields that only the channel sets, whatever the client sent; answers come by the connector, not by HTTP. */
const ENVELOPE: ReadonlySet<string> = new Set([
  'id',
  'channelId',
  'serviceUrl',
  'conversation',
  'recipient',
  'timestamp',
  'callerId',
  'deliveryMode',
]);

export function withoutEnvelope<Sent extends object>(activity: Sent): Sent {
  const content = Object.entries(activity).filter(([name]) => !ENVELOPE.has(name));
  return Object.fromEntries(
    content.map(([name, value]) => [name, name === 'channelData' ? withoutFiles(value) : value]),
  ) as Sent;
}

/** In the log, `tangga.files` names stored files, for which links are made: clients may not set it. */
function withoutFiles(channelData: unknown): unknown {
  const data = z
    .object({ tangga: z.object({}).passthrough() })
    .passthrough()
    .safeParse(channelData).data;
  if (!data) return channelData;
  const { files: _files, ...tangga } = data.tangga;
  return { ...data, tangga };
}

/** As Azure does it: with a known user one update for both, else the bot's alone; the user's comes when they speak. */
function begun(beginning: Beginning, bot: BotAccount): Incoming {
  const { conversationId, userId, locale } = beginning;
  const user = userId === undefined ? [] : [{ id: userId, role: 'user' }];
  const activity = {
    type: 'conversationUpdate',
    from: { id: userId ?? `dl_${conversationId}` },
    membersAdded: [bot, ...user],
    locale,
  };
  return { ...joined(beginning), activity };
}

/** The sender in an activity of a client; undefined for activities of the channel. */
export function speakerOf({ echo }: Incoming): { id: string } | undefined {
  return (echo as { from: { id: string } } | undefined)?.from;
}

/** A user who was not in the conversation when it was begun writes for the first time. */
export function userJoined({ conversationId, receivedAt, echo }: Incoming, from: { id: string }): Incoming {
  const { locale } = echo as { locale?: unknown };
  const update = joined({ conversationId, now: receivedAt });
  return {
    ...update,
    channelKey: `${update.channelKey}:${from.id}`,
    activity: { type: 'conversationUpdate', from, membersAdded: [from], locale },
  };
}
