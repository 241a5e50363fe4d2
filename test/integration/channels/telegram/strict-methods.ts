import { type Chat, type ShownMessage, hasRoom, newChat } from './strict-chat';
import { parseHtml } from './strict-html';

/** The refusal of a method, as the Bot API words it. */
export class Refused extends Error {
  constructor(
    readonly code: number,
    description: string,
    readonly parameters: object = {},
  ) {
    super(description);
  }
}

export type Payload = Record<string, unknown>;

/** What the methods work on. */
export interface World {
  chats: Map<number, Chat>;
  /** Queries that wait to be answered. */
  queries: Set<string>;
  answers: Array<{ id: string; text: string | undefined }>;
  actions: Array<{ chatId: number; action: string }>;
  menus: Map<string, Array<{ command: string; description: string }>>;
  files: Map<string, { bytes: Buffer; path: string; size: number }>;
  nextMessageId: number;
}

type Method = (world: World, payload: Payload) => unknown;

export const METHODS: Readonly<Record<string, Method>> = {
  sendMessage: (world, payload) => {
    const chat = reached(world, payload);
    const text = textIn(payload.text, payload.parse_mode, 4096);
    return shown(world, chat, { text, payload, method: 'sendMessage' });
  },
  sendPhoto: (world, payload) => {
    const bytes = (payload.photo as { bytes?: Buffer } | undefined)?.bytes ?? Buffer.alloc(0);
    if (!/^(\xff\xd8\xff|\x89PNG)/.test(bytes.toString('latin1')))
      throw new Refused(400, 'Bad Request: IMAGE_PROCESS_FAILED');
    const caption = payload.caption === undefined ? '' : textIn(payload.caption, payload.parse_mode, 1024);
    return shown(world, reached(world, payload), { text: caption, payload, method: 'sendPhoto' });
  },
  sendMediaGroup: (world, payload) => {
    const media = payload.media as Array<{
      media: { bytes?: Buffer };
      caption?: string;
      parse_mode?: string;
    }>;
    if (media.some((one) => one.media.bytes === undefined))
      throw new Refused(400, 'Bad Request: wrong file identifier/HTTP URL specified');
    if (media.length < 2 || media.length > 10)
      throw new Refused(400, 'Bad Request: there must be 2 to 10 media in an album');
    if (payload.reply_markup !== undefined) throw new Refused(400, 'Bad Request: an album has no keyboard');
    const chat = reached(world, payload);
    return media.map((one) => {
      const text = one.caption === undefined ? '' : textIn(one.caption, one.parse_mode, 1024);
      return shown(world, chat, { text, payload: {}, method: 'sendMediaGroup' });
    });
  },
  sendDocument: (world, payload) =>
    shown(world, reached(world, payload), { text: '', payload, method: 'sendDocument' }),
  sendLocation: (world, payload) =>
    shown(world, reached(world, payload), { text: '', payload, method: 'sendLocation' }),
  sendChatAction: (world, payload) => {
    if (!['typing', 'upload_photo', 'upload_document'].includes(String(payload.action)))
      throw new Refused(400, 'Bad Request: wrong parameter action in request');
    world.actions.push({ chatId: Number(payload.chat_id), action: String(payload.action) });
    return true;
  },
  answerCallbackQuery: (world, payload) => {
    const id = String(payload.callback_query_id);
    const text = payload.text === undefined ? undefined : words(payload.text);
    if ((text?.length ?? 0) > 200) throw new Refused(400, 'Bad Request: MESSAGE_TOO_LONG');
    if (!world.queries.delete(id)) {
      throw new Refused(
        400,
        'Bad Request: query is too old and response timeout expired or query ID is invalid',
      );
    }
    world.answers.push({ id, text });
    return true;
  },
  editMessageReplyMarkup: (world, payload) => {
    const message = reached(world, payload).shown.find(({ id }) => id === payload.message_id);
    if (!message) throw new Refused(400, 'Bad Request: message to edit not found');
    const buttons = buttonsIn(payload.reply_markup);
    if (JSON.stringify(buttons) === JSON.stringify(message.buttons)) {
      throw new Refused(400, 'Bad Request: message is not modified');
    }
    message.buttons = buttons;
    return true;
  },
  editMessageText: (world, payload) => {
    const message = reached(world, payload).shown.find(({ id }) => id === payload.message_id);
    if (!message) throw new Refused(400, 'Bad Request: message to edit not found');
    const text = textIn(payload.text, payload.parse_mode, 4096);
    const buttons = buttonsIn(payload.reply_markup);
    if (text === message.text && JSON.stringify(buttons) === JSON.stringify(message.buttons))
      throw new Refused(400, 'Bad Request: message is not modified');
    Object.assign(message, { text, buttons });
    return true;
  },
  setMyCommands: (world, payload) => {
    const commands = payload.commands as Array<{ command: string; description: string }>;
    const language = words(payload.language_code);
    if (!/^([a-z]{2})?$/.test(language))
      throw new Refused(400, 'Bad Request: invalid language code specified');
    for (const { command, description } of commands) {
      if (!/^[a-z0-9_]{1,32}$/.test(command)) throw new Refused(400, 'Bad Request: BOT_COMMAND_INVALID');
      if (description.length < 1 || description.length > 256)
        throw new Refused(400, 'Bad Request: BOT_COMMAND_DESCRIPTION_INVALID');
    }
    world.menus.set(language, commands);
    return true;
  },
  getFile: (world, payload) => {
    const id = String(payload.file_id);
    const file = world.files.get(id);
    if (!file) throw new Refused(400, 'Bad Request: invalid file_id');
    if (file.size > 20 * 1024 * 1024) throw new Refused(400, 'Bad Request: file is too big');
    return { file_id: id, file_path: file.path, file_size: file.size };
  },
};

