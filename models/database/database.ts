import 'reflect-metadata';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import sqlite3, { type Database as SqliteConnection } from 'sqlite3';
import { DataSource, type QueryRunner } from 'typeorm';
import { MIGRATIONS } from '../migrations';
import { PreparedSql } from './prepared';
import { SCHEMAS } from '../schema';
import { type Work, WriterGate } from './writer-gate';
import { type Sql, type SqlValue } from './sql';

/**
 * The database behind two doors: every write goes through `write` as one transaction, reads go through
 * `read` and never see what is not committed.
 */
export interface Database {
  kind: 'sqlite' | 'postgres';
  write: <Result>(work: Work<Sql, Result>) => Promise<Result>;
  read: Sql['rows'];
  /** For repositories over `models/schema`; queries only. */
  reader: DataSource;
  close: () => Promise<void>;
}

export class DatabaseUrlError extends Error {
  override readonly name = 'DatabaseUrlError';
  readonly code = 'database_url';
}

/**
 * Opens the database and brings its schema up to date.
 * @param url `sqlite:./data/tangga.sqlite` (relative or absolute path) or `postgres://…`
 * @throws DatabaseUrlError when the URL is of no known kind
 */
export async function openDatabase(url: string): Promise<Database> {
  if (url.startsWith('sqlite:')) return openSqlite(url.slice('sqlite:'.length));
  if (/^postgres(ql)?:\/\//.test(url)) return openPostgres(url);
  throw new DatabaseUrlError('DATABASE_URL must start with sqlite: or postgres://');
}

// === SQLite: one writer behind a gate, one reader

/** TypeORM switches the driver's verbose mode on: a stack trace is then taken at every statement (a third of the CPU). */
const QUIET_DRIVER = { verbose: (): typeof sqlite3 => sqlite3 };

async function openSqlite(file: string): Promise<Database> {
  mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
  const source = (): DataSource =>
    new DataSource({
      type: 'sqlite',
      driver: QUIET_DRIVER,
      database: path.resolve(file),
      entities: SCHEMAS,
      migrations: MIGRATIONS,
      migrationsTransactionMode: 'each',
    });
  const writer = await source().initialize();
  const writing = writer.createQueryRunner();
  // FULL: an acknowledged message survives a power cut, not only a killed process.
  for (const pragma of ['journal_mode=WAL', 'synchronous=FULL', 'busy_timeout=5000', 'foreign_keys=ON']) {
    await writing.query(`PRAGMA ${pragma}`);
  }
  await writer.runMigrations();
  const reader = await source().initialize();
  const reading = reader.createQueryRunner();
  for (const pragma of ['busy_timeout=5000', 'query_only=ON']) await reading.query(`PRAGMA ${pragma}`);
  const sql = new PreparedSql((await writing.connect()) as SqliteConnection);
  const readSql = new PreparedSql((await reading.connect()) as SqliteConnection);
  const gate = new WriterGate<Sql>({
    handle: sql,
    begin: async () => void (await sql.rows('BEGIN IMMEDIATE')),
    commit: async () => void (await sql.rows('COMMIT')),
    rollback: async () => void (await sql.rows('ROLLBACK')),
  });
  return {
    kind: 'sqlite',
    write: (work) => gate.run(work),
    read: readSql.rows,
    reader,
    close: async () => {
      await gate.idle();
      await Promise.all([sql.finalize(), readSql.finalize()]);
      await reader.destroy();
      await writer.destroy();
    },
  };
}

// === PostgreSQL: a pool; rows are locked by the statements themselves

const POOL_SIZE = 10;

async function openPostgres(url: string): Promise<Database> {
  const source = await new DataSource({
    type: 'postgres',
    url,
    entities: SCHEMAS,
    migrations: MIGRATIONS,
    migrationsTransactionMode: 'all',
    poolSize: POOL_SIZE,
  }).initialize();
  await migratePostgres(source);
  return {
    kind: 'postgres',
    write: (work) => postgresTransaction(source, work),
    read: async <Row>(sql: string, params: readonly SqlValue[] = []) => {
      const runner = source.createQueryRunner();
      try {
        return await sqlOf(runner).rows<Row>(sql, params);
      } finally {
        await runner.release();
      }
    },
    reader: source,
    close: () => source.destroy(),
  };
}

/** Any number: it only has to be the same in every process that migrates this product's schema. */
const MIGRATION_LOCK = 7_264_642;

/** Several processes may start at once: one migrates, the others wait for it. */
async function migratePostgres(source: DataSource): Promise<void> {
  const runner = source.createQueryRunner();
  try {
    await runner.query(`SELECT pg_advisory_lock(${MIGRATION_LOCK})`);
    await source.runMigrations();
  } finally {
    await runner.query(`SELECT pg_advisory_unlock(${MIGRATION_LOCK})`);
    await runner.release();
  }
}

async function postgresTransaction<Result>(source: DataSource, work: Work<Sql, Result>): Promise<Result> {
  const runner = source.createQueryRunner();
  try {
    await runner.startTransaction();
    const result = await work(sqlOf(runner));
    await runner.commitTransaction();
    return result;
  } catch (error) {
    if (runner.isTransactionActive) await runner.rollbackTransaction();
    throw error;
  } finally {
    await runner.release();
  }
}

function sqlOf(runner: QueryRunner): Sql {
  return {
    rows: async <Row>(sql: string, params: readonly SqlValue[] = []) =>
      (await runner.query(sql, [...params], true)).records as Row[],
    run: async (sql, params = []) => (await runner.query(sql, [...params], true)).affected ?? 0,
  };
}
