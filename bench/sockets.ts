import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { directLineLoop } from './turns/loops';
import { type Loop } from './turns/measure';

/**
 * Many visitors with the chat open, some of them asking: 1,000 WebSocket conversations, 100 turns a second
 * spread evenly over them. The load does not wait for answers, so a slow server shows as latency.
 */
async function main(): Promise<void> {
  const conversations = Number(process.env.BENCH_CONVERSATIONS ?? 1000);
  const turnsPerS = Number(process.env.BENCH_RATE ?? 100);
  const seconds = Number(process.env.BENCH_SECONDS ?? 20);
  const folder = mkdtempSync(path.join(tmpdir(), 'tangga-bench-'));
  const child = fork(path.join(__dirname, 'turns/ours.js'), {
    env: { ...process.env, LOG_LEVEL: 'silent', DATABASE_URL: `sqlite:${path.join(folder, 'bench.sqlite')}` },
  });
  try {
    const { port } = await answer<{ port: number }>(child);
    await (
      await directLineLoop(port)
    )();
    const before = await memory(child);
    const loops = await open(port, conversations);
    const after = await memory(child);
    const latencies = await drive(loops, turnsPerS, seconds);
    print({
      conversations,
      turnsPerS,
      latencies,
      perConversationKb: (after - before) / conversations / 1024,
    });
  } finally {
    child.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Opened twenty at a time, as visitors come; each has its greeting before it counts. */
async function open(port: number, count: number): Promise<Loop[]> {
  const loops: Loop[] = [];
  while (loops.length < count) {
    const batch = Math.min(20, count - loops.length);
    loops.push(...(await Promise.all(Array.from({ length: batch }, () => directLineLoop(port)))));
  }
  return loops;
}

/** Open loop: a turn begins at its time whether or not the last one has ended. */
async function drive(loops: readonly Loop[], turnsPerS: number, seconds: number): Promise<number[]> {
  const latencies: number[] = [];
  const pending: Array<Promise<void>> = [];
  const started = performance.now();
  for (let turn = 0; turn < turnsPerS * seconds; turn += 1) {
    const due = started + (turn * 1000) / turnsPerS;
    const wait = due - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    const loop = loops[turn % loops.length];
    if (loop) pending.push(loop().then(() => void latencies.push(performance.now() - due)));
  }
  await Promise.all(pending);
  return latencies.sort((a, b) => a - b);
}

interface Result {
  conversations: number;
  turnsPerS: number;
  latencies: readonly number[];
  perConversationKb: number;
}

function print({ conversations, turnsPerS, latencies, perConversationKb }: Result): void {
  const at = (share: number): string => (latencies[Math.floor(latencies.length * share)] ?? 0).toFixed(0);
  process.stdout.write(
    `\n${conversations} open conversations, ${turnsPerS} turns a second, Node ${process.version}\n` +
      `reply p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, longest ${at(0.9999)} ms (target: p99 at most 250 ms)\n` +
      `memory ${perConversationKb.toFixed(0)} KB a conversation\n\n`,
  );
}

/** Bytes the server holds. */
async function memory(child: ChildProcess): Promise<number> {
  const reply = answer<{ rss: number }>(child);
  child.send('memory');
  return (await reply).rss;
}

function answer<T>(child: ChildProcess): Promise<T> {
  return new Promise((resolve, reject) => {
    child.once('message', (message) => resolve(message as T));
    child.once('exit', () => reject(new Error('the measured process ended')));
  });
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exit(1);
  },
);
