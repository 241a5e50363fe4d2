import { mkdirSync } from 'node:fs';
import path from 'node:path';
import sqlite3, { type Database as SqliteConnection } from 'sqlite3';
import { DataSource } from 'typeorm';
import { MIGRATIONS } from '../migrations';
import { SCHEMAS } from '../schema';
import { type Database, tablesOf } from './database-interface';
import { type DatabaseWatch, Health, answers, proof } from './health';
import { NOBODY_ELSE } from './notices';
import { PreparedSql } from './prepared';
import { type Sql } from './sql';
import { WriterGate } from './writer-gate';

/** TypeORM switches the driver's verbose mode on: a stack trace is then taken at every statement (a third of the CPU). */
const QUIET_DRIVER = { verbose: (): typeof sqlite3 => sqlite3 };

/** One writer behind a gate, one reader. */
export async function openSqlite(file: string, watch: DatabaseWatch | undefined): Promise<Database> {
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
  const health = new Health(watch);
  const write: Database['write'] = (work) => health.noting('write', () => gate.run(work));
  const read: Database['read'] = (text, params) => health.noting('read', () => readSql.rows(text, params));
  return {
    kind: 'sqlite',
    write,
    read,
    table: tablesOf(reader, (ask) => health.noting('read', ask)),
    mapping: reader,
    isReachable: () =>
      answers(
        health,
        () => read('SELECT 1'),
        () => write(proof),
      ),
    notices: NOBODY_ELSE,
    close: async () => {
      await gate.idle();
      await Promise.all([sql.finalize(), readSql.finalize()]);
      await reader.destroy();
      await writer.destroy();
    },
  };
}
