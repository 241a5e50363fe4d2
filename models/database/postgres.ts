import * as pg from 'pg';
import { type Pool, type PoolClient, type QueryResult } from 'pg';
import { DataSource } from 'typeorm';
import { MIGRATIONS } from '../migrations';
import { SCHEMAS } from '../schema';
import { type Database, tablesOf } from './database-interface';
import { type DatabaseWatch, Health, answers, proof } from './health';
import { PostgresNotices } from './notices';
import { isConnectionLost } from './outage';
import { type Sql, type SqlValue, storableParams } from './sql';
import { type Work } from './writer-gate';

const POOL_SIZE = 10;

/**
 * Milliseconds: for a connection, whether new or from the pool; for a lock; for a statement; and for an answer of
 * any kind, after which the connection counts as dead. Work that waits longer is refused, and the caller tries again.
 */
const LIMITS = {
  connectionTimeoutMillis: 5_000,
  lock_timeout: 5_000,
  statement_timeout: 20_000,
  query_timeout: 25_000,
  idle_in_transaction_session_timeout: 60_000,
  keepAlive: true,
};

/**
 * A connection that the server drops says so by an `error` event, at any time, also while it changes hands between
 * the pool and its user. A listener for its whole lifetime keeps such an event from ending the process.
 */
class WatchedPool extends pg.Pool {
  constructor(config: object) {
    super(config);
    this.on('connect', (client: PoolClient) => client.on('error', () => undefined));
  }
}

/** A pool; rows are locked by the statements themselves. */
export async function openPostgres(url: string, watch: DatabaseWatch | undefined): Promise<Database> {
  const source = await new DataSource({
    type: 'postgres',
    driver: { ...pg, Pool: WatchedPool },
    url,
    entities: SCHEMAS,
    migrations: MIGRATIONS,
    migrationsTransactionMode: 'all',
    poolSize: POOL_SIZE,
    extra: LIMITS,
    // Whoever asks next finds out, and is told.
    poolErrorHandler: () => undefined,
  }).initialize();
  await migrate(source);
  const { master: pool } = source.driver as unknown as { master: Pool };
  const notices = new PostgresNotices(url, pool);
  await notices.open();
  const health = new Health(watch);
  const write: Database['write'] = (work) => health.noting('write', () => transaction(pool, work));
  const read: Database['read'] = <Row>(text: string, params: readonly SqlValue[] = []) =>
    health.noting('read', () => onConnection(pool, (client) => sqlOf(client).rows<Row>(text, params)));
  return {
    kind: 'postgres',
    write,
    read,
    table: tablesOf(source, (ask) => health.noting('read', () => repeated(ask))),
    mapping: source,
    isReachable: () =>
      answers(
        health,
        () => read('SELECT 1'),
        () => write(proof),
      ),
    notices,
    close: async () => {
      await notices.close();
      await source.destroy();
    },
  };
}

/** Any number: it only has to be the same in every process that migrates this product's schema. */
export const MIGRATION_LOCK = 7_264_642;

/** Several processes may start at once: one migrates, the others wait for it, however long it takes. */
async function migrate(source: DataSource): Promise<void> {
  const runner = source.createQueryRunner();
  try {
    await runner.query('SET lock_timeout = 0');
    await runner.query('SET statement_timeout = 0');
    await runner.query(`SELECT pg_advisory_lock(${MIGRATION_LOCK})`);
    await source.runMigrations();
  } finally {
    await runner.query(`SELECT pg_advisory_unlock(${MIGRATION_LOCK})`);
    await runner.query('RESET lock_timeout');
    await runner.query('RESET statement_timeout');
    await runner.release();
  }
}

/**
 * Does something on a connection. When the line breaks it is done once more on another one: reading twice, and
 * repeating a transaction of which no COMMIT was sent, harm nothing.
 * @param mayRepeat asked after a break
 */
async function onConnection<Result>(
  pool: Pool,
  work: (client: PoolClient) => Promise<Result>,
  mayRepeat?: () => boolean,
): Promise<Result> {
  return repeated(async () => {
    const client = await pool.connect();
    try {
      const result = await work(client);
      client.release();
      return result;
    } catch (error) {
      client.release(isConnectionLost(error) ? (error as Error) : undefined);
      throw error;
    }
  }, mayRepeat);
}

/** So often at most, one connection after the other. */
const TRIES = 3;

async function repeated<Result>(
  work: () => Promise<Result>,
  mayRepeat: () => boolean = () => true,
): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (!isConnectionLost(error) || attempt === TRIES || !mayRepeat()) throw error;
    }
  }
}

async function transaction<Result>(pool: Pool, work: Work<Sql, Result>): Promise<Result> {
  let committing = false;
  return onConnection(
    pool,
    async (client) => {
      try {
        await client.query('BEGIN');
        const result = await work(sqlOf(client));
        committing = true;
        const { command } = await client.query('COMMIT');
        if (command !== 'COMMIT')
          throw new Error('a transaction in which something had failed was not written');
        return result;
      } catch (error) {
        // Where it cannot be taken back the line is gone, and the server takes it back.
        if (!isConnectionLost(error)) await client.query('ROLLBACK');
        throw error;
      }
    },
    () => !committing,
  );
}

function sqlOf(client: PoolClient): Sql {
  const ask = (text: string, params: readonly SqlValue[] = []): Promise<QueryResult> =>
    client.query(text, storableParams(params));
  return {
    rows: async <Row>(text: string, params?: readonly SqlValue[]) => (await ask(text, params)).rows as Row[],
    run: async (text, params) => (await ask(text, params)).rowCount ?? 0,
  };
}
