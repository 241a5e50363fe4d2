import { type ChildProcess, fork } from 'node:child_process';
import path from 'node:path';

/** The result of one way of serving turns. Times in milliseconds, CPU in microseconds. */
export interface Figures {
  name: string;
  turns: number;
  turnsPerS: number;
  cpuPerTurn: number;
  p50: number;
  p99: number;
}

/** One closed loop: sends a turn, resolves when its last reply is there. */
export type Loop = () => Promise<void>;

export interface Subject {
  name: string;
  /** Module of `bench/turns` that serves. */
  module: string;
  env?: NodeJS.ProcessEnv;
  /** Opens one client; its loop is run over and over. */
  connect: (port: number, index: number) => Promise<Loop>;
}

/**
 * Serves from a process of its own and drives it with closed loops.
 * @param clients loops at once
 * @param seconds how long is measured, after a warm-up of a third of it
 */
export async function measure(subject: Subject, clients: number, seconds: number): Promise<Figures> {
  const child = fork(path.join(__dirname, `${subject.module}.js`), {
    env: { ...process.env, LOG_LEVEL: 'silent', ...subject.env },
  });
  try {
    const { port } = await answer<{ port: number }>(child);
    const loops = await Promise.all(
      Array.from({ length: clients }, (_slot, index) => subject.connect(port, index)),
    );
    await drive(loops, seconds / 3);
    const before = await cpuOf(child);
    const started = performance.now();
    const latencies = await drive(loops, seconds);
    const elapsedS = (performance.now() - started) / 1000;
    const cpu = (await cpuOf(child)) - before;
    latencies.sort((a, b) => a - b);
    const at = (share: number): number => latencies[Math.floor(latencies.length * share)] ?? 0;
    const turns = latencies.length;
    return {
      name: subject.name,
      turns,
      turnsPerS: turns / elapsedS,
      cpuPerTurn: cpu / turns,
      p50: at(0.5),
      p99: at(0.99),
    };
  } finally {
    child.kill();
  }
}

async function drive(loops: readonly Loop[], seconds: number): Promise<number[]> {
  const until = performance.now() + seconds * 1000;
  const latencies: number[] = [];
  await Promise.all(
    loops.map(async (loop) => {
      while (performance.now() < until) {
        const started = performance.now();
        await loop();
        latencies.push(performance.now() - started);
      }
    }),
  );
  return latencies;
}

/** Microseconds of user and system time so far. */
async function cpuOf(child: ChildProcess): Promise<number> {
  const reply = answer<{ cpu: NodeJS.CpuUsage }>(child);
  child.send('cpu');
  const { cpu } = await reply;
  return cpu.user + cpu.system;
}

function answer<T>(child: ChildProcess): Promise<T> {
  return new Promise((resolve, reject) => {
    child.once('message', (message) => resolve(message as T));
    child.once('exit', () => reject(new Error('the measured process ended')));
  });
}
