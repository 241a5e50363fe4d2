import { type Api } from 'grammy';
import { type Language } from '../../../domain/time/instant';
import { type TurnInput } from '../../../domain/conversation/turn-input';
import { type Acceptance } from '../../../models/turns/inbox';
import { InLine } from '../../pipeline/in-line';
import { type Arrival, type Incoming } from '../../pipeline/incoming';
import { telegramLog } from '../../settings/logger';
import { type ChannelHost } from '../channel';
import { languageOf } from '../language-of';
import { type BotIdentity } from './addressed';
import { type FileSource, fetchFile } from './fetch-file';
import { PRESSED, buttonAt, pressedKeyboard, readCallback } from './keyboard';
import { TELEGRAM, type TelegramAddress } from './place';
import { type Press, type Reading, keyOf, readUpdate } from './read-update';
import { type RemoteFile } from './remote-file';
import { type TelegramUpdate, updateSchema } from './update';

export interface ReceiverDeps extends FileSource {
  api: Api;
  host: Pick<ChannelHost, 'intake' | 'clock' | 'activityAt' | 'markReachable' | 'content' | 'forReps'>;
  /** Rejects while Telegram has not said who we are. */
  identity: () => Promise<BotIdentity>;
}

/** Takes updates in: whatever way they come, and however often. */
export class Receiver {
  /** The last of what each chat has sent: what stands behind it waits, so that a photo keeps its place. */
  private readonly lines = new InLine<number>();
  /** Messages without an answer yet: only these may still be edited. */
  private readonly unanswered = new Set<string>();

  constructor(private readonly deps: ReceiverDeps) {}

  /**
   * Resolves when the update is on disk, or is not for us: acknowledge it then. Rejects when it could not be
   * kept: it must come again.
   */
  async receive(raw: unknown): Promise<void> {
    const parsed = updateSchema.safeParse(raw);
    if (!parsed.success) {
      // It would come again for a day and keep back what stands behind it.
      telegramLog.warn('an update cannot be read; it is passed over');
      return;
    }
    const update = parsed.data;
    await this.lines.run(chatOf(update), () => this.take(update, raw));
  }

  private async take(update: TelegramUpdate, raw: unknown): Promise<void> {
    const { host, identity } = this.deps;
    if (await host.forReps?.(raw)) return;
    const bot = await identity();
    const reading = readUpdate(update, { bot, now: host.clock() });
    switch (reading.kind) {
      case 'message':
        return this.message(reading);
      case 'edited':
        return this.edited(reading);
      case 'pressed':
        return this.pressed(reading.arrival, reading.press);
      case 'stray':
        return this.answer(reading.press, this.expired(reading.press));
      case 'reach':
        return this.reach(reading, keyOf(update, bot));
      case 'migrated':
        await host.intake.enter(reading.arrival);
        return;
      case 'ignored':
        return;
    }
  }

  private async message({
    arrival,
    incoming,
    messageId,
    file,
  }: Extract<Reading, { kind: 'message' }>): Promise<void> {
    const accepted = file
      ? await this.acceptFile(arrival, incoming, file)
      : await this.accept(arrival, incoming);
    if (accepted.status === 'accepted')
      this.await(`${incoming.conversationId}/${messageId}`, accepted.messageId);
  }

  /** A change of what has been answered changes nothing; before that it is one more word on it. */
  private async edited({
    arrival,
    incoming,
    messageId,
  }: Extract<Reading, { kind: 'edited' }>): Promise<void> {
    if (this.unanswered.has(`${incoming.conversationId}/${messageId}`)) await this.accept(arrival, incoming);
  }

  /** Most messages come from somebody who is known: they are made known when it turns out that they are not. */
  private async accept(arrival: Arrival, incoming: Incoming): Promise<Acceptance> {
    const { intake } = this.deps.host;
    const accepted = await intake.accept(incoming);
    if (accepted.status !== 'unknown_conversation') return accepted;
    await intake.enter(arrival);
    return intake.accept(incoming);
  }

