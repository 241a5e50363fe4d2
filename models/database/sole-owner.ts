import { mkdirSync } from 'node:fs';
import path from 'node:path';
import sqlite3 from 'sqlite3';

/** Two servers on one SQLite file would not notify each other; only the first may run. */
export class DatabaseInUseError extends Error {
  override readonly name = 'DatabaseInUseError';
  readonly code = 'database_in_use';
}

/**
 * Makes this process the only server of a SQLite file, until it releases it or dies in whatever way: the lock is
 * one of the operating system's, held on a file beside it. Commands that import or look go on working beside it.
 * On PostgreSQL any number of servers may share a database, and nothing is locked.
 * @returns how to release it
 * @throws DatabaseInUseError when another server uses it
 */
export async function ownDatabase(url: string): Promise<() => Promise<void>> {
  if (!url.startsWith('sqlite:')) return () => Promise.resolve();
  const file = path.resolve(url.slice('sqlite:'.length));
  mkdirSync(path.dirname(file), { recursive: true });
  const lock = await opened(`${file}.lock`);
  try {
    await run(lock, 'BEGIN EXCLUSIVE');
  } catch (error) {
    await closed(lock);
    if (error instanceof Error && 'code' in error && error.code === 'SQLITE_BUSY') throw inUse(file);
    throw error;
  }
  return () => closed(lock);
}

function inUse(file: string): DatabaseInUseError {
  return new DatabaseInUseError(
    `Another server runs on ${file}. A SQLite file belongs to one server: stop that one, give this one a file of ` +
      'its own, or set DATABASE_URL to PostgreSQL, on which several work together.',
  );
}

function opened(file: string): Promise<sqlite3.Database> {
  return new Promise((resolve, reject) => {
    const made: sqlite3.Database = new sqlite3.Database(file, (error) =>
      error ? reject(error) : resolve(made),
    );
  });
}

function run(lock: sqlite3.Database, statement: string): Promise<void> {
  return new Promise((resolve, reject) => {
    lock.run(statement, (error: Error | null) => (error ? reject(error) : resolve()));
  });
}

function closed(lock: sqlite3.Database): Promise<void> {
  return new Promise((resolve) => lock.close(() => resolve()));
}
