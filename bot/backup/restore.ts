import { existsSync } from 'node:fs';
import { copyFile, mkdir, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { type Instant } from '../../domain/time/instant';
import { BackupError } from '../../models/backup/backup-error';
import { countRows, differences, isEmpty, unknownMigrations } from '../../models/backup/contents';
import { notEmpty, restorePostgres } from '../../models/backup/postgres-copy';
import { openRaw, sqliteFile } from '../../models/backup/raw-database';
import { checkSqlite, moveSqlite } from '../../models/backup/sqlite-copy';
import { ownDatabase } from '../../models/database/sole-owner';
import { type Manifest, describe, verifiedManifest } from './manifest';

/** Which backup is restored, and over what. */
export interface RestorePlan {
  /** The backup's folder. */
  from: string;
  databaseUrl: string;
  /** Where the bytes of customers' files lie. */
  uploads: string;
  /** Whether what is there may be put aside. */
  mayReplace: boolean;
  at: Instant;
}

export interface Restored {
  manifest: Manifest;
  /** Where what was there before lies now. */
  aside: string[];
}

const UPLOADS = 'uploads/';

/**
 * Brings a backup back. Everything is checked before anything is touched, and what was there is put aside.
 * @throws BackupError or DatabaseInUseError: the installation then is as it was
 */
export async function restore(plan: RestorePlan): Promise<Restored> {
  const manifest = await verifiedManifest(plan.from);
  refuseUnfit(manifest, plan);
  const release = await ownDatabase(plan.databaseUrl);
  try {
    const hasFiles = existsSync(plan.uploads) && (await readdir(plan.uploads)).length > 0;
    if (hasFiles && !plan.mayReplace) throw notEmpty();
    const files = await readyFiles(manifest, plan);
    const before = await restoreDatabase(manifest, plan).catch(async (error: unknown) => {
      await rm(files, { recursive: true, force: true });
      throw error;
    });
    return { manifest, aside: [...before, ...(await takeFiles(files, plan, hasFiles))] };
  } finally {
    await release();
  }
}

function refuseUnfit({ kind, migrations }: Manifest, { databaseUrl }: RestorePlan): void {
  const isSqlite = sqliteFile(databaseUrl) !== undefined;
  if (isSqlite !== (kind === 'sqlite')) {
    throw new BackupError(
      `This backup is of ${kind === 'sqlite' ? 'SQLite' : 'PostgreSQL'}, and DATABASE_URL names another kind. ` +
        'Restore it into its own kind; npm run move:postgres then takes SQLite to PostgreSQL.',
    );
  }
  const newer = unknownMigrations(migrations);
  if (newer.length > 0) {
    throw new BackupError(
      `This backup was made by a newer version, which has ${newer.join(', ')}. Upgrade first.`,
    );
  }
}

/** Digits only, for names of files and schemas. */
function stampOf(at: Instant): string {
  return at.replaceAll(/\D/g, '');
}

async function restoreDatabase(manifest: Manifest, plan: RestorePlan): Promise<string[]> {
  const file = sqliteFile(plan.databaseUrl);
  if (file !== undefined) return restoreFile(file, manifest, plan);
  const schema = await restorePostgres(plan.databaseUrl, path.join(plan.from, 'database.dump'), {
    wanted: manifest.tables,
    mayReplace: plan.mayReplace,
    stamp: stampOf(plan.at),
  });
  return schema === undefined ? [] : [`the schema ${schema}`];
}

async function restoreFile(file: string, manifest: Manifest, plan: RestorePlan): Promise<string[]> {
  const isThere = existsSync(file);
  if (isThere && !plan.mayReplace && !(await isEmptyFile(file))) throw notEmpty();
  const ready = `${file}.restoring`;
  await rm(ready, { force: true });
  await copyFile(path.join(plan.from, 'database.sqlite'), ready);
  try {
    const wrong = differences(manifest.tables, (await checkSqlite(ready)).tables);
    if (wrong.length > 0) throw new BackupError(`Not all of it came back: ${wrong.join('; ')}`);
    const aside = `${file}.before-restore-${stampOf(plan.at)}`;
    await moveSqlite(file, aside);
    await moveSqlite(ready, file);
    return isThere ? [aside] : [];
  } finally {
    await rm(ready, { force: true });
  }
}

async function isEmptyFile(file: string): Promise<boolean> {
  const raw = await openRaw(`sqlite:${file}`);
  try {
    return isEmpty(await countRows(raw));
  } finally {
    await raw.close();
  }
}

/** A folder beside that of the uploads with all files of the backup, compared again after they were copied. */
async function readyFiles({ files }: Manifest, { from, uploads }: RestorePlan): Promise<string> {
  const ready = `${uploads}.restoring`;
  await rm(ready, { recursive: true, force: true });
  await mkdir(ready, { recursive: true, mode: 0o700 });
  for (const file of files.filter(({ path: place }) => place.startsWith(UPLOADS))) {
    const place = file.path.slice(UPLOADS.length);
    await mkdir(path.dirname(path.join(ready, place)), { recursive: true, mode: 0o700 });
    await copyFile(path.join(from, file.path), path.join(ready, place));
    if ((await describe(ready, place)).sha256 !== file.sha256) {
      throw new BackupError(`${file.path} could not be copied whole.`);
    }
  }
  return ready;
}

async function takeFiles(ready: string, { uploads, at }: RestorePlan, hasFiles: boolean): Promise<string[]> {
  const aside = `${uploads}.before-restore-${stampOf(at)}`;
  if (hasFiles) await rename(uploads, aside);
  else await rm(uploads, { recursive: true, force: true });
  await rename(ready, uploads);
  return hasFiles ? [aside] : [];
}
