import { Refused } from './strict-methods';

/** An update that has not been acknowledged yet. */
export interface Waiting {
  update_id: number;
  chatId: number;
  body: object;
  /** Comes whatever the offset says: an acknowledgement that Telegram has not heard. */
  isUnheard?: boolean;
}

interface Hook {
  url: string;
  secret: string | undefined;
}

/** Short here; Telegram itself waits longer each time. */
const RETRY_MS = 60;

/**
 * How Telegram hands updates over: by webhook, in order within a chat and again until it is answered with 2xx,
 * or by `getUpdates`, where an offset acknowledges everything before it; never both.
 */
export class Handover {
  readonly waiting: Waiting[] = [];
  /** Every answer of the webhook, oldest first. */
  readonly answers: number[] = [];
  hook: Hook | undefined;
  /** Where an https address leads in this test. */
  route: (url: string) => string = (url) => url;
  private asking: (() => void) | undefined;
  private closed = false;
  private nextId = 100;
  private readonly lines = new Map<number, Promise<void>>();

  push(chatId: number, body: object): number {
    const update_id = this.nextId;
    this.nextId += 1;
    this.take({ update_id, chatId, body });
    return update_id;
  }

  /** An update under a number of its own, whether or not it or a later one was acknowledged before. */
  again(given: Waiting): void {
    this.take({ ...given, isUnheard: true });
  }

  private take(update: Waiting): void {
    this.waiting.push(update);
    if (this.hook) this.line(update);
    else this.asking?.();
  }

  setWebhook({ url, secret_token: secret }: Record<string, unknown>): true {
    if (typeof url !== 'string' || !url.startsWith('https://')) {
      throw new Refused(400, 'Bad Request: bad webhook: An HTTPS URL must be provided for webhook');
    }
    if (secret !== undefined && !(typeof secret === 'string' && /^[A-Za-z0-9_-]{1,256}$/.test(secret))) {
      throw new Refused(400, 'Bad Request: secret token contains unallowed characters');
    }
    this.hook = { url, secret: secret };
    for (const update of this.waiting) this.line(update);
    return true;
  }

  deleteWebhook(): true {
    this.hook = undefined;
    return true;
  }

  async getUpdates({ offset = 0, timeout = 0 }: Record<string, unknown>): Promise<object[]> {
    if (this.hook) throw new Refused(409, "Conflict: can't use getUpdates method while webhook is active");
    if (this.asking) throw new Refused(409, 'Conflict: terminated by other getUpdates request');
    const left = this.waiting.filter(
      ({ update_id, isUnheard }) => isUnheard === true || update_id >= Number(offset),
    );
    this.waiting.splice(0, this.waiting.length, ...left);
    if (this.waiting.length === 0) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, Number(timeout) * 1000);
        this.asking = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      this.asking = undefined;
    }
    for (const update of this.waiting) update.isUnheard = false;
    return this.waiting.map(({ update_id, body }) => ({ update_id, ...body }));
  }

  close(): void {
    this.closed = true;
    this.asking?.();
  }

  private line(update: Waiting): void {
    const before = this.lines.get(update.chatId) ?? Promise.resolve();
    this.lines.set(
      update.chatId,
      before.then(() => this.deliver(update)),
    );
  }

  private async deliver(update: Waiting): Promise<void> {
    const { update_id, body } = update;
    while (this.hook && !this.closed) {
      const { url, secret } = this.hook;
      const status = await fetch(this.route(url), {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(secret === undefined ? {} : { 'x-telegram-bot-api-secret-token': secret }),
        },
        body: JSON.stringify({ update_id, ...body }),
      }).then(
        (response) => response.status,
        () => 0,
      );
      this.answers.push(status);
      if (status >= 200 && status < 300) {
        const place = this.waiting.indexOf(update);
        if (place !== -1) this.waiting.splice(place, 1);
        return;
      }
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
  }
}
