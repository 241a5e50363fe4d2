import { type Instant } from '../../../domain/time/instant';
import { type Arrival, type Incoming } from '../../pipeline/incoming';
import { languageOf } from '../language-of';
import { type BotIdentity } from './addressed';
import { intentOf, readCommand } from './commands';
import { type MessageInput, groupInput, privateInput } from './message-input';
import { type Place, TELEGRAM, placeOf } from './place';
import { type RemoteFile, remoteFile } from './remote-file';
import { originOf } from './start-payload';
import { type TelegramMessage, type TelegramUpdate, type TelegramUser } from './update';

/** How an update is to be handled. */
export type Reading =
  | { kind: 'message'; arrival: Arrival; incoming: Incoming; messageId: number; file: RemoteFile | undefined }
  /** Only of interest while the message it changes has not been answered. */
  | { kind: 'edited'; arrival: Arrival; incoming: Incoming; messageId: number }
  | { kind: 'pressed'; arrival: Arrival; press: Press }
  /** A press of which Telegram does not say where: it is answered all the same. */
  | { kind: 'stray'; press: Pick<Press, 'callbackId' | 'user'> }
  /** The person has blocked the bot or is back; a group has removed it or taken it in. */
  | { kind: 'reach'; channelUserId: string; reachable: boolean; joined: Arrival | undefined }
  /** A group has become a supergroup: its conversation goes on under a new number. */
  | { kind: 'migrated'; arrival: Arrival }
  | { kind: 'ignored' };

/** A press of an inline button: which one must be looked up. */
export interface Press {
  callbackId: string;
  messageId: number;
  data: string;
  channelKey: string;
  user: TelegramUser;
}

export interface ReadContext {
  bot: BotIdentity;
  now: Instant;
}

const IGNORED: Reading = { kind: 'ignored' };

/** An update → what the pipeline takes in. Text is redacted here, before the inbox and the logs. */
export function readUpdate(update: TelegramUpdate, context: ReadContext): Reading {
  const channelKey = keyOf(update, context.bot);
  const { message, edited_message: edited, callback_query: callback, my_chat_member: member } = update;
  if (message) return readMessage(message, channelKey, context);
  if (edited) {
    const read = readMessage(edited, channelKey, context);
    return read.kind === 'message' && read.file === undefined
      ? { kind: 'edited', arrival: read.arrival, incoming: read.incoming, messageId: read.messageId }
      : IGNORED;
  }
  if (callback) {
    const place = callback.message && placeOf(callback.message, callback.from.id);
    if (!place || !callback.message)
      return { kind: 'stray', press: { callbackId: callback.id, user: callback.from } };
    const { message_id: messageId } = callback.message;
    const { id: callbackId, from: user, data = '' } = callback;
    return {
      kind: 'pressed',
      arrival: arrivalOf(place, user),
      press: { callbackId, messageId, data, channelKey, user },
    };
  }
  return member ? readMember(member) : IGNORED;
}

/** The same update received again has the same id, in whatever process. */
export function keyOf(update: Pick<TelegramUpdate, 'update_id'>, bot: Pick<BotIdentity, 'id'>): string {
  return `telegram:${bot.id}:${update.update_id}`;
}

function readMember(member: NonNullable<TelegramUpdate['my_chat_member']>): Reading {
  const place = placeOf(member, member.from.id);
  if (!place) return IGNORED;
  const { channelUserId, isGroup } = place;
  const reachable = !['kicked', 'left'].includes(member.new_chat_member.status);
  const joined = reachable && isGroup ? arrivalOf(place, undefined) : undefined;
  return { kind: 'reach', channelUserId, reachable, joined };
}

function readMessage(message: TelegramMessage, channelKey: string, context: ReadContext): Reading {
  if (message.migrate_to_chat_id !== undefined) {
    const old = placeOf(message, 0);
    const address = { chatId: message.migrate_to_chat_id };
    return old ? { kind: 'migrated', arrival: { ...arrivalOf(old, undefined), address } } : IGNORED;
  }
  if (!message.from || message.from.is_bot) return IGNORED;
  const place = placeOf(message, message.from.id);
  if (!place) return IGNORED;
  const input = place.isGroup ? groupInput(message, context.bot) : privateInput(message, context.bot);
  if (!input) return IGNORED;
  const asked = withCommand(input, channelKey);
  const { conversationId, address } = place;
  const incoming = {
    conversationId,
    channelKey,
    input: asked.input,
    receivedAt: context.now,
    echo: undefined,
    address,
  };
  return {
    kind: 'message',
    arrival: { ...arrivalOf(place, message.from), ...(place.isGroup ? {} : originOf(asked.payload)) },
    incoming,
    messageId: message.message_id,
    file: place.isGroup ? undefined : remoteFile(message),
  };
}

/** A command is a press of a button that always means the same. */
function withCommand(
  input: MessageInput,
  channelKey: string,
): { input: MessageInput; payload: string | undefined } {
  // A command within a forwarded message was not given by the sender.
  const command = input.forwarded ? undefined : readCommand(input.text);
  const intent = command && intentOf(command);
  if (!command || intent === undefined) return { input, payload: undefined };
  const button = { promptId: channelKey, choice: `intent:${intent}` };
  return {
    input: { ...input, text: `/${command.name}`, button },
    payload: command.name === 'start' ? command.rest : undefined,
  };
}

/** A group is known by Telegram's groups; the language of one member does not decide for the others. */
function arrivalOf(
  { conversationId, channelUserId, address, isGroup }: Place,
  user: TelegramUser | undefined,
): Arrival {
  return {
    conversationId,
    channel: TELEGRAM,
    channelUserId,
    address,
    language: isGroup ? undefined : languageOf(user?.language_code),
    source: isGroup ? 'virtual_group' : 'unknown',
    campaign: undefined,
  };
}
