import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/**
 * `npm run bench:dev`: how long after a saved file the server of `npm run dev` answers again: a source, a text, a
 * page. Each is saved with an empty line more, and then as it was. It fails when a restart takes longer than
 * `LIMIT_S` seconds (30), or when the recognizer was trained although nothing it learns from has changed.
 */
const SAVED = {
  'a source': 'dialogs/steering/greet.ts',
  'a text': 'content/nusa-seduh/locales/id.json',
  'a page': 'web/build.mjs',
};
const LIMIT_S = Number(process.env.LIMIT_S ?? 30);
/** Milliseconds without another start after which the next file is saved: a text starts the server twice. */
const QUIET_MS = 8_000;
const FIRST_START_S = 180;
const MODEL = 'dist/trained/intents.model';

/** Counts how often the server has said where its shop is. */
class Development {
  private listened = 0;
  private readonly folder = mkdtempSync(path.join(os.tmpdir(), 'tangga-dev-'));
  private readonly process = spawn(process.execPath, ['deployment/dev.mjs'], {
    env: { ...process.env, PORT: '0', DATABASE_URL: `sqlite:${path.join(this.folder, 'dev.sqlite')}` },
    stdio: ['ignore', 'pipe', 'inherit'],
  });

  constructor() {
    this.process.stdout.setEncoding('utf8').on('data', (text: string) => {
      this.listened += text.split('http://').length - 1;
    });
  }

  /** Seconds until the server listens after something was done. @throws Error when it does not in time */
  async restart(act: () => void, limitS: number): Promise<number> {
    const before = this.listened;
    const began = performance.now();
    act();
    while (this.listened === before) {
      if (performance.now() - began > limitS * 1000) throw new Error(`no start within ${limitS} s`);
      await wait(20);
    }
    return (performance.now() - began) / 1000;
  }

  async quiet(): Promise<void> {
    for (let before = -1; before !== this.listened; await wait(QUIET_MS)) before = this.listened;
  }

  async end(): Promise<void> {
    const ended = new Promise((resolve) => this.process.once('exit', resolve));
    this.process.kill('SIGTERM');
    await ended;
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** The compiler does nothing about a file whose text is the same. */
async function saved(development: Development, file: string): Promise<number> {
  const bytes = readFileSync(file);
  try {
    return await development.restart(
      () => writeFileSync(file, Buffer.concat([bytes, Buffer.from('\n')])),
      LIMIT_S,
    );
  } finally {
    writeFileSync(file, bytes);
    await development.quiet();
  }
}

async function main(): Promise<void> {
  const development = new Development();
  try {
    await development.restart(() => undefined, FIRST_START_S);
    await development.quiet();
    const trained = statSync(MODEL).mtimeMs;
    for (const [what, file] of Object.entries(SAVED)) {
      const seconds = await saved(development, file);
      process.stdout.write(`${what} saved: listens after ${seconds.toFixed(1)} s (${file})\n`);
    }
    if (statSync(MODEL).mtimeMs !== trained) throw new Error('the recognizer was trained again');
    process.stdout.write('the recognizer was not trained again\n');
  } finally {
    await development.end();
  }
}

void main();
