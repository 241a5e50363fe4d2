import { type TelegramUpdate, updateSchema } from '../../../../../bot/channels/telegram/update';
import { type Reading, readUpdate } from '../../../../../bot/channels/telegram/read-update';

export const BOT = { id: 42, username: 'kira_bot' };
export const NOW = '2026-11-23T03:00:00.000Z';

export const SARI = {
  id: 700100,
  is_bot: false,
  first_name: 'Sari',
  username: 'sari_rahasia',
  language_code: 'id',
};
export const PRIVATE = { id: 700100, type: 'private' };
export const GROUP = { id: -100500, type: 'supergroup', title: 'Pecinta Kopi' };

/** An update with a message that has this in it. */
export function message(content: object, chat: object = PRIVATE): TelegramUpdate {
  return updateSchema.parse({
    update_id: 7,
    message: { message_id: 5, date: 1, from: SARI, chat, ...content },
  });
}

export function read(update: TelegramUpdate): Reading {
  return readUpdate(update, { bot: BOT, now: NOW });
}
