import { MIGRATIONS } from '../migrations';
import { BackupError } from './backup-error';
import { type RawDatabase } from './raw-database';

/** Rows in each table, by its name. */
export type RowCounts = Readonly<Record<string, number>>;

/** TypeORM's own: which migrations have run. */
const MIGRATIONS_TABLE = 'migrations';

/** A file that came with a message, as its row has it. */
export interface AttachedRow {
  id: string;
  conversationId: string;
  bytes: number;
}

/** What a database holds, read at one moment of it. */
export interface Contents {
  tables: RowCounts;
  /** Names of the migrations that have run, in their order. */
  migrations: string[];
  attachments: AttachedRow[];
}

const TABLES = {
  sqlite: `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`,
  postgres: `SELECT tablename AS name FROM pg_tables WHERE schemaname = current_schema() ORDER BY tablename`,
};

/** Names of all tables, ours and any other. */
export async function tableNames(raw: RawDatabase): Promise<string[]> {
  return (await raw.rows<{ name: string }>(TABLES[raw.kind])).map(({ name }) => name);
}

/** @returns rows in each table; a database without tables has none */
export async function countRows(raw: RawDatabase): Promise<RowCounts> {
  const counts: Record<string, number> = {};
  for (const name of await tableNames(raw)) {
    const [row] = await raw.rows<{ rows: number | string }>(`SELECT COUNT(*) AS rows FROM "${name}"`);
    counts[name] = Number(row?.rows);
  }
  return counts;
}

/** Whether nothing was ever kept here: at most the schema is there. */
export function isEmpty(tables: RowCounts): boolean {
  return Object.entries(tables).every(([name, rows]) => name === MIGRATIONS_TABLE || rows === 0);
}

/** @throws BackupError when the database is not one of this product */
export async function readContents(raw: RawDatabase): Promise<Contents> {
  const tables = await countRows(raw);
  if (tables[MIGRATIONS_TABLE] === undefined || tables.contact === undefined) {
    throw new BackupError('There is nothing of Tangga in this database. Is DATABASE_URL right?');
  }
  const run = await raw.rows<{ name: string }>(`SELECT name FROM ${MIGRATIONS_TABLE} ORDER BY id`);
  const rows = await (tables.attachment === undefined
    ? Promise.resolve([])
    : raw.rows<{ id: string; conversation_id: string; bytes: number }>(
        `SELECT id, conversation_id, bytes FROM attachment ORDER BY id`,
      ));
  return {
    tables,
    migrations: run.map(({ name }) => name),
    attachments: rows.map(({ id, conversation_id: conversationId, bytes }) => ({
      id,
      conversationId,
      bytes,
    })),
  };
}

/** Migrations that this program does not have: the database is of a newer one. */
export function unknownMigrations(names: readonly string[]): string[] {
  const ours = new Set<string>(MIGRATIONS.map((Migration) => new Migration().name));
  return names.filter((name) => !ours.has(name));
}

/** One line for each table whose rows are not as many as they should be. */
export function differences(wanted: RowCounts, found: RowCounts): string[] {
  const names = new Set([...Object.keys(wanted), ...Object.keys(found)]);
  return [...names]
    .filter((name) => wanted[name] !== found[name])
    .map((name) => `${name}: ${wanted[name] ?? 'no table'} expected, ${found[name] ?? 'no table'} found`);
}
