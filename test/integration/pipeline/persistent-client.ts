import { randomUUID } from 'node:crypto';
import { type SetBody, type Shown, type TokenBody } from '../channels/directline/requests';

/** What a client does not take for an end: it tries again, as Web Chat and our widget do. */
const PASSING = new Set([429, 500, 502, 503, 504]);
const AGAIN_MS = 100;
/** A conversation that could not go on for so long is lost. */
const PATIENCE_MS = 60_000;

/** A customer who sends everything until it is taken, under the same name, and reads on from their watermark. */
export class PersistentClient {
  private token = '';
  private watermark = '';
  conversationId = '';
  readonly shown: Shown[] = [];
  /** Answers that were no answer, by status; 0 where the line broke. */
  readonly refusals = new Map<number, number>();

  /** @param where the address to send the next request to; another one each time if need be */
  constructor(
    private readonly where: () => string,
    private readonly secret: string,
  ) {}

  async begin(): Promise<void> {
    const { token, conversationId } = await this.ask<TokenBody>('POST', '/conversations', {}, this.secret);
    Object.assign(this, { token, conversationId });
  }

  /** @returns once it is taken; `repeats` says how often it is sent all the same */
  async say(text: string, repeats = 0): Promise<string> {
    const clientActivityID = randomUUID();
    const activity = { type: 'message', text, from: { id: 'dl_x' }, channelData: { clientActivityID } };
    for (let times = 0; times <= repeats; times += 1) {
      await this.ask('POST', `/conversations/${this.conversationId}/activities`, activity, this.token);
    }
    return clientActivityID;
  }

  /** Reads until the bot has welcomed us. A welcome that comes after a first message would pass for its answer. */
  async welcomed(): Promise<void> {
    for (const end = Date.now() + PATIENCE_MS; !this.shown.some(isFromBot);) {
      if (Date.now() > end) throw new Error(`no welcome in ${this.conversationId}`);
      if (!(await this.read())) await pause(40);
    }
  }

  /** Reads until the bot has answered a message of ours. */
  async answered(clientActivityID: string): Promise<void> {
    for (const end = Date.now() + PATIENCE_MS; ;) {
      const own = this.shown.findIndex(
        ({ channelData }) => channelData.clientActivityID === clientActivityID,
      );
      if (own !== -1 && this.shown.slice(own).some(isFromBot)) return;
      if (Date.now() > end) throw new Error(`no answer in ${this.conversationId}`);
      if (!(await this.read())) await pause(40);
    }
  }

  /** @returns whether there was something new */
  async read(): Promise<boolean> {
    const path = `/conversations/${this.conversationId}/activities?watermark=${this.watermark}`;
    const { activities, watermark } = await this.ask<SetBody>('GET', path, undefined, this.token);
    this.shown.push(...activities);
    this.watermark = watermark;
    return activities.length > 0;
  }

  async streamUrl(): Promise<string> {
    const path = `/conversations/${this.conversationId}?watermark=${this.watermark}`;
    return (await this.ask<TokenBody>('GET', path, undefined, this.token)).streamUrl;
  }

  private async ask<Body>(method: string, path: string, body: unknown, token: string): Promise<Body> {
    for (const end = Date.now() + PATIENCE_MS; ;) {
      const answer = await fetch(`${this.where()}/v3/directline${path}`, {
        method,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: body === undefined ? undefined : JSON.stringify(body),
      }).then(
        async (response) => ({ status: response.status, text: await response.text() }),
        () => ({ status: 0, text: '' }),
      );
      if (answer.status >= 200 && answer.status < 300) return JSON.parse(answer.text) as Body;
      this.refusals.set(answer.status, (this.refusals.get(answer.status) ?? 0) + 1);
      const mayTryAgain = answer.status === 0 || PASSING.has(answer.status);
      if (!mayTryAgain || Date.now() > end)
        throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`);
      await pause(AGAIN_MS);
    }
  }
}

export function isFromBot({ from }: Shown): boolean {
  return from.role === 'bot';
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
