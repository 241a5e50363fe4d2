import { type Call } from './call';

/**
 * `channelData: {method, parameters}` or an array of them: the contract of Azure's Telegram channel, so that a
 * bot is the same on both. Other methods are not passed on: they could act on the bot itself.
 */
const METHODS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    [
      'answerInlineQuery',
      'editMessageCaption',
      'editMessageReplyMarkup',
      'editMessageText',
      'forwardMessage',
      'sendAudio',
      'sendChatAction',
      'sendContact',
      'sendDocument',
      'sendLocation',
      'sendMessage',
      'sendPhoto',
      'sendSticker',
      'sendVenue',
      'sendVideo',
      'sendVoice',
      'unbanChatMember',
    ].map((method) => [method, method]),
  ),
  // Telegram has renamed it; the contract has not.
  kickChatMember: 'banChatMember',
};

/** Not about a chat. */
const WITHOUT_CHAT = ['answerInlineQuery'];

/** The calls an activity asks for by name; empty when it asks for none, `refused` when one is not allowed. */
export function nativeCalls(channelData: unknown, chatId: number): Call[] | 'refused' {
  const asked = (Array.isArray(channelData) ? channelData : [channelData]).filter(isNative);
  const calls: Call[] = [];
  for (const { method, parameters } of asked) {
    const known = Object.hasOwn(METHODS, method) ? METHODS[method] : undefined;
    if (known === undefined) return 'refused';
    const chat = WITHOUT_CHAT.includes(method) ? {} : { chat_id: chatId };
    calls.push({ method: known, payload: { ...chat, ...parameters } });
  }
  return calls;
}

interface Native {
  method: string;
  parameters?: Record<string, unknown>;
}

function isNative(value: unknown): value is Native {
  return typeof value === 'object' && value !== null && 'method' in value && typeof value.method === 'string';
}
