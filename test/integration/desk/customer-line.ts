import { randomUUID } from 'node:crypto';
import { WebSocket } from 'ws';
import { DIRECT_LINE_SECRET } from './desk-world';

interface Shown {
  type: string;
  text?: string;
}

/** A customer at a Direct Line client: HTTP to speak, the stream to listen. */
export class CustomerLine {
  readonly shown: Shown[] = [];

  private constructor(
    private readonly url: string,
    readonly id: string,
    private readonly token: string,
    private readonly socket: WebSocket,
  ) {
    socket.on('message', (data: Buffer) => {
      if (data.length === 0) return;
      const { activities } = JSON.parse(data.toString()) as { activities: Shown[] };
      this.shown.push(...activities);
    });
  }

  static async open(url: string): Promise<CustomerLine> {
    const headers = { authorization: `Bearer ${DIRECT_LINE_SECRET}` };
    const answer = await fetch(`${url}/v3/directline/conversations`, { method: 'POST', headers });
    const { conversationId, token, streamUrl } = (await answer.json()) as Record<string, string>;
    const socket = new WebSocket(streamUrl ?? '');
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
    return new CustomerLine(url, conversationId ?? '', token ?? '', socket);
  }

  async say(text: string): Promise<void> {
    const channelData = { clientActivityID: randomUUID() };
    await this.post({ type: 'message', from: { id: 'me' }, text, channelData });
  }

  /** The sign a client gives while somebody writes. */
  async type(): Promise<void> {
    await this.post({ type: 'typing', from: { id: 'me' } });
  }

  /** What the page around the chat says. */
  async look(value: object): Promise<void> {
    await this.post({ type: 'event', name: 'tangga/context', value, from: { id: 'me' } });
  }

  private async post(activity: object): Promise<void> {
    const answer = await fetch(`${this.url}/v3/directline/conversations/${this.id}/activities`, {
      method: 'POST',
      headers: { authorization: `Bearer ${this.token}`, 'content-type': 'application/json' },
      body: JSON.stringify(activity),
    });
    if (answer.status !== 200) throw new Error(`the activity was answered with ${answer.status}`);
  }

  /** Resolves when something like this was shown. */
  async sees(what: (activity: Shown) => boolean): Promise<void> {
    for (let tries = 0; tries < 500; tries += 1) {
      if (this.shown.some(what)) return;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    throw new Error('the customer was not shown it');
  }

  close(): void {
    this.socket.close();
  }
}
