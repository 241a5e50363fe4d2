import { z } from 'zod';

/** What is read of an update; the rest of it is dropped here (Bot API, `Update`). */

const user = z.object({
  id: z.number(),
  is_bot: z.boolean().catch(false),
  language_code: z.string().optional(),
});

const chat = z.object({ id: z.number(), type: z.string().catch('private') });

const entity = z.object({
  type: z.string(),
  offset: z.number(),
  length: z.number(),
  user: z.object({ id: z.number() }).optional(),
});

const file = z.object({
  file_id: z.string(),
  file_size: z.number().optional(),
  file_name: z.string().optional(),
  mime_type: z.string().optional(),
});

const photoSize = file.extend({ width: z.number().catch(0), height: z.number().catch(0) });

const origin = z.object({ sender_user: z.object({ id: z.number() }).optional() });

// Names of unknown kinds of content are kept, so that they are told apart from an empty message.
const message = z
  .object({
    message_id: z.number(),
    message_thread_id: z.number().optional(),
    is_topic_message: z.boolean().optional(),
    from: user.optional(),
    chat,
    text: z.string().optional(),
    entities: z.array(entity).optional(),
    caption: z.string().optional(),
    caption_entities: z.array(entity).optional(),
    reply_to_message: z
      .object({ from: user.optional(), text: z.string().optional(), caption: z.string().optional() })
      .optional(),
    /** The part of it that they marked; of a message elsewhere it is all there is. */
    quote: z.object({ text: z.string() }).optional(),
    forward_origin: origin.optional(),
    media_group_id: z.string().optional(),
    contact: z.object({ phone_number: z.string(), user_id: z.number().optional() }).optional(),
    photo: z.array(photoSize).optional(),
    document: file.optional(),
    animation: file.optional(),
    audio: file.optional(),
    video: file.optional(),
    video_note: file.optional(),
    voice: file.optional(),
    sticker: z.object({ emoji: z.string().optional() }).optional(),
    migrate_to_chat_id: z.number().optional(),
  })
  .passthrough();

const callbackQuery = z.object({
  id: z.string(),
  from: user,
  message: z
    .object({
      message_id: z.number(),
      message_thread_id: z.number().optional(),
      is_topic_message: z.boolean().optional(),
      chat,
    })
    .optional(),
  data: z.string().optional(),
});

const chatMember = z.object({ chat, from: user, new_chat_member: z.object({ status: z.string() }) });

export const updateSchema = z.object({
  update_id: z.number().int(),
  message: message.optional(),
  edited_message: message.optional(),
  callback_query: callbackQuery.optional(),
  my_chat_member: chatMember.optional(),
});

export type TelegramUpdate = z.infer<typeof updateSchema>;
export type TelegramMessage = z.infer<typeof message>;
export type TelegramUser = z.infer<typeof user>;
export type TelegramCallback = z.infer<typeof callbackQuery>;

/** What we ask Telegram to tell us of; everything else is not sent at all. */
export const ALLOWED_UPDATES = ['message', 'edited_message', 'callback_query', 'my_chat_member'] as const;
