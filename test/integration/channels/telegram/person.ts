import { type ShownMessage } from './strict-chat';
import { type StrictTelegram, USERNAME } from './strict-telegram';

let messageIds = 1;
let queryIds = 1;

/** Somebody with Telegram on their phone. */
export class Person {
  private seen = 0;

  constructor(
    private readonly telegram: StrictTelegram,
    readonly id: number,
    private readonly language: string | undefined = 'id',
    /** Where they write: a chat of two, or a group. */
    readonly chat: { id: number; type: string } = { id, type: 'private' },
  ) {
    telegram.chat(chat.id);
  }

  get from(): object {
    return { id: this.id, is_bot: false, first_name: 'Rahasia Nama', language_code: this.language };
  }

  /** @returns the number of the update */
  say(text: string, more: object = {}): number {
    return this.send({ text, entities: mentionsIn(text), ...more });
  }

  send(content: object): number {
    return this.telegram.handover.push(this.chat.id, { message: this.message(content) });
  }

  message(content: object): { message_id: number } {
    messageIds += 1;
    return { message_id: messageIds, date: 1_790_000_000, from: this.from, chat: this.chat, ...content } as {
      message_id: number;
    };
  }

  edit(message: object, text: string): number {
    return this.telegram.handover.push(this.chat.id, { edited_message: { ...message, text, edit_date: 1 } });
  }

  /** Presses the newest button of that name. */
  press(title: string): number {
    const message = [...this.shown()]
      .reverse()
      .find(({ buttons }) => buttons.some(({ text }) => text === title));
    const data = message?.buttons.find(({ text }) => text === title)?.callback_data;
    if (!message || data === undefined) throw new Error(`there is no button [${title}]`);
    return this.pressData(data, message.id);
  }

  pressData(data: string, messageId: number): number {
    queryIds += 1;
    const id = `query-${queryIds}`;
    this.telegram.world.queries.add(id);
    const message = { message_id: messageId, date: 1, chat: this.chat };
    return this.telegram.handover.push(this.chat.id, {
      callback_query: { id, from: this.from, message, chat_instance: '1', data },
    });
  }

  block(): void {
    this.telegram.chat(this.chat.id).blocked = true;
    this.member('kicked');
  }

  unblock(): void {
    this.telegram.chat(this.chat.id).blocked = false;
    this.member('member');
  }

  member(status: string): void {
    this.telegram.handover.push(this.chat.id, {
      my_chat_member: { chat: this.chat, from: this.from, date: 1, new_chat_member: { status } },
    });
  }

  shown(): ShownMessage[] {
    return this.telegram.chat(this.chat.id).shown;
  }

  /** What has come since this was asked last. */
  news(): ShownMessage[] {
    const news = this.shown().slice(this.seen);
    this.seen = this.shown().length;
    return news;
  }
}

function mentionsIn(text: string): object[] {
  const at = text.indexOf(`@${USERNAME}`);
  return at === -1 ? [] : [{ type: 'mention', offset: at, length: USERNAME.length + 1 }];
}
