import { existsSync } from 'node:fs';
import { BackupError } from '../../models/backup/backup-error';
import { type MovedTable, moveRows } from '../../models/backup/move';
import { openRaw, sqliteFile } from '../../models/backup/raw-database';
import { openDatabase } from '../../models/database/database';
import { ownDatabase } from '../../models/database/sole-owner';

/**
 * Moves everything from SQLite into an empty PostgreSQL database and compares. The SQLite file stays as it is,
 * but for its schema, which is brought up to date first. Files of customers stay where they are.
 * @throws BackupError, DatabaseInUseError, or what a database says
 */
export async function moveToPostgres(from: string, to: string): Promise<MovedTable[]> {
  const file = sqliteFile(from);
  if (file === undefined) throw new BackupError('What is moved must be SQLite: sqlite:./data/tangga.sqlite');
  if (!existsSync(file)) throw new BackupError(`There is no file ${file}.`);
  if (sqliteFile(to) !== undefined) throw new BackupError('DATABASE_URL must name the PostgreSQL database.');
  const release = await ownDatabase(from);
  try {
    await (await openDatabase(from)).close();
    const target = await openDatabase(to);
    const source = await openRaw(from);
    try {
      return await moveRows(source, target);
    } finally {
      await source.close();
      await target.close();
    }
  } finally {
    await release();
  }
}
