import { copyFile, mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { type Instant } from '../../domain/time/instant';
import { type AttachedRow, type Contents } from '../../models/backup/contents';
import { copyPostgres } from '../../models/backup/postgres-copy';
import { sqliteFile } from '../../models/backup/raw-database';
import { copySqlite } from '../../models/backup/sqlite-copy';
import { roomOf } from '../files/file-name';
import { type BackedUpFile, type Manifest, backupsIn, describe, folderName, writeManifest } from './manifest';

/** What is backed up, and to where. */
export interface BackupPlan {
  databaseUrl: string;
  /** Where the bytes of customers' files lie. */
  uploads: string;
  /** Where the backups lie, a folder each. */
  folder: string;
  /** Whole backups that are kept, this one included; the oldest are deleted. */
  keep: number;
  at: Instant;
}

export interface Backup {
  folder: string;
  manifest: Manifest;
  /** Folders that were deleted. */
  deleted: string[];
}

const PARTIAL = '.partial-';
const UPLOADS = 'uploads';

/**
 * Backs up database and files, while servers go on working, and checks the copy. Until all of it is whole it lies
 * under another name, so that a backup that was broken off is never taken for one.
 * @throws BackupError, or what disk and database say
 */
export async function backUp(plan: BackupPlan): Promise<Backup> {
  const name = folderName(plan.at);
  await mkdir(plan.folder, { recursive: true, mode: 0o700 });
  const partial = path.join(plan.folder, `${PARTIAL}${name}`);
  await mkdir(partial, { mode: 0o700 });
  try {
    const manifest = await fill(partial, plan);
    await writeManifest(partial, manifest);
    const folder = path.join(plan.folder, name);
    await rename(partial, folder);
    return { folder, manifest, deleted: await rotate(plan.folder, plan.keep) };
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
}

async function fill(partial: string, { databaseUrl, uploads, at }: BackupPlan): Promise<Manifest> {
  const isSqlite = sqliteFile(databaseUrl) !== undefined;
  const dump = isSqlite ? 'database.sqlite' : 'database.dump';
  const copy = isSqlite ? copySqlite : copyPostgres;
  const contents = await copy(databaseUrl, path.join(partial, dump));
  await throughToDisk(path.join(partial, dump));
  // After the database: the bytes of a file are there before its row is.
  const { files, missing } = await copyFiles(contents.attachments, uploads, partial);
  return manifestOf(contents, { at, isSqlite, missing, files: [await describe(partial, dump), ...files] });
}

function manifestOf(
  { tables, migrations }: Contents,
  of: { at: Instant; isSqlite: boolean; files: BackedUpFile[]; missing: string[] },
): Manifest {
  const { at: madeAt, files, missing } = of;
  const kind = of.isSqlite ? 'sqlite' : 'postgres';
  return { format: 'tangga-backup-1', madeAt, kind, migrations, tables, files, missing };
}

async function copyFiles(
  rows: readonly AttachedRow[],
  from: string,
  partial: string,
): Promise<{ files: BackedUpFile[]; missing: string[] }> {
  const files: BackedUpFile[] = [];
  const missing: string[] = [];
  for (const { id, conversationId, bytes } of rows) {
    const place = path.join(roomOf(conversationId), id);
    const copied = await copyOne(path.join(from, place), partial, path.join(UPLOADS, place));
    if (copied?.bytes === bytes) files.push(copied);
    else missing.push(id);
  }
  return { files, missing };
}

/** @returns undefined when there is no such file: it was deleted meanwhile, or lost before */
async function copyOne(from: string, partial: string, place: string): Promise<BackedUpFile | undefined> {
  const to = path.join(partial, place);
  await mkdir(path.dirname(to), { recursive: true, mode: 0o700 });
  try {
    await copyFile(from, to);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
  await throughToDisk(to);
  return describe(partial, place);
}

async function throughToDisk(place: string): Promise<void> {
  const file = await open(place, 'r+');
  try {
    await file.chmod(0o600);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Deletes the oldest whole backups, and what runs that were killed have left behind. */
async function rotate(folder: string, keep: number): Promise<string[]> {
  const backups = await backupsIn(folder);
  const old = backups.slice(0, Math.max(0, backups.length - keep));
  const broken = (await readdir(folder)).filter((name) => name.startsWith(PARTIAL) && isOld(name, backups));
  for (const place of [...old, ...broken.map((name) => path.join(folder, name))]) {
    await rm(place, { recursive: true, force: true });
  }
  return old;
}

/** Begun before the last whole backup but one: no run takes that long. */
function isOld(partial: string, backups: readonly string[]): boolean {
  const last = backups.at(-2);
  return last !== undefined && partial.slice(PARTIAL.length) < path.basename(last);
}
