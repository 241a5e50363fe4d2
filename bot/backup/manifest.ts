import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { open, readFile, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { BackupError } from '../../models/backup/backup-error';

/** What lies in a backup's folder, and what must be found in it again. */
const MANIFEST = z.object({
  format: z.literal('tangga-backup-1'),
  madeAt: z.string(),
  kind: z.enum(['sqlite', 'postgres']),
  /** Names of the migrations that had run. */
  migrations: z.array(z.string()),
  /** Rows in each table. */
  tables: z.record(z.number()),
  /** Relative paths, with `/`. */
  files: z.array(z.object({ path: z.string(), bytes: z.number(), sha256: z.string() })),
  /** Ids of files of customers that a row names and that were not on the disk. */
  missing: z.array(z.string()),
});

export type Manifest = z.infer<typeof MANIFEST>;
export type BackedUpFile = Manifest['files'][number];

const MANIFEST_FILE = 'manifest.json';
/** A moment as folders are named after it: `2026-12-01T14-00-00-000Z`. */
const FOLDER = /^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d-\d{3}Z$/;

export function folderName(at: string): string {
  return at.replaceAll(/[:.]/g, '-');
}

/** Folders of whole backups, oldest first. Whatever else lies there is nobody's business here. */
export async function backupsIn(folder: string): Promise<string[]> {
  if (!existsSync(folder)) return [];
  const names = (await readdir(folder)).filter((name) => FOLDER.test(name)).sort();
  return names
    .map((name) => path.join(folder, name))
    .filter((backup) => existsSync(path.join(backup, MANIFEST_FILE)));
}

/** Written last, and through to the disk: a folder with a manifest is a whole backup. */
export async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  const file = await open(path.join(folder, MANIFEST_FILE), 'wx', 0o600);
  try {
    await file.writeFile(`${JSON.stringify(manifest, null, 2)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
}

/**
 * Reads a backup's manifest and compares every file with it.
 * @throws BackupError naming the first file that is missing, or not what it was
 */
export async function verifiedManifest(folder: string): Promise<Manifest> {
  const manifest = await readManifest(folder);
  for (const wanted of manifest.files) {
    const file = path.join(folder, wanted.path);
    // A manifest from elsewhere must not lead out of its folder.
    if (path.relative(folder, file).startsWith('..'))
      throw new BackupError(`${wanted.path} is not a path in it.`);
    const found = await describe(folder, wanted.path).catch(() => undefined);
    if (!found) throw new BackupError(`${wanted.path} is missing in ${folder}.`);
    if (found.sha256 !== wanted.sha256) {
      throw new BackupError(`${wanted.path} in ${folder} is not what was backed up: its checksum differs.`);
    }
  }
  return manifest;
}

async function readManifest(folder: string): Promise<Manifest> {
  const text = await readFile(path.join(folder, MANIFEST_FILE), 'utf8').catch(() => undefined);
  if (text === undefined) throw new BackupError(`${folder} is no backup: it has no ${MANIFEST_FILE}.`);
  const parsed = MANIFEST.safeParse(parseJson(text));
  if (!parsed.success) throw new BackupError(`${MANIFEST_FILE} in ${folder} cannot be read.`);
  return parsed.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** @param place relative to the folder */
export async function describe(folder: string, place: string): Promise<BackedUpFile> {
  const file = path.join(folder, place);
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  const { size: bytes } = await stat(file);
  return { path: place.split(path.sep).join('/'), bytes, sha256: hash.digest('hex') };
}
