import { existsSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { BackupError } from './backup-error';
import { type Contents, readContents } from './contents';
import { openRaw } from './raw-database';

/**
 * A whole copy of a SQLite database that may be in use: all of it as it was at one moment.
 * @param file of the copy; must not exist
 * @returns what the copy holds, after the copy was checked
 * @throws BackupError, or what SQLite says
 */
export async function copySqlite(url: string, file: string): Promise<Contents> {
  const source = await openRaw(url);
  try {
    await source.rows(`VACUUM INTO $1`, [file]);
  } finally {
    await source.close();
  }
  return checkSqlite(file);
}

/** @throws BackupError when the file is damaged, or its rows point at rows that are not there */
export async function checkSqlite(file: string): Promise<Contents> {
  const copy = await openRaw(`sqlite:${file}`);
  try {
    const faults = await copy.rows<{ integrity_check: string }>('PRAGMA integrity_check');
    const said = faults.map(({ integrity_check: line }) => line).join('; ');
    if (said !== 'ok') throw new BackupError(`The database is damaged: ${said}`);
    const strays = await copy.rows('PRAGMA foreign_key_check');
    if (strays.length > 0) throw new BackupError(`${strays.length} rows point at rows that are not there.`);
    return await readContents(copy);
  } finally {
    await copy.close();
  }
}

/** What belongs to a SQLite database: the file, and what is not written into it yet. */
const PARTS = ['', '-wal', '-shm'];

/** Moves a SQLite database that nobody uses, with all its parts, in one folder. */
export async function moveSqlite(from: string, to: string): Promise<void> {
  for (const part of PARTS) {
    if (existsSync(`${from}${part}`)) await rename(`${from}${part}`, `${to}${part}`);
  }
}
