import { MIGRATION_LOCK } from '../database/postgres';
import { BackupError } from './backup-error';
import {
  type Contents,
  type RowCounts,
  countRows,
  differences,
  isEmpty,
  readContents,
  tableNames,
} from './contents';
import { runTool } from './postgres-tools';
import { type RawDatabase, openRaw } from './raw-database';

/** Owners and rights are those of the database that is restored into; what was put aside before is not kept again. */
const DUMP = ['--format=custom', '--no-owner', '--no-privileges', '--no-comments'];
const RESTORE = ['--exit-on-error', '--single-transaction', '--no-owner', '--no-privileges', '--no-comments'];

/**
 * A copy of a PostgreSQL database in use, by pg_dump; what is counted and what is copied are of one moment.
 * @param file of the copy
 * @throws BackupError when pg_dump is not there or fails, or what the database says
 */
export async function copyPostgres(url: string, file: string): Promise<Contents> {
  const raw = await openRaw(url);
  try {
    await raw.rows('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const [moment] = await raw.rows<{ id: string }>('SELECT pg_export_snapshot() AS id');
    const contents = await readContents(raw);
    const others = `--exclude-schema=${ASIDE}*`;
    await runTool('pg_dump', [...DUMP, others, `--snapshot=${moment?.id}`, `--file=${file}`], url);
    // Unpacks all of it and throws it away: what cannot be read is found now, not in need.
    await runTool('pg_restore', ['--file=/dev/null', file]);
    return contents;
  } finally {
    await raw.close();
  }
}

/** Schemas that hold what a restore has replaced. */
const ASIDE = 'before_restore_';

/**
 * Puts a copy into a PostgreSQL database that nobody uses. A server that starts meanwhile waits.
 * @param wanted rows that each table must have afterwards
 * @param stamp makes the name of the schema into which what is there is put aside
 * @returns the schema that holds what was there before; undefined when there was nothing
 * @throws BackupError when the database is in use, or not empty and `mayReplace` is false; it then stays as it was
 */
export async function restorePostgres(
  url: string,
  file: string,
  { wanted, mayReplace, stamp }: { wanted: RowCounts; mayReplace: boolean; stamp: string },
): Promise<string | undefined> {
  const raw = await openRaw(url);
  try {
    await refuseUsed(raw);
    await raw.rows(`SELECT pg_advisory_lock(${MIGRATION_LOCK})`);
    const before = await countRows(raw);
    if (!isEmpty(before) && !mayReplace) throw notEmpty();
    const aside = `${ASIDE}${stamp}`;
    await putAside(raw, aside);
    try {
      await runTool('pg_restore', [...RESTORE, file], url);
      const wrong = differences(wanted, await countRows(raw));
      if (wrong.length > 0) throw new BackupError(`Not all of it came back: ${wrong.join('; ')}`);
    } catch (error) {
      await putBack(raw, aside);
      throw error;
    }
    if (!isEmpty(before)) return aside;
    await raw.rows(`DROP SCHEMA ${aside} CASCADE`);
    return undefined;
  } finally {
    await raw.close();
  }
}

/** What is said when something is in the way. */
export function notEmpty(): BackupError {
  return new BackupError(
    'There are data here already. With --replace they are put aside, not deleted, and the backup takes their place.',
  );
}

async function refuseUsed(raw: RawDatabase): Promise<void> {
  const [others] = await raw.rows<{ count: number }>(
    `SELECT COUNT(*)::int AS count FROM pg_stat_activity
     WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'`,
  );
  if (others && others.count > 0) {
    throw new BackupError(
      `${others.count} connections are open to this database. Stop every server that uses it first.`,
    );
  }
}

/** Tables, with their indexes and sequences, move between schemas by name; no row is copied. */
async function putAside(raw: RawDatabase, aside: string): Promise<void> {
  const names = await tableNames(raw);
  const moves = names.map((name) => `ALTER TABLE "${name}" SET SCHEMA ${aside}`);
  await inOneGo(raw, [`CREATE SCHEMA ${aside}`, ...moves]);
}

async function putBack(raw: RawDatabase, aside: string): Promise<void> {
  const [{ schema } = { schema: 'public' }] = await raw.rows<{ schema: string }>(
    'SELECT current_schema() AS schema',
  );
  const drops = (await tableNames(raw)).map((name) => `DROP TABLE "${name}" CASCADE`);
  const before = await raw.rows<{ name: string }>(
    'SELECT tablename AS name FROM pg_tables WHERE schemaname = $1',
    [aside],
  );
  const moves = before.map(({ name }) => `ALTER TABLE ${aside}."${name}" SET SCHEMA "${schema}"`);
  await inOneGo(raw, [...drops, ...moves, `DROP SCHEMA ${aside}`]);
}

async function inOneGo(raw: RawDatabase, statements: readonly string[]): Promise<void> {
  await raw.rows('BEGIN');
  try {
    for (const statement of statements) await raw.rows(statement);
    await raw.rows('COMMIT');
  } catch (error) {
    await raw.rows('ROLLBACK');
    throw error;
  }
}
