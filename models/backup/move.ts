import { type Database } from '../database/database';
import { placeholders } from '../database/insert';
import { type Sql, type SqlValue } from '../database/sql';
import { BackupError } from './backup-error';
import { countRows, isEmpty } from './contents';
import { type RawDatabase } from './raw-database';

/** What was moved of one table, by which both databases were compared. */
export interface MovedTable {
  name: string;
  rows: number;
  /** Of numbers their sum, of texts the sum of their lengths in characters; by column. */
  sums: Readonly<Record<string, number>>;
}

/** Values that one statement carries; PostgreSQL takes 65,535. */
const VALUES = 10_000;

interface Column {
  name: string;
  type: string;
}

interface Table {
  name: string;
  columns: Column[];
  /** Tables whose rows must be there before. */
  after: string[];
}

/**
 * Copies every row of a SQLite database into an empty PostgreSQL database of the same schema, in one transaction:
 * all of it arrives and compares equal, or nothing does.
 * @throws BackupError when the target is not empty, or rows, sums or lengths differ afterwards
 */
export async function moveRows(source: RawDatabase, target: Database): Promise<MovedTable[]> {
  const there = await countRows({ kind: target.kind, rows: target.read, close: () => Promise.resolve() });
  if (!isEmpty(there)) throw new BackupError('The PostgreSQL database is not empty. Nothing was moved.');
  const tables = inOrder(await tablesOf(source));
  return target.write(async (sql) => {
    for (const table of tables) await copyTable(source, sql, table);
    const moved: MovedTable[] = [];
    for (const table of tables) moved.push(await compare(source, sql, table));
    return moved;
  });
}

async function tablesOf(source: RawDatabase): Promise<Table[]> {
  const names = Object.keys(await countRows(source)).filter((name) => name !== 'migrations');
  return Promise.all(
    names.map(async (name) => ({
      name,
      columns: await source.rows<Column>(`SELECT name, lower(type) AS type FROM pragma_table_info($1)`, [
        name,
      ]),
      after: (
        await source.rows<{ table: string }>(`SELECT "table" FROM pragma_foreign_key_list($1)`, [name])
      ).map(({ table }) => table),
    })),
  );
}

/** Tables that others point at come first. */
function inOrder(tables: readonly Table[]): Table[] {
  const done: Table[] = [];
  const visit = (table: Table, above: readonly string[]): void => {
    if (done.includes(table) || above.includes(table.name)) return;
    for (const name of table.after) {
      const first = tables.find((one) => one.name === name);
      if (first) visit(first, [...above, table.name]);
    }
    done.push(table);
  };
  for (const table of tables) visit(table, []);
  return done;
}

async function copyTable(source: RawDatabase, sql: Sql, { name, columns }: Table): Promise<void> {
  const list = columns.map((column) => `"${column.name}"`).join(', ');
  const size = Math.floor(VALUES / columns.length);
  let last = -1;
  for (;;) {
    const rows = await source.rows<Record<string, SqlValue> & { rowid__: number }>(
      `SELECT rowid AS rowid__, ${list} FROM "${name}" WHERE rowid > $1 ORDER BY rowid LIMIT ${size}`,
      [last],
    );
    const end = rows.at(-1);
    if (!end) return;
    last = end.rowid__;
    const values = rows.flatMap((row) => columns.map((column) => row[column.name] ?? null));
    await sql.run(
      `INSERT INTO "${name}" (${list}) VALUES ${placeholders(rows.length, columns.length)}`,
      values,
    );
  }
}

/** By rows, sums and lengths: a value that was cut, rounded or left out shows in one of them. */
async function compare(source: RawDatabase, sql: Sql, table: Table): Promise<MovedTable> {
  const text = sumsOf(table);
  const [here] = await source.rows<Record<string, number | string | null>>(text);
  const [there] = await sql.rows<Record<string, number | string | null>>(text);
  const wrong = Object.keys(here ?? {}).filter((key) => !isEqual(here?.[key], there?.[key]));
  if (wrong.length > 0) {
    const lines = wrong.map((key) => `${key}: ${here?.[key]} and ${there?.[key]}`).join(', ');
    throw new BackupError(`${table.name} is not the same on both sides (${lines}). Nothing was moved.`);
  }
  const { rows_: rows, ...sums } = here ?? {};
  const numbers = Object.entries(sums).map(([key, value]) => [key, Number(value)] as const);
  return { name: table.name, rows: Number(rows), sums: Object.fromEntries(numbers) };
}

function sumsOf({ name, columns }: Table): string {
  const sums = columns.map((column) => {
    const value = column.type === 'text' ? `LENGTH("${column.name}")` : `"${column.name}"`;
    return `COALESCE(SUM(${value}), 0) AS "${column.name}"`;
  });
  return `SELECT COUNT(*) AS rows_, ${sums.join(', ')} FROM "${name}"`;
}

/** Fractions are added in another order on the other side. */
function isEqual(
  here: number | string | null | undefined,
  there: number | string | null | undefined,
): boolean {
  const [one, other] = [Number(here), Number(there)];
  return one === other || Math.abs(one - other) <= 1e-9 * Math.max(Math.abs(one), Math.abs(other));
}
