import { once } from 'node:events';
import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import busboy from 'busboy';
import { type Chat } from './strict-chat';
import { Handover } from './strict-delivery';
import { METHODS, type Payload, Refused, type World, chatIn } from './strict-methods';

export const TOKEN = '4242:AAstrict-telegram-token-for-tests';
export const USERNAME = 'kira_test_bot';

/** A call of the bot, as it came. */
export interface MadeCall {
  method: string;
  payload: Payload;
}

/**
 * Telegram, as strict as it is: refuses what the Bot API refuses, in its words, and tries again what was not
 * acknowledged.
 */
export class StrictTelegram {
  readonly world: World = {
    chats: new Map(),
    queries: new Set(),
    answers: [],
    actions: [],
    menus: new Map(),
    files: new Map(),
    nextMessageId: 1000,
  };
  readonly handover = new Handover();
  readonly calls: MadeCall[] = [];
  /** Answers nothing but 502. */
  isAway = false;
  /** How often it has done so. */
  refusals = 0;
  private server: Server | undefined;

  async start(): Promise<string> {
    this.server = createServer((request, response) => void this.answer(request, response));
    await new Promise<void>((resolve) => this.server?.listen(0, '127.0.0.1', resolve));
    const { port } = this.server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  async stop(): Promise<void> {
    this.handover.close();
    this.server?.closeAllConnections();
    await new Promise((resolve) => this.server?.close(resolve));
  }

  chat(id: number): Chat {
    return chatIn(this.world, id);
  }

  callsOf(method: string): Payload[] {
    return this.calls.filter((call) => call.method === method).map(({ payload }) => payload);
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(request);
    const [, filePath] = new RegExp(`^/file/bot${TOKEN}/(.+)$`).exec(request.url ?? '') ?? [];
    if (filePath !== undefined) return this.sendFile(filePath, response);
    const [, token, method = ''] = /^\/bot([^/]+)\/(\w+)$/.exec(request.url ?? '') ?? [];
    try {
      if (this.isAway) {
        this.refusals += 1;
        throw new Refused(502, 'Bad Gateway');
      }
      if (token !== TOKEN) throw new Refused(401, 'Unauthorized');
      const payload = await payloadOf(request, body);
      this.calls.push({ method, payload });
      reply(response, 200, { ok: true, result: await this.run(method, payload) });
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      const { code, message: description, parameters } = error;
      reply(response, code, { ok: false, error_code: code, description, parameters });
    }
  }

  private run(method: string, payload: Payload): unknown {
    switch (method) {
      case 'getMe':
        return { id: 4242, is_bot: true, first_name: 'Kira', username: USERNAME };
      case 'setWebhook':
        return this.handover.setWebhook(payload);
      case 'deleteWebhook':
        return this.handover.deleteWebhook();
      case 'getUpdates':
        return this.handover.getUpdates(payload);
    }
    const known = METHODS[method];
    if (!known) throw new Refused(404, 'Not Found: method not found');
    return known(this.world, payload);
  }

  private sendFile(path: string, response: ServerResponse): void {
    const file = [...this.world.files.values()].find((known) => known.path === path);
    response.statusCode = file ? 200 : 404;
    response.end(file?.bytes);
  }
}

function reply(response: ServerResponse, code: number, body: object): void {
  response.statusCode = code;
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify(body));
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

async function payloadOf(request: IncomingMessage, body: Buffer): Promise<Payload> {
  const type = request.headers['content-type'] ?? '';
  if (!type.startsWith('multipart/'))
    return body.length === 0 ? {} : (JSON.parse(body.toString()) as Payload);
  const payload: Payload = {};
  const parts = new Map<string, object>();
  const form = busboy({ headers: request.headers });
  form.on('field', (name, value) => (payload[name] = value));
  form.on('file', (name, stream, { filename }) => {
    const chunks: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.on('end', () => parts.set(`attach://${name}`, { name: filename, bytes: Buffer.concat(chunks) }));
  });
  const read = once(form, 'close');
  form.end(body);
  await read;
  for (const [name, value] of Object.entries(payload)) payload[name] = parts.get(String(value)) ?? value;
  for (const name of NESTED) payload[name] = nested(payload[name], parts);
  return payload;
}

/** What a form carries as JSON. */
const NESTED = ['reply_markup', 'media'];

/** With the bytes in the place of their names. */
function nested(value: unknown, parts: ReadonlyMap<string, object>): unknown {
  if (typeof value !== 'string') return undefined;
  return JSON.parse(
    value,
    (_key, inner: unknown) => (typeof inner === 'string' && parts.get(inner)) || inner,
  );
}
