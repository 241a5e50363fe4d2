import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** The product in a process and a database of its own. */
export interface Product {
  url: string;
  /** Its SQLite file, for the comparison afterwards. */
  file: string;
  stop: () => Promise<void>;
}

/** Starts the product. @throws Error when it ends before it listens */
export async function startProduct(): Promise<Product> {
  const folder = mkdtempSync(path.join(tmpdir(), 'tangga-customers-'));
  const file = path.join(folder, 'shop.sqlite');
  const child = fork(path.join(__dirname, 'serve.js'), {
    env: { ...process.env, LOG_LEVEL: 'silent', DATABASE_URL: `sqlite:${file}` },
  });
  const { url } = await firstWord(child);
  return {
    url,
    file,
    stop: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      const forced = setTimeout(() => child.kill('SIGKILL'), 10_000);
      if (child.exitCode === null) {
        child.send('stop');
        await ended;
      }
      clearTimeout(forced);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function firstWord(child: ChildProcess): Promise<{ url: string }> {
  return new Promise((resolve, reject) => {
    child.once('message', (message) => resolve(message as { url: string }));
    child.once('exit', (code) => reject(new Error(`the product ended with ${code} before it listened`)));
  });
}
