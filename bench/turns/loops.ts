import http from 'node:http';
import { type AddressInfo } from 'node:net';
import { WebSocket } from 'ws';
import { type Loop } from './measure';

const QUESTION = 'harga M1 berapa?';
/** Replies to one question: the price with its source. Later bubbles of the same turn need not be waited for. */
const agent = new http.Agent({ keepAlive: true, maxSockets: 256 });

/** POST of JSON over a kept connection; cheaper than `fetch`, so that the load leaves the cores to the server. */
function post(
  port: number,
  where: string,
  body: object,
  headers: Record<string, string> = {},
): Promise<string> {
  const data = JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const request = http.request(
      {
        port,
        host: '127.0.0.1',
        path: where,
        method: 'POST',
        agent,
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(data),
          ...headers,
        },
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => (text += chunk));
        response.on('end', () =>
          (response.statusCode ?? 500) < 300 ? resolve(text) : reject(new Error(`${where}: ${text}`)),
        );
      },
    );
    request.on('error', reject);
    request.end(data);
  });
}

/** A visitor on the widget's road: POST the question, take the answer off the WebSocket stream. */
export async function directLineLoop(port: number): Promise<Loop> {
  const token = JSON.parse(await post(port, '/api/token', {})) as { token: string; conversationId: string };
  const headers = { authorization: `Bearer ${token.token}` };
  const started = JSON.parse(await post(port, '/v3/directline/conversations', {}, headers)) as {
    streamUrl: string;
  };
  let answered: () => void = () => undefined;
  const socket = new WebSocket(started.streamUrl);
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  socket.on('message', (data: Buffer) => {
    const text = data.toString();
    if (text !== '' && text.includes('product.price')) answered();
  });
  let serial = 0;
  const where = `/v3/directline/conversations/${token.conversationId}/activities`;
  return async () => {
    const reply = new Promise<void>((resolve) => (answered = resolve));
    const channelData = { clientActivityID: `a${(serial += 1)}` };
    await post(port, where, { type: 'message', text: QUESTION, channelData }, headers);
    await reply;
  };
}

/** A channel service on loopback: posts activities to the bot, receives its replies as a connector. */
export async function connectorLoops(): Promise<(port: number, index: number) => Promise<Loop>> {
  const answered = new Map<string, () => void>();
  const connector = http.createServer((request, response) => {
    let text = '';
    request.setEncoding('utf8');
    request.on('data', (chunk: string) => (text += chunk));
    request.on('end', () => {
      response.setHeader('content-type', 'application/json');
      response.end('{"id":"r1"}');
      const conversation = /conversations\/([^/]+)\//.exec(request.url ?? '')?.[1] ?? '';
      if (text.includes('product.price')) answered.get(conversation)?.();
    });
  });
  await new Promise<void>((resolve) => connector.listen(0, '127.0.0.1', resolve));
  connector.unref();
  const serviceUrl = `http://127.0.0.1:${(connector.address() as AddressInfo).port}/`;
  return (port, index) => {
    const id = `conversation-${index}`;
    let serial = 0;
    return Promise.resolve(async () => {
      const reply = new Promise<void>((resolve) => answered.set(id, resolve));
      await post(port, '/api/messages', {
        type: 'message',
        id: `m${(serial += 1)}`,
        channelId: 'bench',
        serviceUrl,
        text: QUESTION,
        from: { id: `user-${index}`, role: 'user' },
        recipient: { id: 'bot' },
        conversation: { id },
      });
      await reply;
    });
  };
}

export function echoLoop(port: number): Promise<Loop> {
  const body = { type: 'message', text: QUESTION };
  return Promise.resolve(async () => void (await post(port, '/echo', body)));
}
