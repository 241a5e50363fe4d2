import { type IncomingMessage, type Server, createServer } from 'node:http';
import { type AddressInfo } from 'node:net';

/** A call the bot has made. */
export interface ConnectorCall {
  method: string;
  path: string;
  authorization: string | undefined;
  body: SentActivity;
  /** How it was answered. */
  status: number;
}

/** What of an activity the tests look at. */
export interface SentActivity {
  type?: string;
  text?: string;
  textFormat?: string;
  summary?: string;
  replyToId?: string;
  from?: { id: string };
  recipient?: { id: string };
  conversation?: { id: string };
  channelData?: unknown;
  suggestedActions?: { actions: Array<{ type: string; title: string; value: unknown }> };
  attachments?: Array<{ contentType: string; name?: string; contentUrl?: string; content?: Card }>;
}

interface Card {
  type: string;
  version: string;
  /** Of a Hero Card. */
  text?: string;
  buttons?: Array<{ title: string }>;
  body: Array<{ inlines?: Array<{ text: string }> }>;
  actions?: CardAction[];
}

export interface CardAction {
  type: string;
  title: string;
  url?: string;
  data?: { promptId: string; choice: string; seq: number; label: string };
  fallback?: { type: string; data: unknown };
}

/** How a call is answered. */
export interface ConnectorAnswer {
  status: number;
  headers?: Record<string, string>;
  body?: object;
}

/** A channel's side of the Bot Framework: what the bot sends is kept, and answered as a test wants. */
export class FakeConnector {
  readonly calls: ConnectorCall[] = [];
  /** Taken one a call; afterwards everything succeeds. */
  readonly answers: ConnectorAnswer[] = [];
  /** Served at any address that is read. */
  file: Buffer | undefined;
  /** Takes nothing. */
  isDown = false;
  private server: Server | undefined;

  /** @returns the serviceUrl */
  async start(): Promise<string> {
    this.server = createServer((request, response) => {
      void read(request).then((body) => {
        const { method = '', url: path = '', headers } = request;
        const call = { method, path, authorization: headers.authorization, body };
        if (method === 'GET' && this.file) {
          this.calls.push({ ...call, status: 200 });
          response.setHeader('content-type', 'application/octet-stream');
          response.end(this.file);
          return;
        }
        const answer: ConnectorAnswer = this.isDown
          ? { status: 503 }
          : (this.answers.shift() ?? this.taken());
        this.calls.push({ ...call, status: answer.status });
        response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers });
        response.end(JSON.stringify(answer.body ?? {}));
      });
    });
    await new Promise<void>((resolve) => this.server?.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/amer/`;
  }

  private taken(): ConnectorAnswer {
    return { status: 201, body: { id: `m${this.calls.length + 1}` } };
  }

  async stop(): Promise<void> {
    this.server?.closeAllConnections();
    await new Promise((resolve) => this.server?.close(resolve));
  }

  /** What was said, in order. */
  get said(): SentActivity[] {
    return this.calls
      .filter(({ method, body }) => method === 'POST' && body.type === 'message')
      .map(({ body }) => body);
  }

  /** Waits until at least so many calls answer to a description. */
  async until(count: number, what: (call: ConnectorCall) => boolean = () => true): Promise<ConnectorCall[]> {
    const end = Date.now() + 8_000;
    for (;;) {
      const found = this.calls.filter(what);
      if (found.length >= count) return found;
      if (Date.now() > end) throw new Error(`${found.length} of ${count} calls came`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  /** Waits for so many messages. */
  async hear(count: number): Promise<SentActivity[]> {
    await this.until(count, ({ method, body }) => method === 'POST' && body.type === 'message');
    return this.said;
  }
}

async function read(request: IncomingMessage): Promise<SentActivity> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  return text === '' ? {} : (JSON.parse(text) as SentActivity);
}

/** The words of an activity, in its text or on its card. */
export function wordsOf({ text, attachments = [] }: SentActivity): string {
  const lines = attachments.flatMap(({ content }) =>
    (content?.body ?? []).map(({ inlines = [] }) => inlines.map((inline) => inline.text).join('')),
  );
  const heroes = attachments.flatMap(({ content }) => (content?.text ? [content.text] : []));
  return [...(text ? [text] : []), ...heroes, ...lines].join('\n');
}

export function actionsOf({ attachments = [] }: SentActivity): CardAction[] {
  return attachments.flatMap(({ content }) => content?.actions ?? []);
}
