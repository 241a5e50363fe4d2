import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DataSource } from 'typeorm';

/** A place for one test's database. */
export interface Place {
  url: string;
  remove: () => Promise<void>;
}

const POSTGRES = process.env.TEST_POSTGRES_URL ?? 'postgres://postgres@127.0.0.1:5432/postgres';

/** A new SQLite file in a folder of its own (`:memory:` is not shared between connections). */
export function sqlitePlace(): Promise<Place> {
  const folder = mkdtempSync(path.join(tmpdir(), 'tangga-'));
  return Promise.resolve({
    url: `sqlite:${path.join(folder, 'test.sqlite')}`,
    remove: () => Promise.resolve(rmSync(folder, { recursive: true, force: true })),
  });
}

/** A new PostgreSQL database. */
async function postgresPlace(): Promise<Place> {
  const name = `tangga_test_${randomUUID().replaceAll('-', '')}`;
  await onPostgres(`CREATE DATABASE ${name}`);
  const url = new URL(POSTGRES);
  url.pathname = `/${name}`;
  return {
    url: url.toString(),
    remove: async () => void (await onPostgres(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)),
  };
}

/** Asks the server beside all databases. */
export async function onPostgres(statement: string): Promise<unknown[]> {
  const source = await new DataSource({
    type: 'postgres',
    url: POSTGRES,
    connectTimeoutMS: 2000,
  }).initialize();
  try {
    return await source.query<unknown[]>(statement);
  } finally {
    await source.destroy();
  }
}

let postgresFound: Promise<boolean> | undefined;

/** Whether PostgreSQL answers; with `CI=true` it must. Says in one line when its tests are skipped. */
function hasPostgres(): Promise<boolean> {
  postgresFound ??= onPostgres('SELECT 1').then(
    () => true,
    (error: unknown) => {
      if (process.env.CI === 'true') throw error;
      console.log('PostgreSQL does not answer: its tests are skipped (set TEST_POSTGRES_URL to run them)');
      return false;
    },
  );
  return postgresFound;
}

/** The same tests on SQLite and, where it answers, on PostgreSQL. */
export function onEachDatabase(title: string, tests: (makePlace: () => Promise<Place>) => void): void {
  describe(`${title} on SQLite`, () => tests(sqlitePlace));
  onPostgresOnly(`${title} on PostgreSQL`, tests);
}

/** What SQLite cannot have: connections that break, and several processes. */
export function onPostgresOnly(title: string, tests: (makePlace: () => Promise<Place>) => void): void {
  describe(title, () => {
    before(async function () {
      if (!(await hasPostgres())) this.skip();
    });
    tests(postgresPlace);
  });
}
