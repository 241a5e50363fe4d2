import { telegramChannel } from '../../../bot/channels/telegram/channel';
import { Person } from './telegram/person';
import { type ShownMessage } from './telegram/strict-chat';
import { StrictTelegram, TOKEN } from './telegram/strict-telegram';
import { type Customer, type Harness, type Heard, splitName } from './harness';
import { type SentFile } from './platform';

let people = 900_000;

/** As much as anybody likes: how fast one may send is shown elsewhere. */
const MUCH = { burst: 1000, perS: 1000 };
const UNLIMITED = { overall: MUCH, chat: MUCH, group: MUCH };

/** A chat of two on Telegram, by long polling. */
export function telegramHarness(): Harness {
  const telegram = new StrictTelegram();
  return {
    kind: 'telegram',
    channel: 'telegram',
    exceptions: {},
    start: async () => {
      const apiRoot = await telegram.start();
      return {
        kind: telegramChannel({ apiRoot, limits: UNLIMITED, holdS: 1, retryMs: 50 }),
        environment: { TELEGRAM_BOT_TOKEN: TOKEN },
      };
    },
    stop: () => telegram.stop(),
    customer: () => new Chatter(telegram),
    isQuiet: () => telegram.handover.waiting.length === 0,
    outage: {
      begin: () => void (telegram.isAway = true),
      end: () => void (telegram.isAway = false),
    },
  };
}

class Chatter implements Customer {
  private readonly person: Person;
  private last: { update_id: number; body: object } | undefined;

  constructor(private readonly telegram: StrictTelegram) {
    people += 1;
    this.person = new Person(telegram, people);
    const chat = telegram.chat(people);
    chat.burst = MUCH.burst;
    chat.room.left = MUCH.burst;
  }

  get conversationId(): string {
    return `telegram:${this.person.id}`;
  }

  arrives(): Promise<void> {
    return this.says('/start');
  }

  says(text: string): Promise<void> {
    return this.send({ text });
  }

  /** In the app a picture is a photo, everything else a document. */
  async sendsFile({ name, type, content }: SentFile, caption: string): Promise<undefined> {
    const fileId = `${this.person.id}-${this.telegram.world.files.size}`;
    this.telegram.world.files.set(fileId, {
      bytes: content,
      path: `documents/${fileId}`,
      size: content.length,
    });
    const file = { file_id: fileId, file_size: content.length, file_name: name, mime_type: type };
    await this.send(type === 'image/jpeg' ? { photo: [file], caption } : { document: file, caption });
  }

  repeatsLast(): Promise<void> {
    if (!this.last) throw new Error('nothing was said');
    this.telegram.handover.again({ ...this.last, chatId: this.person.id });
    return Promise.resolve();
  }

  hears(): Promise<Heard[]> {
    return Promise.resolve(this.person.shown().map((message) => this.heard(message)));
  }

  private heard({ id, text, buttons, file }: ShownMessage): Heard {
    return {
      ...splitName(text, '\n'),
      buttons: buttons.map(({ text: title, callback_data: data = '' }) => ({
        title,
        press: () => Promise.resolve(void this.person.pressData(data, id)),
      })),
      files: file ? [file] : [],
    };
  }

  private send(content: object): Promise<void> {
    const body = { message: this.person.message(content) };
    this.last = { update_id: this.telegram.handover.push(this.person.id, body), body };
    return Promise.resolve();
  }
}
