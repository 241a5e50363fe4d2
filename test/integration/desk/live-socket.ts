import { expect } from 'chai';
import { WebSocket } from 'ws';
import { type LiveHint } from '../../../bot/desk/live-views';

/** Opens the desk's socket; rejects with the status of a refusal. */
export function openSocket(
  url: string,
  headers: Record<string, string>,
): Promise<{ socket: WebSocket; hints: LiveHint[]; closed: Promise<number> }> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/desk/live`, { headers });
  const hints: LiveHint[] = [];
  socket.on('message', (data: Buffer) => hints.push(JSON.parse(data.toString()) as LiveHint));
  const closed = new Promise<number>((resolve) => socket.on('close', resolve));
  return new Promise((resolve, reject) => {
    socket.on('open', () => resolve({ socket, hints, closed }));
    socket.on('unexpected-response', (_request, response) => reject(new Error(String(response.statusCode))));
    socket.on('error', reject);
  });
}

export async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; tries < 200 && !holds(); tries += 1)
    await new Promise((resolve) => setTimeout(resolve, 10));
  expect(holds()).to.equal(true);
}
