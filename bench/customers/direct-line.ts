import http from 'node:http';
import { type Language } from '../../domain/time/instant';

/** A button of a reply: what it is called and what pressing it sends. */
export interface Button {
  title: string;
  choice: string;
  value: object;
}

/** A bubble of the bot, as a client sees it. */
export interface Bubble {
  text: string;
  /** Keys of the texts it is made of, where the channel data tell them. */
  keys: readonly string[];
  locale: string | undefined;
  buttons: readonly Button[];
}

interface Activity {
  type: string;
  from?: { role?: string };
  text?: string;
  locale?: string;
  suggestedActions?: { actions?: Array<{ title: string; value?: { choice?: string } }> };
  channelData?: { tangga?: { texts?: string[] } };
}

interface Posted {
  type: 'message';
  text: string;
  value?: object;
  channelData?: object;
}

/** How long an answer may take before the bot counts as silent, and how often we look, in milliseconds. */
const PATIENCE_MS = 20_000;
const LOOK_EVERY_MS = 12;

/** One conversation over the protocol that every web client speaks. */
export class DirectLineClient {
  private watermark = '';
  private serial = 0;

  private constructor(
    private readonly url: string,
    private readonly agent: http.Agent,
    private readonly token: string,
    readonly conversationId: string,
  ) {}

  static async start(url: string, agent: http.Agent, locale: Language): Promise<DirectLineClient> {
    const asked = { user: { locale }, locale };
    const { token, conversationId } = (await call(agent, `${url}/api/token`, 'POST', asked)) as {
      token: string;
      conversationId: string;
    };
    const client = new DirectLineClient(url, agent, token, conversationId);
    await client.call('POST', '/v3/directline/conversations', { locale });
    return client;
  }

  /** What the bot said since we last looked; empty when it stays silent. */
  async replies(): Promise<Bubble[]> {
    const until = Date.now() + PATIENCE_MS;
    while (Date.now() < until) {
      const bubbles = await this.news();
      if (bubbles.length > 0) return bubbles;
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    }
    return [];
  }

  async say(text: string): Promise<Bubble[]> {
    await this.post({ type: 'message', text });
    return this.replies();
  }

  async press({ title, value }: Button): Promise<Bubble[]> {
    await this.post({
      type: 'message',
      text: title,
      value,
      channelData: { messageBack: { displayText: title } },
    });
    return this.replies();
  }

  private async post(activity: Posted): Promise<void> {
    this.serial += 1;
    const channelData = { ...activity.channelData, clientActivityID: `c${this.serial}` };
    const sent = { ...activity, from: { id: 'customer' }, channelData };
    await this.call('POST', this.activities, sent);
  }

  private async news(): Promise<Bubble[]> {
    const where = `${this.activities}?watermark=${this.watermark}`;
    const set = (await this.call('GET', where)) as { activities: Activity[]; watermark: string };
    this.watermark = set.watermark;
    return set.activities
      .filter(({ type, from }) => type === 'message' && from?.role === 'bot')
      .map(bubbleOf);
  }

  private get activities(): string {
    return `/v3/directline/conversations/${this.conversationId}/activities`;
  }

  private call(method: string, where: string, body?: object): Promise<unknown> {
    return call(this.agent, `${this.url}${where}`, method, body, this.token);
  }
}

function bubbleOf({ text = '', locale, suggestedActions, channelData }: Activity): Bubble {
  const buttons = (suggestedActions?.actions ?? []).map(({ title, value = {} }) => ({
    title,
    choice: 'choice' in value && typeof value.choice === 'string' ? value.choice : title,
    value,
  }));
  return { text, locale, keys: channelData?.tangga?.texts ?? [], buttons };
}

function call(
  agent: http.Agent,
  url: string,
  method: string,
  body?: object,
  token?: string,
): Promise<unknown> {
  const data = body === undefined ? '' : JSON.stringify(body);
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(data),
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
  };
  return new Promise((resolve, reject) => {
    const request = http.request(url, { method, agent, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (text += chunk));
      response.on('end', () => {
        if ((response.statusCode ?? 500) < 300) resolve(text === '' ? {} : JSON.parse(text));
        else reject(new Error(`${method} ${url}: ${response.statusCode} ${text.slice(0, 200)}`));
      });
    });
    request.on('error', reject);
    request.end(data);
  });
}
