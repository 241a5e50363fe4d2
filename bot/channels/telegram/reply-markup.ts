import { type InlineKeyboardMarkup, type ReplyKeyboardMarkup, type ReplyKeyboardRemove } from 'grammy/types';
import { type MessageKey } from '../../../dialogs/contract/texts';
import { type Language } from '../../../domain/time/instant';
import { type FinalActivity, type TanggaData } from '../../pipeline/bubble';
import { languageOf } from '../language-of';
import { keyboardOf, linkKeyboard } from './keyboard';
import { type TelegramAddress } from './place';
import { groupPayload } from './start-payload';

/** What stands below a message. */
export interface MarkupContext {
  address: TelegramAddress;
  seq: number;
  /** The bot's name, for links; undefined while it is not known. */
  username: string | undefined;
  /** Words on buttons that are Telegram's own. */
  label: (key: MessageKey, language: Language) => string;
  /** Whether the button that shares one's number stands in the chat and must go. */
  offersContact: boolean;
}

export type Markup = InlineKeyboardMarkup | ReplyKeyboardMarkup | ReplyKeyboardRemove;

/** Questions for a telephone number: on Telegram one press answers them. */
const ASKS_FOR_PHONE: readonly MessageKey[] = [
  'qualify.ask-contact',
  'qualify.ask-name-contact',
  'qualify.ask-name-company-contact',
  'order.ask-phone',
  'human.closed',
  'human.nobody-free',
  'human.scheduled',
];

/** A message has room for one of these: its choices, else the way into a private chat, else one's own number. */
export function markupOf(activity: FinalActivity, context: MarkupContext): Markup | undefined {
  return (
    keyboardOf(activity, context.seq) ??
    privateLink(activity, context) ??
    contactKeyboard(activity, context) ??
    (context.offersContact ? { remove_keyboard: true } : undefined)
  );
}

export function tanggaOf(activity: FinalActivity): Partial<TanggaData> | undefined {
  return (activity.channelData as { tangga?: Partial<TanggaData> } | undefined)?.tangga;
}

/** From a group into a chat of two, when that is what was said. */
function privateLink(activity: FinalActivity, context: MarkupContext): InlineKeyboardMarkup | undefined {
  const { address, username, label } = context;
  if (tanggaOf(activity)?.signal !== 'continue_in_private' || username === undefined) return undefined;
  const title = label('group.open-private', languageOf(activity.locale) ?? 'id');
  return linkKeyboard(title, `https://t.me/${username}?start=${groupPayload(address.chatId)}`);
}

/** Telegram gives a number only in a chat of two, and only when its owner presses. */
function contactKeyboard(
  activity: FinalActivity,
  { address, label }: MarkupContext,
): ReplyKeyboardMarkup | undefined {
  const texts: readonly string[] = tanggaOf(activity)?.texts ?? [];
  if (address.chatId < 0 || !ASKS_FOR_PHONE.some((key) => texts.includes(key))) return undefined;
  const text = label('telegram.share-contact', languageOf(activity.locale) ?? 'id');
  return { keyboard: [[{ text, request_contact: true }]], one_time_keyboard: true, resize_keyboard: true };
}
