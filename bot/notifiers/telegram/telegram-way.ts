import { type Api, GrammyError, HttpError } from 'grammy';
import { type Language } from '../../../domain/time/instant';
import { type Text } from '../../../dialogs/contract/texts';
import { type Database } from '../../../models/database/database';
import { wordsOfTurn } from '../../../models/turns/rep-deliveries';
import { repLinks, unlink } from '../../../models/turns/rep-links';
import { type Phrasing } from '../../pipeline/phrasing';
import { noticeText, together } from '../notice-text';
import { type RepParcel, type RepSent, type RepWay } from '../way';

export const TELEGRAM_WAY = 'telegram';
const DAY_MS = 86_400_000;
const WAITS = [1_000, 2_000, 5_000, 15_000, 60_000, 300_000];
/** What Telegram takes in one message, with room for the name in front. */
const LONGEST = 3_900;

export interface TelegramWayDeps {
  api: Api;
  database: Database;
  phrasing: Phrasing;
}

/** The private chat of each rep who has linked it. Lines of the customer are messages there, to be answered. */
export function telegramWay({ api, database, phrasing }: TelegramWayDeps): RepWay {
  return {
    name: TELEGRAM_WAY,
    waits: WAITS,
    giveUpMs: DAY_MS,
    places: async ({ reps }) =>
      (await repLinks(database)).filter(({ way, repId }) => way === TELEGRAM_WAY && reps.includes(repId)),
    forget: async (place) => void (await unlink(database, TELEGRAM_WAY, place)),
    send: async (parcel) => {
      // A claimed or finished handoff needs no further calls.
      if (parcel.notice.kind === 'call' && parcel.standing.kind !== 'open') {
        return { status: 'refused', reason: 'overtaken' };
      }
      const text = await textOf(parcel, database, phrasing);
      const extra = parcel.notice.kind === 'call' ? { reply_markup: buttons(parcel, phrasing) } : {};
      return called(async () => {
        const sent = await api.sendMessage(Number(parcel.delivery.place), text.slice(0, LONGEST), extra);
        return String(sent.message_id);
      });
    },
    sendTogether: (parcels) =>
      called(async () => {
        const text = together(parcels, phrasing).slice(0, LONGEST);
        const sent = await api.sendMessage(Number(parcels[0].delivery.place), text);
        return String(sent.message_id);
      }),
    update: (parcel) => edit(api, parcel, phrasing),
  };
}

/** The card shows who holds it and loses its buttons; they return when it is given back. */
async function edit(api: Api, parcel: RepParcel, phrasing: Phrasing): Promise<RepSent> {
  const { delivery, standing, language } = parcel;
  const text = [cardText(parcel, phrasing), standingText(parcel, phrasing, language)]
    .filter((line) => line !== '')
    .join('\n');
  const isOpen = standing.kind === 'open';
  return called(async () => {
    await api.editMessageText(Number(delivery.place), Number(delivery.messageId), text.slice(0, LONGEST), {
      reply_markup: isOpen ? buttons(parcel, phrasing) : { inline_keyboard: [] },
    });
    return delivery.messageId;
  });
}

async function textOf(parcel: RepParcel, database: Database, phrasing: Phrasing): Promise<string> {
  const { notice, customer, language } = parcel;
  if (notice.kind === 'call') return cardText(parcel, phrasing);
  if (notice.kind !== 'line') return phrasing.phrase(noticeText(notice.kind, parcel), language);
  const words = await wordsOfTurn(database, notice.conversationId, notice.turnId ?? '');
  const files = words.reduce((sum, line) => sum + line.files, 0);
  const text = words
    .map((line) => line.text)
    .filter((line) => line !== '')
    .join('\n');
  const lines: Text[] = [
    { text: 'rep.line', values: { name: customer.name, text } },
    ...(files > 0 ? [{ text: 'rep.files' as const, values: { count: files } }] : []),
  ];
  return lines.map((line) => phrasing.phrase(line, language)).join('\n');
}

function cardText({ customer, language }: RepParcel, phrasing: Phrasing): string {
  const { name, why, lines } = customer;
  return [phrasing.phrase({ text: 'rep.card', values: { name, why } }, language), ...lines].join('\n');
}

export function standingText(
  { standing, delivery }: Pick<RepParcel, 'standing' | 'delivery'>,
  phrasing: Phrasing,
  language: Language,
): string {
  switch (standing.kind) {
    case 'open':
      return '';
    case 'taken': {
      const isOwn = standing.repId === delivery.repId;
      const text: Text = isOwn
        ? { text: 'rep.taken-by-you' }
        : { text: 'rep.taken', values: { rep: standing.repName } };
      return phrasing.phrase(text, language);
    }
    case 'over':
      return phrasing.phrase({ text: 'rep.over', values: { rep: standing.repName } }, language);
    case 'gone':
      return phrasing.phrase({ text: 'rep.gone' }, language);
  }
}

/** Data of the buttons: the notice says what they are about. */
export const CLAIM = 'rep:claim:';
export const DECLINE = 'rep:decline:';

function buttons(
  { notice, language }: RepParcel,
  phrasing: Phrasing,
): {
  inline_keyboard: Array<Array<{ text: string; callback_data: string }>>;
} {
  const button = (
    key: 'rep.accept' | 'rep.decline',
    data: string,
  ): { text: string; callback_data: string } => ({
    text: phrasing.phrase({ text: key }, language),
    callback_data: `${data}${notice.id}`,
  });
  return { inline_keyboard: [[button('rep.accept', CLAIM), button('rep.decline', DECLINE)]] };
}

/** Errors of the Bot API as values. "Not modified" is not an error. */
async function called(call: () => Promise<string | undefined>): Promise<RepSent> {
  try {
    return { status: 'sent', messageId: await call() };
  } catch (error) {
    if (error instanceof HttpError) return { status: 'later', reason: 'unreachable_api' };
    if (!(error instanceof GrammyError)) throw error;
    const { error_code: code, description, parameters } = error;
    const reason = `telegram_${code}`;
    if (code === 400 && /message is not modified/i.test(description))
      return { status: 'sent', messageId: undefined };
    if (code === 403 || (code === 400 && /chat not found|deactivated/i.test(description)))
      return { status: 'gone', reason };
    if (code === 400) return { status: 'refused', reason };
    return { status: 'later', afterMs: (parameters.retry_after ?? 0) * 1000, reason };
  }
}
