import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync, appendFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import { openDatabase } from '../../../models/database/database';
import { until } from '../channels/directline/requests';
import { ledgerOf } from './ledger';
import { PersistentClient, pause } from './persistent-client';
import { RealProcess } from './real-process';

const SECRET = 'a-secret-for-server-side-clients';
const QUESTION = 'jam buka?';
/** Longer than a turn waits before it is tried again. */
const FULL_MS = 4_000;

/** A place for a SQLite file where nothing more can be written for a while. */
interface SmallDisk {
  folder: string;
  fill: (processId: number) => void;
  clear: (processId: number) => void;
  remove: () => void;
}

function ran(command: string, ...args: string[]): boolean {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}

/** A file system of its own. Undefined where this machine lets nobody mount one. */
function smallFileSystem(): SmallDisk | undefined {
  const folder = mkdtempSync(path.join(tmpdir(), 'tangga-small-'));
  if (!ran('mount', '-t', 'tmpfs', '-o', 'size=12m', 'tmpfs', folder)) {
    rmSync(folder, { recursive: true });
    return undefined;
  }
  const ballast = path.join(folder, 'ballast');
  return {
    folder,
    fill: () => {
      writeFileSync(ballast, '');
      for (let size = 256 * 1024; size >= 1; size = Math.floor(size / 2)) {
        try {
          for (;;) appendFileSync(ballast, Buffer.alloc(size));
        } catch {
          // So much does not fit any more.
        }
      }
    },
    clear: () => rmSync(ballast),
    remove: () => {
      ran('umount', folder);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A process that may not make its files larger, and so meets the same refusal at any write. */
function smallAllowance(): SmallDisk {
  const folder = mkdtempSync(path.join(tmpdir(), 'tangga-small-'));
  const allow = (processId: number, bytes: string): void => {
    if (!ran('prlimit', '--pid', String(processId), `--fsize=${bytes}:unlimited`))
      throw new Error('prlimit does not work here');
  };
  return {
    folder,
    fill: (processId) => allow(processId, '1'),
    clear: (processId) => allow(processId, 'unlimited'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

const DISKS: ReadonlyArray<readonly [name: string, open: () => SmallDisk | undefined]> = [
  ['a full file system', smallFileSystem],
  ['a limit for its files', smallAllowance],
];

describe('The server on a SQLite file with no room left', () => {
  for (const [name, open] of DISKS) {
    it(`by ${name}: loses, doubles and excuses nothing, tells, and goes on by itself`, async function () {
      this.timeout(120_000);
      const disk = open();
      if (!disk) return this.skip();
      const url = `sqlite:${path.join(disk.folder, 'test.sqlite')}`;
      const server = await RealProcess.server({ DATABASE_URL: url, DIRECT_LINE_SECRET: SECRET });
      const processId = server.child.pid ?? 0;
      try {
        const customers = Array.from({ length: 3 }, () => new PersistentClient(() => server.url, SECRET));
        for (const customer of customers) {
          await customer.begin();
          await customer.welcomed();
        }
        // One is in the middle of its turn, the others write while there is no room.
        const early = await customers[0]?.say(QUESTION);
        disk.fill(processId);
        const late = customers.map((customer) => customer.say(QUESTION));
        await until('readyz tells', async () => (await statusOf(server.url)) === 503 || undefined, 20_000);
        await pause(FULL_MS);
        expect(server.isRunning, server.said).to.equal(true);
        disk.clear(processId);
        for (const [place, id] of (await Promise.all(late)).entries()) await customers[place]?.answered(id);
        await customers[0]?.answered(early ?? '');
        await until('readyz tells', async () => (await statusOf(server.url)) === 200 || undefined, 20_000);
        const refusals = new Set(customers.flatMap((customer) => [...customer.refusals.keys()]));
        expect([...refusals], 'refused as what passes').to.deep.equal([503]);
        expect(server.log.filter(({ msg }) => msg.includes('caught by nobody'))).to.deep.equal([]);
        expect(await server.end()).to.equal(0);
        const database = await openDatabase(url);
        const ledger = await ledgerOf(database);
        await database.close();
        expect(ledger).to.deep.equal({ messages: 4, lost: 0, doubled: 0, outOfOrder: 0, apologies: 0 });
      } finally {
        await server.end('SIGKILL');
        disk.remove();
      }
    });
  }
});

async function statusOf(url: string): Promise<number> {
  return (await fetch(`${url}/readyz`)).status;
}
