import { randomUUID } from 'node:crypto';
import { userInfo } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parsePhoneNumberFromString } from 'libphonenumber-js';
import { storableText } from '../../domain/conversation/storable';
import { redaction } from '../../recognizers/secrets/redact';
import { type ButtonPress, type TurnInput } from '../../domain/conversation/turn-input';
import { attachmentRows } from '../../models/files/attachment-store';
import { findContact, linkIdentity } from '../../models/orders/find-contact';
import { type AttachmentRow } from '../../models/schema/attachment';
import { type Bot } from '../assembly/bot';
import { roomOf } from '../files/file-name';
import { type TanggaData } from '../pipeline/bubble';
import { UPLOADS } from '../settings/root';
import { type ChatArguments } from './chat-arguments';

/** A bubble as the terminal shows it. */
export interface Bubble {
  text: string;
  /** The rep whose words they are; undefined: the bot's. */
  by: string | undefined;
  buttons: Array<{ title: string; press: ButtonPress }>;
  /** Where they lie on this machine. */
  files: Array<{ name: string; url: string }>;
}

/** A conversation on the channel `console`. */
export interface ConsoleConversation {
  /** Comes in: the greeting. */
  join: () => Promise<Bubble[]>;
  /** Says something, or presses a button of that title. */
  say: (text: string, press?: ButtonPress) => Promise<Bubble[]>;
  /** What has come meanwhile, e.g. from a rep at the desk of a running server. */
  news: () => Promise<Bubble[]>;
}

const CHANNEL = 'console';

interface Shown {
  text?: string;
  suggestedActions?: { actions: Array<{ title: string; value: ButtonPress }> };
  channelData?: { tangga?: Partial<TanggaData> };
}

/** A new conversation, for a new visitor or a known customer; undefined when the phone number is not known. */
export async function openChat(bot: Bot, options: ChatArguments): Promise<ConsoleConversation | undefined> {
  const channelUserId = options.as === undefined ? userInfo().username : await userOf(bot, options.as);
  if (channelUserId === undefined) return undefined;
  const conversationId = `console-${randomUUID()}`;
  await bot.intake.enter({
    conversationId,
    channel: CHANNEL,
    channelUserId,
    language: options.language,
    source: 'unknown',
    campaign: undefined,
  });
  return conversationOn(bot, conversationId);
}

/** The console's name for a contact, made known to it. */
async function userOf(bot: Bot, key: string): Promise<string | undefined> {
  const isMail = key.includes('@');
  const phone = isMail ? undefined : parsePhoneNumberFromString(key, 'ID')?.number;
  const found = await findContact(bot.database.read, {
    phone,
    email: isMail ? key.toLowerCase() : undefined,
  });
  if (!found) return undefined;
  const { contactId } = found;
  const channelUserId = `as:${contactId}`;
  await linkIdentity(bot.database, {
    id: randomUUID(),
    contactId,
    channel: CHANNEL,
    channelUserId,
    at: bot.clock(),
  });
  return channelUserId;
}

function conversationOn(bot: Bot, conversationId: string): ConsoleConversation {
  let seen = 0;
  // While an answer is being waited for, what comes belongs to it.
  let answering = false;
  const read = async (): Promise<Bubble[]> => {
    const fresh = await bot.store.activitiesAfter(conversationId, seen);
    seen = fresh.at(-1)?.seq ?? seen;
    return Promise.all(fresh.map(({ activity }) => bubbleOf(bot, activity as Shown)));
  };
  const accept = async (input: TurnInput): Promise<Bubble[]> => {
    answering = true;
    const channelKey = `${CHANNEL}:${randomUUID()}`;
    const incoming = { conversationId, channelKey, input, receivedAt: bot.clock(), echo: undefined };
    const accepted = await bot.intake.accept(incoming);
    if (accepted.status !== 'unknown_conversation') await bot.intake.settled(accepted.messageId);
    const bubbles = await read();
    answering = false;
    return bubbles;
  };
  return {
    join: () => accept({ kind: 'joined' }),
    say: (text, press) =>
      accept({ kind: 'message', ...redaction(storableText(text)), button: press, attachments: [] }),
    news: () => (answering ? Promise.resolve([]) : read()),
  };
}

async function bubbleOf(bot: Bot, { text = '', suggestedActions, channelData }: Shown): Promise<Bubble> {
  const { author, name, files = [] } = channelData?.tangga ?? {};
  const rows = await Promise.all(files.map(({ id }) => attachmentRows(bot.database).find(id)));
  return {
    text,
    by: author === 'rep' ? name : undefined,
    buttons: (suggestedActions?.actions ?? []).map(({ title, value }) => ({ title, press: value })),
    files: rows.flatMap((row) => (row ? [{ name: row.name, url: urlOf(row) }] : [])),
  };
}

function urlOf({ conversationId, id }: AttachmentRow): string {
  return pathToFileURL(path.join(UPLOADS, roomOf(conversationId), id)).href;
}
