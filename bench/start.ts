import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/**
 * `npm run bench:start`: what a start with a kept recognizer costs, as a whole process: seconds until it listens, CPU
 * seconds until then, and resident memory at rest. `-- FOLDER` measures a built checkout of another release beside
 * this one, the two in turn, so that both meet the same machine. Linux only: it reads `/proc`.
 */
interface Start {
  seconds: number;
  cpuSeconds: number;
  restMb: number;
}

const RUNS = 5;
/** Milliseconds without a message after which memory counts as at rest. */
const REST_MS = 5_000;
/** Of `/proc/PID/stat`: jiffies a second, the same on every Linux that Node runs on. */
const TICKS = 100;

async function measure(root: string): Promise<Start> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'tangga-start-'));
  const began = performance.now();
  const env = { ...process.env, PORT: '0', DATABASE_URL: `sqlite:${path.join(folder, 'start.sqlite')}` };
  const server = spawn(process.execPath, ['dist/bot/main.js'], {
    cwd: root,
    env: { ...env, LOG_LEVEL: 'silent' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    await listening(server);
    const seconds = (performance.now() - began) / 1000;
    const cpuSeconds = cpuOf(server);
    await wait(REST_MS);
    return { seconds, cpuSeconds, restMb: residentMb(server) };
  } finally {
    const ended = new Promise((resolve) => server.once('exit', resolve));
    server.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Resolves when the server says where its shop is. @throws Error when it ends before */
function listening(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    server.stdout?.setEncoding('utf8').on('data', (text: string) => {
      if (text.includes('http://')) resolve();
    });
    server.once('exit', (code) => reject(new Error(`the server ended with ${code} before it listened`)));
  });
}

function cpuOf({ pid }: ChildProcess): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // Behind the name in brackets, which may hold spaces: state first, user and system time as the 12th and 13th.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS;
}

function residentMb({ pid }: ChildProcess): number {
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1024;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

function report(name: string, starts: readonly Start[]): void {
  const of = (key: keyof Start): number => median(starts.map((start) => start[key]));
  const figures = [
    `listens after ${of('seconds').toFixed(2)} s`,
    `${of('cpuSeconds').toFixed(2)} s of CPU`,
    `${of('restMb').toFixed(0)} MB at rest`,
  ];
  process.stdout.write(`${name}: ${figures.join(', ')} (median of ${starts.length})\n`);
}

async function main(): Promise<void> {
  const roots = [process.cwd(), ...process.argv.slice(2)];
  const starts = new Map<string, Start[]>(roots.map((root) => [root, []]));
  for (let run = 0; run < RUNS; run += 1) {
    for (const root of roots) starts.get(root)?.push(await measure(root));
  }
  for (const [root, measured] of starts)
    report(root === process.cwd() ? 'this' : path.basename(root), measured);
}

void main();
