import { type Api, InputFile } from 'grammy';
import { type ChannelHost, type Delivery, type Parcel } from '../channel';
import { telegramLog } from '../../settings/logger';
import { type Call } from './call';
import { callsFor } from './calls';
import { payloadWithPhotos, photosOf } from './photos';
import { type Failure, failureOf } from './outcome';
import { type TelegramAddress, addressIn } from './place';
import { type RateLimiter } from './rate-limiter';
import { type MarkupContext } from './reply-markup';

export interface SenderDeps {
  api: Api;
  host: Pick<ChannelHost, 'files' | 'moveAddress' | 'photo'>;
  limiter: RateLimiter;
  username: () => string | undefined;
  label: MarkupContext['label'];
}

/** Longer waits are the outbox's: nothing else would be sent meanwhile. */
const LONGEST_PAUSE_MS = 2_000;

/** A group that became a supergroup is followed once; a second move is treated as an error. */
const MOVES = 2;

type Made = { status: 'made'; messageId: string | undefined };

/** Hands activities to Telegram. */
export class Sender {
  /** How many calls of a parcel have been made already, so that its next try does not say them again. */
  private readonly progress = new Map<string, { made: number; messageId: string | undefined }>();

  /** Chats in which the button stands that shares one's number; forgotten in a restart, when it does no harm. */
  private readonly offering = new Set<number>();

  constructor(private readonly deps: SenderDeps) {}

  /**
   * One parcel can be several messages; a try that fails goes on where it stopped. Telegram has no way to tell
   * that a message was sent before: after a crash between its answer and ours it can appear twice.
   */
  async send(parcel: Parcel): Promise<Delivery> {
    const name = `${parcel.conversationId}/${parcel.seq}`;
    const done = this.progress.get(name) ?? { made: 0, messageId: undefined };
    let address = addressIn(parcel.address);
    if (!address) return { status: 'refused', reason: 'no_address' };
    for (let moves = 0; ; moves += 1) {
      const how = await this.makeCalls(parcel, address, done);
      if (how.status === 'moved' && moves < MOVES) {
        address = { chatId: how.chatId };
        await this.deps.host.moveAddress(parcel.conversationId, address);
        continue;
      }
      if (how.status === 'later') this.progress.set(name, done);
      else this.progress.delete(name);
      return how.status === 'moved' ? { status: 'refused', reason: 'moves_on' } : how;
    }
  }

  private async makeCalls(
    { activity, seq }: Parcel,
    address: TelegramAddress,
    done: { made: number; messageId: string | undefined },
  ): Promise<Delivery | Extract<Failure, { status: 'moved' }>> {
    const { label, username, host } = this.deps;
    const offersContact = this.offering.has(address.chatId);
    const photos = await photosOf(activity, host.photo);
    const calls = callsFor(activity, { address, seq, username: username(), label, offersContact }, photos);
    if (calls === 'refused') return { status: 'refused', reason: 'method_not_allowed' };
    for (const call of calls.slice(done.made)) {
      const held = await this.hold(address.chatId);
      if (held) return held;
      const how = await this.make(call);
      if (how.status !== 'made') return how;
      this.noteKeyboard(address.chatId, call);
      done.made += 1;
      done.messageId = how.messageId ?? done.messageId;
    }
    return { status: 'sent', messageId: done.messageId };
  }

  private noteKeyboard(chatId: number, { payload }: Call): void {
    const markup: object = payload.reply_markup ?? {};
    if ('keyboard' in markup) this.offering.add(chatId);
    if ('remove_keyboard' in markup) this.offering.delete(chatId);
  }

  private async hold(chatId: number): Promise<Delivery | undefined> {
    for (;;) {
      const waitMs = this.deps.limiter.take(chatId);
      if (waitMs === 0) return undefined;
      if (waitMs > LONGEST_PAUSE_MS) return { status: 'later', afterMs: waitMs, reason: 'own_rate' };
      await new Promise((resolve) => setTimeout(resolve, waitMs));
    }
  }

  private async make(call: Call): Promise<Made | Delivery | Extract<Failure, { status: 'moved' }>> {
    const how = await this.attempt(call);
    if (how.status === 'retype') return orRefused(await this.attempt(asPlain(call)));
    if (call.photos && how.status === 'refused') return this.withoutPhotos(call);
    // What Telegram does not take for a picture is still a file.
    const isPhoto = call.upload?.field === 'photo';
    return isPhoto && how.status === 'refused' ? orRefused(await this.attempt(asDocument(call))) : how;
  }

  /** Photographs that Telegram does not take are left out; the words below them are not. */
  private async withoutPhotos({
    otherwise,
  }: Call): Promise<Made | Delivery | Extract<Failure, { status: 'moved' }>> {
    telegramLog.warn('Telegram did not take the photographs of goods; they are told in words');
    return otherwise ? this.make(otherwise) : { status: 'made', messageId: undefined };
  }

  private async attempt(call: Call): Promise<Made | Failure> {
    const payload = await this.payloadOf(call);
    if (!payload) return { status: 'refused', reason: 'file_is_gone' };
    const raw = this.deps.api.raw as unknown as Record<string, (payload: object) => Promise<unknown>>;
    try {
      const result = await raw[call.method]?.(payload);
      return { status: 'made', messageId: messageIdIn(result) };
    } catch (error) {
      return failureOf(error);
    }
  }

  private async payloadOf({ payload, upload, photos }: Call): Promise<object | undefined> {
    if (photos) return payloadWithPhotos(payload, photos);
    if (!upload) return payload;
    const opened = await this.deps.host.files.open(upload.file.id);
    return opened && { ...payload, [upload.field]: new InputFile(opened.path, upload.file.name) };
  }
}

function orRefused(how: Made | Failure): Exclude<Made | Failure, { status: 'retype' }> {
  return how.status === 'retype' ? { status: 'refused', reason: 'telegram_400' } : how;
}

/** The words without what only looks: better seen plain than not at all. */
function asPlain({ payload, ...call }: Call): Call {
  const { parse_mode: _mode, text, caption, ...rest } = payload;
  return {
    ...call,
    payload: {
      ...rest,
      ...(typeof text === 'string' && { text: readable(text) }),
      ...(typeof caption === 'string' && { caption: readable(caption) }),
    },
  };
}

function readable(html: string): string {
  return html
    .replace(/<[^>]*>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');
}

function asDocument(call: Call): Call {
  const upload = call.upload && { ...call.upload, field: 'document' as const };
  return { ...call, method: 'sendDocument', upload };
}

function messageIdIn(result: unknown): string | undefined {
  const sent = result as { message_id?: unknown } | undefined;
  return typeof sent?.message_id === 'number' ? String(sent.message_id) : undefined;
}
