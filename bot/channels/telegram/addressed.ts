import { intentOf, readCommand } from './commands';
import { type TelegramMessage } from './update';

/** Who the bot is on Telegram. */
export interface BotIdentity {
  id: number;
  username: string;
}

/**
 * What of a group's message is meant for the bot: what mentions it, answers it, or is a command of its own,
 * with the mention taken off; undefined for what people say to each other.
 */
export function addressedText(message: TelegramMessage, bot: BotIdentity): string | undefined {
  const text = message.text ?? message.caption ?? '';
  const command = readCommand(text);
  if (command) {
    const isOurs =
      command.addressee === undefined
        ? intentOf(command) !== undefined
        : isName(command.addressee, bot.username);
    return isOurs ? text : undefined;
  }
  const mentions = (message.entities ?? message.caption_entities ?? []).filter(
    ({ type, offset, length, user }) =>
      (type === 'mention' && isName(text.slice(offset + 1, offset + length), bot.username)) ||
      (type === 'text_mention' && user?.id === bot.id),
  );
  if (mentions.length === 0 && message.reply_to_message?.from?.id !== bot.id) return undefined;
  return without(text, mentions);
}

function isName(written: string, username: string): boolean {
  return written.toLowerCase() === username.toLowerCase();
}

/** From the last to the first, so that the places of the others stay true. */
function without(text: string, parts: ReadonlyArray<{ offset: number; length: number }>): string {
  const rest = [...parts]
    .sort((a, b) => b.offset - a.offset)
    .reduce((left, { offset, length }) => `${left.slice(0, offset)} ${left.slice(offset + length)}`, text);
  return rest.replace(/[ \t]{2,}/g, ' ').trim();
}
