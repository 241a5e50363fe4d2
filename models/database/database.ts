import 'reflect-metadata';
import { type Database } from './database-interface';
import { type DatabaseWatch } from './health';
import { openPostgres } from './postgres';
import { openSqlite } from './sqlite';

export type { Database } from './database-interface';

export class DatabaseUrlError extends Error {
  override readonly name = 'DatabaseUrlError';
  readonly code = 'database_url';
}

/**
 * Opens the database and brings its schema up to date.
 * @param url `sqlite:./data/tangga.sqlite` (relative or absolute path) or `postgres://…`
 * @param watch is told when the database goes away and comes back
 * @throws DatabaseUrlError when the URL is of no known kind
 */
export async function openDatabase(url: string, watch?: DatabaseWatch): Promise<Database> {
  if (url.startsWith('sqlite:')) return openSqlite(url.slice('sqlite:'.length), watch);
  if (/^postgres(ql)?:\/\//.test(url)) return openPostgres(url, watch);
  throw new DatabaseUrlError('DATABASE_URL must start with sqlite: or postgres://');
}
