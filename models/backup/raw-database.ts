import path from 'node:path';
import * as pg from 'pg';
import sqlite3 from 'sqlite3';
import { DatabaseUrlError } from '../database/database';
import { type SqlValue } from '../database/sql';

/** A database as it is: no schema is brought up to date, and nothing is known of its tables. */
export interface RawDatabase {
  kind: 'sqlite' | 'postgres';
  rows: <Row>(text: string, params?: readonly SqlValue[]) => Promise<Row[]>;
  close: () => Promise<void>;
}

/** Where the file of a `sqlite:` URL lies; undefined for any other URL. */
export function sqliteFile(url: string): string | undefined {
  return url.startsWith('sqlite:') ? path.resolve(url.slice('sqlite:'.length)) : undefined;
}

/** @throws DatabaseUrlError when the URL is of no known kind, or what the database says; a missing file is not made */
export async function openRaw(url: string): Promise<RawDatabase> {
  const file = sqliteFile(url);
  if (file !== undefined) return openFile(file);
  if (!/^postgres(ql)?:\/\//.test(url)) {
    throw new DatabaseUrlError('DATABASE_URL must start with sqlite: or postgres://');
  }
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  await client.connect();
  return {
    kind: 'postgres',
    rows: async <Row>(text: string, params: readonly SqlValue[] = []) =>
      (await client.query(text, params)).rows as Row[],
    close: () => client.end(),
  };
}

async function openFile(file: string): Promise<RawDatabase> {
  const connection = await new Promise<sqlite3.Database>((resolve, reject) => {
    const made: sqlite3.Database = new sqlite3.Database(file, sqlite3.OPEN_READWRITE, (error) =>
      error ? reject(error) : resolve(made),
    );
  });
  connection.configure('busyTimeout', 5_000);
  return {
    kind: 'sqlite',
    rows: <Row>(text: string, params: readonly SqlValue[] = []) =>
      new Promise<Row[]>((resolve, reject) => {
        connection.all(text, params, (error: Error | null, rows: Row[]) =>
          error ? reject(error) : resolve(rows),
        );
      }),
    close: () =>
      new Promise<void>((resolve, reject) =>
        connection.close((error) => (error ? reject(error) : resolve())),
      ),
  };
}
