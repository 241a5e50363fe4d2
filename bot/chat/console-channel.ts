import { randomUUID } from 'node:crypto';
import { userInfo } from 'node:os';
import { parsePhoneNumberFromString } from 'libphonenumber-js';
import { redact } from '../../domain/redact';
import { type ButtonPress, type TurnInput } from '../../domain/turn-input';
import { findContact, linkIdentity } from '../../models/find-contact';
import { type Bot } from '../bot';
import { type ChatArguments } from './arguments';

/** A bubble as the terminal shows it. */
export interface Bubble {
  text: string;
  buttons: Array<{ title: string; press: ButtonPress }>;
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
}

/** A new conversation of whoever sits here, or of a known customer; undefined when nobody like that is known. */
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
    return fresh.map(({ activity }) => bubbleOf(activity as Shown));
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
    say: (text, press) => accept({ kind: 'message', text: redact(text), button: press, attachments: [] }),
    news: () => (answering ? Promise.resolve([]) : read()),
  };
}

function bubbleOf({ text = '', suggestedActions }: Shown): Bubble {
  const buttons = (suggestedActions?.actions ?? []).map(({ title, value }) => ({ title, press: value }));
  return { text, buttons };
}
