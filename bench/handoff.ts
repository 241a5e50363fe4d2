import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { WebSocket } from 'ws';
import { type App, startApp } from '../bot/assembly/app';
import { readConfig } from '../bot/settings/config';
import { setLogLevel } from '../bot/settings/logger';
import { NOTHING_RECOGNIZED } from '../domain/recognition/recognition';
import { type TurnInput } from '../domain/conversation/turn-input';

const HANDOFFS = Number(process.env.BENCH_HANDOFFS ?? 50);
const MESSAGES = Number(process.env.BENCH_MESSAGES ?? 20);
/** Between two messages of one customer. */
const EVERY_MS = 2_000;
const PATIENCE_MS = 30_000;
const TARGET_P99_MS = 50;
const PASSWORD = 'a-password-of-the-benchmark';

/**
 * `npm run bench:handoff`: live handoffs in one process, each customer writing every two seconds. Measured is the time
 * from when a message comes in until the hint of it is at the socket of the rep's open desk. Everything is to arrive.
 */
async function main(): Promise<void> {
  setLogLevel('silent');
  const folder = mkdtempSync(path.join(tmpdir(), 'tangga-handoff-'));
  const environment = {
    PORT: '0',
    DATABASE_URL: `sqlite:${path.join(folder, 'bench.sqlite')}`,
    DESK_PASSWORD: PASSWORD,
  };
  // Understanding is measured elsewhere: a person's words are passed on without it.
  const recognizer = {
    recognize: () => Promise.resolve({ ...NOTHING_RECOGNIZED, acts: ['human' as const] }),
  };
  const app = await startApp(readConfig(environment), { recognizer, channels: [] });
  try {
    const desk = await openDesk(app);
    const ids = await Promise.all(Array.from({ length: HANDOFFS }, () => takenCall(app)));
    await pause(1_000);
    const latencies = await talk(app, desk, ids);
    report(latencies, await linesOf(app, ids));
    desk.socket.close();
  } finally {
    await app.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

interface OpenDesk {
  socket: WebSocket;
  /** By conversation, whoever waits for the next hint of it. */
  waiting: Map<string, () => void>;
}

async function openDesk({ url }: App): Promise<OpenDesk> {
  const signedIn = await fetch(`${url}/desk/api/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ repId: 'dewi', password: PASSWORD }),
  });
  const cookie = signedIn.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  const socket = new WebSocket(`${url.replace('http', 'ws')}/desk/live`, {
    headers: { cookie, origin: url },
  });
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  const waiting = new Map<string, () => void>();
  socket.on('message', (data: Buffer) => {
    const hint = JSON.parse(data.toString()) as { type: string; id?: string };
    if (hint.type === 'conversation' && hint.id !== undefined) waiting.get(hint.id)?.();
  });
  return { socket, waiting };
}

async function takenCall(app: App): Promise<string> {
  const id = randomUUID();
  const arrival = { channel: 'webchat', language: 'id', source: 'unknown', campaign: undefined } as const;
  await app.bot.intake.enter({ conversationId: id, channelUserId: `dl_${id}`, ...arrival });
  await send(app, id, { kind: 'message', text: 'orang', button: undefined, attachments: [] });
  await send(app, id, { kind: 'rep', repId: 'dewi', repName: 'Dewi', act: { act: 'claim' } });
  return id;
}

/** Customers begin one after the other, so that what comes in is spread evenly. */
async function talk(app: App, desk: OpenDesk, ids: readonly string[]): Promise<number[]> {
  const each = ids.map(async (id, place) => {
    await pause((place * EVERY_MS) / ids.length);
    const latencies: number[] = [];
    for (let message = 0; message < MESSAGES; message += 1) {
      const begun = performance.now();
      const seen = hintOf(desk, id);
      void send(app, id, { kind: 'message', text: `baris ${message}`, button: undefined, attachments: [] });
      await seen;
      latencies.push(performance.now() - begun);
      await pause(Math.max(0, EVERY_MS - (performance.now() - begun)));
    }
    return latencies;
  });
  return (await Promise.all(each)).flat();
}

function hintOf({ waiting }: OpenDesk, id: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no hint of ${id}`)), PATIENCE_MS);
    waiting.set(id, () => {
      clearTimeout(timer);
      waiting.delete(id);
      resolve();
    });
  });
}

async function send({ bot }: App, conversationId: string, input: TurnInput): Promise<void> {
  const receivedAt = new Date().toISOString();
  const message = { conversationId, channelKey: randomUUID(), input, receivedAt, echo: undefined };
  const accepted = await bot.intake.accept(message);
  if (accepted.status === 'accepted') await bot.intake.settled(accepted.messageId);
}

async function linesOf({ bot }: App, ids: readonly string[]): Promise<number> {
  const rows = await bot.database.read<{ conversation_id: string }>(
    `SELECT conversation_id FROM message WHERE author = 'customer' AND text LIKE 'baris %'`,
  );
  return rows.filter((row) => ids.includes(row.conversation_id)).length;
}

function report(latencies: readonly number[], kept: number): void {
  const sorted = [...latencies].sort((a, b) => a - b);
  const at = (share: number): string => (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(1);
  const sent = HANDOFFS * MESSAGES;
  console.log(`${HANDOFFS} live handoffs, ${sent} messages, ${sent - kept} lost`);
  console.log(`to the rep's socket: p50 ${at(0.5)} ms, p99 ${at(0.99)} ms (target ${TARGET_P99_MS} ms)`);
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

void main();
