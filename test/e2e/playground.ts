import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type AddressInfo } from 'node:net';
import { ROOT } from './shop-server';

/** The Microsoft 365 Agents Playground: a Teams client that knows nothing of us. */
export interface Playground {
  url: string;
  stop: () => Promise<void>;
}

const CLI = path.join(ROOT, 'node_modules/@microsoft/m365agentsplayground/cli.js');

/** It writes its logs where it stands, so it stands in a folder of its own. */
export async function startPlayground(messagesUrl: string): Promise<Playground> {
  const folder = mkdtempSync(path.join(tmpdir(), 'tangga-playground-'));
  const port = await freePort();
  const started = ['start', '-e', messagesUrl, '-c', 'msteams', '-p', String(port), '--disable-telemetry'];
  const child = spawn(process.execPath, [CLI, ...started], {
    cwd: folder,
    stdio: 'ignore',
    env: { ...process.env, BROWSER: 'none', NO_PROXY: 'localhost,127.0.0.1' },
  });
  const url = `http://127.0.0.1:${port}`;
  await answered(url, child);
  return {
    url,
    stop: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill();
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function answered(url: string, child: ChildProcess): Promise<void> {
  const until = Date.now() + 30_000;
  for (;;) {
    if (child.exitCode !== null) throw new Error(`the playground ended with ${child.exitCode}`);
    const isThere = await fetch(url).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isThere) return;
    if (Date.now() > until) throw new Error('the playground did not start');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