function words(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** The chat, if a message can be sent there now. */
function reached(world: World, payload: Payload): Chat {
  const chat = world.chats.get(Number(payload.chat_id));
  if (!chat) throw new Refused(400, 'Bad Request: chat not found');
  if (chat.movedTo !== undefined) {
    throw new Refused(400, 'Bad Request: group chat was upgraded to a supergroup chat', {
      migrate_to_chat_id: chat.movedTo,
    });
  }
  if (chat.blocked) throw new Refused(403, 'Forbidden: bot was blocked by the user');
  return chat;
}

function textIn(given: unknown, mode: unknown, limit: number): string {
  const raw = typeof given === 'string' ? given : '';
  const parsed = mode === 'HTML' ? parseHtml(raw) : { ok: true as const, text: raw };
  if (!parsed.ok) throw new Refused(400, parsed.reason);
  if (parsed.text.trim() === '') throw new Refused(400, 'Bad Request: message text is empty');
  if (parsed.text.length > limit) throw new Refused(400, 'Bad Request: message is too long');
  return parsed.text.trim();
}

function shown(
  world: World,
  chat: Chat,
  { text, payload, method }: { text: string; payload: Payload; method: string },
): object {
  const buttons = buttonsIn(payload.reply_markup);
  const isFlooded = chat.flood.times > 0;
  if (isFlooded || !hasRoom(chat)) {
    const retryAfter = isFlooded ? chat.flood.retryAfterS : 1;
    if (isFlooded) chat.flood.times -= 1;
    throw new Refused(429, `Too Many Requests: retry after ${retryAfter}`, { retry_after: retryAfter });
  }
  const id = world.nextMessageId;
  world.nextMessageId += 1;
  const file = (payload.photo ?? payload.document) as ShownMessage['file'];
  const threadId = payload.message_thread_id as number | undefined;
  const { keyboard, remove_keyboard: isRemoved } = (payload.reply_markup ?? {}) as {
    keyboard?: Array<Array<{ text: string; request_contact?: boolean }>>;
    remove_keyboard?: boolean;
  };
  if (keyboard && chat.id < 0)
    throw new Refused(400, 'Bad Request: phone number can be requested in private chats only');
  const under = keyboard?.flat()[0]?.text ?? (isRemoved ? 'removed' : undefined);
  chat.shown.push({
    id,
    text,
    buttons,
    method,
    ...(file ? { file } : {}),
    ...(threadId === undefined ? {} : { threadId }),
    ...(under === undefined ? {} : { under }),
  });
  return {
    message_id: id,
    date: Math.floor(Date.now() / 1000),
    chat: { id: chat.id, type: 'private' },
    text,
  };
}

function buttonsIn(markup: unknown): ShownMessage['buttons'] {
  const rows = (markup as { inline_keyboard?: ShownMessage['buttons'][] } | undefined)?.inline_keyboard ?? [];
  const buttons = rows.flat();
  for (const { text, callback_data: data, url } of buttons) {
    if (!text) throw new Refused(400, 'Bad Request: inline keyboard button text must be non-empty');
    const bytes = Buffer.byteLength(data ?? '');
    if (url === undefined && (bytes < 1 || bytes > 64))
      throw new Refused(400, 'Bad Request: BUTTON_DATA_INVALID');
    if (url !== undefined && !/^(https?|tg):\/\//.test(url))
      throw new Refused(400, 'Bad Request: BUTTON_URL_INVALID');
  }
  return buttons;
}

export function chatIn(world: World, id: number): Chat {
  const known = world.chats.get(id) ?? newChat(id);
  world.chats.set(id, known);
  return known;
}
