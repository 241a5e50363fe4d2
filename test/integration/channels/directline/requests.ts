import { WebSocket } from 'ws';

/** An answer, with its body already read. */
export interface Answer<Body = Record<string, never>> {
  status: number;
  headers: Headers;
  body: Body;
}

export interface ErrorBody {
  error: { code: string; message: string };
}

export interface TokenBody {
  conversationId: string;
  token: string;
  expires_in: number;
  visitor: string;
  user: string;
  resumed: boolean;
  streamUrl: string;
}

export interface Shown {
  id: string;
  type: string;
  text: string;
  from: { id: string; role: string };
  timestamp: string;
  channelData: { clientActivityID?: string; 'webchat:sequence-id': number };
}

export interface SetBody {
  activities: Shown[];
  watermark: string;
}

interface Extra {
  token?: string;
  headers?: Record<string, string>;
}

export async function post<Body>(url: string, body: unknown, extra: Extra = {}): Promise<Answer<Body>> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...bearer(extra.token), ...extra.headers },
    body: typeof body === 'string' ? body : JSON.stringify(body ?? {}),
  });
  return read(response);
}

export async function get<Body>(url: string, extra: Extra = {}): Promise<Answer<Body>> {
  return read(await fetch(url, { headers: { ...bearer(extra.token), ...extra.headers } }));
}

async function read<Body>(response: Response): Promise<Answer<Body>> {
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: (text ? JSON.parse(text) : {}) as Body };
}

function bearer(token: string | undefined): Record<string, string> {
  return token === undefined ? {} : { authorization: `Bearer ${token}` };
}

/** A started conversation and the right to speak in it. */
export async function begin(server: { url: string; directLine: string }): Promise<TokenBody> {
  const { body } = await post<TokenBody>(`${server.url}/api/token`, {});
  const started = await post<TokenBody>(`${server.directLine}/conversations`, {}, { token: body.token });
  return { ...body, ...started.body };
}

/** Waits until something holds; fails with what it waited for. */
export async function until<Value>(
  what: string,
  probe: () => Promise<Value | undefined> | Value | undefined,
  ms = 5000,
): Promise<Value> {
  const end = Date.now() + ms;
  for (;;) {
    const value = await probe();
    if (value !== undefined && value !== false) return value;
    if (Date.now() > end) throw new Error(`waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** A bare socket on a stream, with all it was sent. */
export function listen(
  streamUrl: string,
  origin?: string,
): { socket: WebSocket; shown: Shown[]; frames: string[] } {
  const socket = new WebSocket(streamUrl, origin === undefined ? {} : { origin });
  const shown: Shown[] = [];
  const frames: string[] = [];
  socket.on('error', () => undefined);
  socket.on('message', (data: Buffer) => {
    frames.push(data.toString());
    if (data.length === 0) return;
    shown.push(...(JSON.parse(data.toString()) as SetBody).activities);
  });
  return { socket, shown, frames };
}

/** The status with which an upgrade is refused; 101 when it is not. */
export function upgradeStatus(streamUrl: string, origin?: string): Promise<number> {
  return new Promise((resolve) => {
    const socket = new WebSocket(streamUrl, origin === undefined ? {} : { origin });
    socket.on('error', () => undefined);
    socket.on('open', () => {
      socket.close();
      resolve(101);
    });
    socket.on('unexpected-response', (_request, response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
  });
}
