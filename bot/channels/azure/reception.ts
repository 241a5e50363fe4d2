import { isGroup } from '../../../domain/conversation/conversation';
import { type TurnInput } from '../../../domain/conversation/turn-input';
import { errorFields, azureLog } from '../../settings/logger';
import { HttpProblem } from '../../http/problem';
import { type Arrival, type Incoming } from '../../pipeline/incoming';
import { type ChannelHost } from '../channel';
import { languageOf } from '../language-of';
import { type AzureActivity } from './activity';
import { type Connector } from './connector';
import { fetchFiles } from './files';
import { type CardPress, type Place, type Reading, placeOf, readActivity } from './receive';
import { referenceOf } from './reference';

/** What has become of an activity. */
export type Reception =
  | { kind: 'nothing' }
  | { kind: 'unsupported' }
  | { kind: 'kept'; messageId: string; conversationId: string; press: CardPress | undefined };

/**
 * Reads an activity and keeps what it says. Resolves when it is on disk.
 * @throws HttpProblem 503 when it could not be kept
 */
export async function take(
  activity: AzureActivity,
  host: ChannelHost,
  connector: Connector,
): Promise<Reception> {
  const reading = readActivity(activity);
  if (reading.kind === 'ignored') return { kind: 'nothing' };
  if (reading.kind === 'unsupported') return { kind: 'unsupported' };
  const place = placeOf(activity);
  if (!place) return { kind: 'nothing' };
  try {
    if (reading.kind === 'left') {
      await host.markReachable(place.channel, place.channelUserId, false);
      return { kind: 'nothing' };
    }
    await enter(host, arrivalOf(place, activity));
    return await keep(reading, place, activity, host, connector);
  } catch (error) {
    azureLog.error(errorFields(error), 'an activity could not be kept; the channel sends it again');
    throw new HttpProblem(503, 'ServiceUnavailable', 'This could not be kept; send it again.', 1);
  }
}

/** Two first messages can arrive at the same instant; one of the inserts then fails and is tried once more. */
async function enter({ intake }: ChannelHost, arrival: Arrival): Promise<void> {
  await intake.enter(arrival).catch(() => intake.enter(arrival));
}

function arrivalOf(place: Place, activity: AzureActivity): Arrival {
  const { conversationId, channel, channelUserId } = place;
  return {
    conversationId,
    channel,
    channelUserId,
    language: languageOf(activity.locale),
    source: isGroup(place) ? 'virtual_group' : 'unknown',
    campaign: undefined,
    address: referenceOf(activity),
  };
}

async function keep(
  reading: Extract<Reading, { kind: 'joined' | 'message' }>,
  place: Place,
  activity: AzureActivity,
  host: ChannelHost,
  connector: Connector,
): Promise<Reception> {
  const { conversationId, channel } = place;
  // An installation and the update of the members tell the same thing twice: one greeting.
  const name = reading.kind === 'joined' ? 'joined' : (activity.id ?? host.newId());
  const input =
    reading.kind === 'joined'
      ? { kind: reading.kind }
      : await inputOf(reading, place, activity, host, connector);
  const incoming: Incoming = {
    conversationId,
    channelKey: `azure:${channel}:${activity.conversation.id}:${name}`,
    input,
    receivedAt: host.clock(),
    echo: undefined,
    address: referenceOf(activity),
  };
  const files = input.kind === 'message' ? input.attachments.map(({ id }) => id) : [];
  const accepted = await host.intake.accept(incoming).catch(async (error: unknown) => {
    await host.files.remove(files).catch(() => undefined);
    throw error;
  });
  if (accepted.status === 'unknown_conversation')
    throw new Error('a conversation was entered and is not there');
  // Sent a second time: the first one's files are the ones that are shown.
  if (accepted.status === 'repeated') await host.files.remove(files);
  const press = reading.kind === 'message' ? reading.press : undefined;
  return { kind: 'kept', messageId: accepted.messageId, conversationId, press };
}

async function inputOf(
  { text, withheld, press }: Extract<Reading, { kind: 'message' }>,
  { conversationId, isGroup: inGroup }: Place,
  activity: AzureActivity,
  host: ChannelHost,
  connector: Connector,
): Promise<Extract<TurnInput, { kind: 'message' }>> {
  const button = press && { promptId: press.promptId, choice: press.choice };
  const message = { kind: 'message' as const, text, button, ...(withheld ? { withheld } : {}) };
  if (inGroup) return { ...message, attachments: [] };
  const token = (): Promise<string | undefined> => connector.token(referenceOf(activity));
  const { attachments, unread } = await fetchFiles(conversationId, activity, host.files, token);
  return unread.length > 0 ? { ...message, attachments, unread } : { ...message, attachments };
}
