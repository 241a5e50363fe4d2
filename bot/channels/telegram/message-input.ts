import { type UnreadPart } from '../../../domain/conversation/attached-file';
import { type QuotedMessage, type TurnInput } from '../../../domain/conversation/turn-input';
import { redact, redaction } from '../../../recognizers/secrets/redact';
import { type BotIdentity, addressedText } from './addressed';
import { withoutContactDetails } from './contact-details';
import { remoteFile } from './remote-file';
import { type TelegramMessage } from './update';

export type MessageInput = Extract<TurnInput, { kind: 'message' }>;

/** Fields of a message that are not its content (Bot API, `Message`). */
const ENVELOPE: ReadonlySet<string> = new Set([
  ...[
    'message_id',
    'message_thread_id',
    'direct_messages_topic',
    'from',
    'sender_chat',
    'sender_boost_count',
  ],
  ...['sender_business_bot', 'sender_tag', 'date', 'business_connection_id', 'chat', 'forward_origin'],
  ...['forward_from', 'forward_from_chat', 'forward_from_message_id', 'forward_signature', 'forward_date'],
  ...[
    'forward_sender_name',
    'is_topic_message',
    'is_automatic_forward',
    'reply_to_message',
    'external_reply',
  ],
  ...[
    'quote',
    'reply_to_story',
    'reply_to_checklist_task_id',
    'via_bot',
    'edit_date',
    'has_protected_content',
  ],
  ...['is_from_offline', 'is_paid_post', 'media_group_id', 'author_signature', 'paid_star_count'],
  ...['suggested_post_info', 'text', 'entities', 'link_preview_options', 'effect_id', 'caption'],
  ...['caption_entities', 'show_caption_above_media', 'has_media_spoiler', 'reply_markup'],
]);

/** Service messages about a chat, which no person wrote. */
const SERVICE =
  /^(new_|left_|delete_|group_|supergroup_|channel_|migrate_|pinned_|users?_shared|chat_|connected_|write_access|passport_|proximity_|boost_|forum_|general_forum|giveaway_c|video_chat|message_auto|successful_|refunded_|web_app|checklist_tasks|direct_message_price|paid_message_price|suggested_post)/;

/** Nothing to read at all is nothing said: somebody has joined, a message was pinned. */
export function privateInput(message: TelegramMessage, bot: BotIdentity): MessageInput | undefined {
  const input = contentOf(message);
  if (!input) return undefined;
  const quoted = quotedIn(message, bot);
  return {
    ...input,
    ...(isForwarded(message) ? { forwarded: true as const } : {}),
    ...(quoted ? { quoted } : {}),
    ...(message.media_group_id === undefined ? {} : { album: message.media_group_id }),
  };
}

function contentOf(message: TelegramMessage): MessageInput | undefined {
  const { contact, from, sticker } = message;
  if (contact) {
    const isOwn = contact.user_id !== undefined && contact.user_id === from?.id && !isForwarded(message);
    return isOwn
      ? inputOf(`+${contact.phone_number.replace(/\D/g, '')}`)
      : inputOf('', [{ what: 'contact' }]);
  }
  const text = message.text ?? message.caption ?? sticker?.emoji;
  if (text !== undefined || remoteFile(message)) return inputOf(text ?? '');
  const isSaid = Object.keys(message).some((part) => !ENVELOPE.has(part) && !SERVICE.test(part));
  return isSaid ? inputOf('', [{ what: 'other' }]) : undefined;
}

/** Only words are read in a group, and none that tell how to reach somebody (V-9). */
export function groupInput(message: TelegramMessage, bot: BotIdentity): MessageInput | undefined {
  const text = addressedText(message, bot);
  if (text === undefined) return undefined;
  const quoted = quotedIn(message, bot);
  const input = inputOf(withoutContactDetails(text));
  // What other people have said in a group is not read, not even when it is answered.
  return quoted?.author === 'company' ? { ...input, quoted } : input;
}

function inputOf(text: string, unread: readonly UnreadPart[] = []): MessageInput {
  const message = { kind: 'message' as const, ...redaction(text), button: undefined, attachments: [] };
  return unread.length > 0 ? { ...message, unread } : message;
}

/** Who passes on what they wrote themselves says it once more. */
function isForwarded({ forward_origin: origin, from }: TelegramMessage): boolean {
  return origin !== undefined && (origin.sender_user === undefined || origin.sender_user.id !== from?.id);
}

/** The message that this one answers, as far as Telegram shows it: a picture without words is nothing to read. */
function quotedIn(message: TelegramMessage, bot: BotIdentity): QuotedMessage | undefined {
  const { reply_to_message: earlier, quote, from } = message;
  const text = (quote?.text ?? earlier?.text ?? earlier?.caption ?? '').trim();
  if (text === '') return undefined;
  const author =
    earlier?.from?.id === bot.id
      ? 'company'
      : earlier?.from?.id === from?.id && earlier
        ? 'customer'
        : 'other';
  return { text: redact(text), author };
}