  /**
   * The file is fetched before the message is acknowledged: a crash in between leaves no message without its
   * file, Telegram sends it again.
   */
  private async acceptFile(arrival: Arrival, incoming: Incoming, remote: RemoteFile): Promise<Acceptance> {
    const { host, files } = this.deps;
    await host.intake.enter(arrival);
    const fetched = await fetchFile(incoming.conversationId, remote, this.deps);
    const ids = fetched.ok ? [fetched.file.id] : [];
    const part = fetched.ok ? { attachments: [fetched.file] } : { unread: [fetched.unread] };
    const input = { ...(incoming.input as Extract<TurnInput, { kind: 'message' }>), ...part };
    try {
      const accepted = await host.intake.accept({ ...incoming, input });
      if (accepted.status === 'repeated') await files.remove(ids);
      return accepted;
    } catch (error) {
      await files.remove(ids).catch(() => undefined);
      throw error;
    }
  }

  private await(name: string, messageId: string): void {
    this.unanswered.add(name);
    this.deps.host.intake.settled(messageId).then(
      () => this.unanswered.delete(name),
      () => this.unanswered.delete(name),
    );
  }

  private async pressed(arrival: Arrival, press: Press): Promise<void> {
    const { host } = this.deps;
    const place = readCallback(press.data);
    const sent = place && (await host.activityAt(arrival.conversationId, place.seq));
    const button = place && buttonAt(sent, place.index);
    if (!button) return this.answer(press, press.data === PRESSED ? undefined : this.expired(press));
    const incoming: Incoming = {
      conversationId: arrival.conversationId,
      channelKey: press.channelKey,
      input: { kind: 'message', text: button.spoken, button: button.press, attachments: [] },
      receivedAt: host.clock(),
      echo: undefined,
      address: arrival.address,
    };
    await this.accept(arrival, incoming);
    this.answer(press, undefined);
    if (button.isOfCard || !sent || !place) return;
    const { chatId } = arrival.address as TelegramAddress;
    this.unheard(
      this.deps.api.editMessageReplyMarkup(chatId, press.messageId, {
        reply_markup: pressedKeyboard(sent, place.seq, button.title),
      }),
    );
  }

  /** Stops the progress indicator on the button. The text of a callback is shown once and not stored. */
  private answer(press: Pick<Press, 'callbackId'>, text: string | undefined): void {
    this.unheard(this.deps.api.answerCallbackQuery(press.callbackId, text === undefined ? {} : { text }));
  }

  private expired(press: Pick<Press, 'user'>): string {
    const { content } = this.deps.host;
    const language: Language = languageOf(press.user.language_code) ?? content.company.defaultLanguage;
    return content.locales[language]['repair.expired'] ?? '';
  }

  /** Of no consequence when it fails: a query is too old after a minute, a message can be gone. */
  private unheard(call: Promise<unknown>): void {
    call.catch(() =>
      telegramLog.debug('a typing sign or an answer to a press was refused; the conversation goes on'),
    );
  }

  private async reach(reading: Extract<Reading, { kind: 'reach' }>, channelKey: string): Promise<void> {
    const { host } = this.deps;
    const { channelUserId, reachable, joined } = reading;
    await host.markReachable(TELEGRAM, channelUserId, reachable);
    if (!joined) return;
    const { conversationId, address } = joined;
    const input = { kind: 'joined' as const };
    await this.accept(joined, {
      conversationId,
      channelKey,
      input,
      receivedAt: host.clock(),
      echo: undefined,
      address,
    });
  }
}

function chatOf(update: TelegramUpdate): number {
  const { message, edited_message: edited, callback_query: callback, my_chat_member: member } = update;
  return (message ?? edited ?? callback?.message ?? member)?.chat.id ?? 0;
}
