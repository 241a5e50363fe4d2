import { type Database } from './database';

/**
 * A value made once and kept: signing keys, so that sessions and tokens survive a restart without
 * configuration. Of two processes that start together, the first one's value holds for both.
 */
export async function settingOnce(database: Database, name: string, make: () => string): Promise<string> {
  return database.write(async (sql) => {
    await sql.run(`INSERT INTO setting (name, value) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING`, [
      name,
      make(),
    ]);
    const [row] = await sql.rows<{ value: string }>(`SELECT value FROM setting WHERE name = $1`, [name]);
    if (!row) throw new Error(`the setting ${name} was written and cannot be read`);
    return row.value;
  });
}
