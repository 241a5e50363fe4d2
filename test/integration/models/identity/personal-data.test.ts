import { expect } from 'chai';
import { type Database } from '../../../../models/database/database';
import { PERSONAL_DATA } from '../../../../models/identity/personal-data';
import { onEachStore } from '../each-store';

/** Of the migrations themselves. */
const NOT_OURS = ['migrations', 'sqlite_sequence'];

async function tablesOf({ kind, read }: Database): Promise<string[]> {
  const rows = await read<{ name: string }>(
    kind === 'sqlite'
      ? `SELECT name FROM sqlite_master WHERE type = 'table'`
      : `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'`,
  );
  return rows.map(({ name }) => name).filter((name) => !NOT_OURS.includes(name));
}

async function columnsOf({ kind, read }: Database, table: string): Promise<string[]> {
  const rows = await read<{ name: string }>(
    kind === 'sqlite'
      ? `SELECT name FROM pragma_table_info('${table}')`
      : `SELECT column_name AS name FROM information_schema.columns WHERE table_name = '${table}' AND table_schema = 'public'`,
  );
  return rows.map(({ name }) => name);
}

/** Tables and columns for which nobody has decided what an erasure does with them. */
async function undeclared(database: Database): Promise<string[]> {
  const found: string[] = [];
  for (const table of await tablesOf(database)) {
    const rule = PERSONAL_DATA[table];
    if (!rule) {
      found.push(`${table}: give the table its rule in models/identity/personal-data.ts`);
      continue;
    }
    const columns = await columnsOf(database, table);
    const declared =
      rule.person === 'none'
        ? rule.columns
        : rule.person === 'kept'
          ? [...rule.cleared, ...rule.kept]
          : columns;
    for (const column of columns.filter((name) => !declared.includes(name))) {
      found.push(`${table}.${column}: is it cleared or kept when somebody is erased?`);
    }
    for (const column of declared.filter((name) => !columns.includes(name))) {
      found.push(`${table}.${column}: there is no such column any more`);
    }
  }
  return found;
}

onEachStore('Personal data', (database) => {
  it('every table and column says what an erasure does with it', async () => {
    expect(await undeclared(database())).to.deep.equal([]);
    const tables = await tablesOf(database());
    expect(Object.keys(PERSONAL_DATA).filter((table) => !tables.includes(table))).to.deep.equal([]);
  });

  it('a new table and a new column are found', async () => {
    await database().write((sql) =>
      sql.run(`CREATE TABLE diary (id text PRIMARY KEY NOT NULL, secret text)`),
    );
    await database().write((sql) => sql.run(`ALTER TABLE contact ADD COLUMN religion text`));
    expect(await undeclared(database())).to.deep.equal([
      ...(await tablesOf(database())).flatMap((table) => {
        if (table === 'diary') return ['diary: give the table its rule in models/identity/personal-data.ts'];
        return table === 'contact'
          ? ['contact.religion: is it cleared or kept when somebody is erased?']
          : [];
      }),
    ]);
  });
});
