import { backUp } from '../backup/back-up';
import { readConfig } from '../settings/config';
import { loadEnvFile } from '../settings/env-file';
import { UPLOADS } from '../settings/root';

/** `npm run backup`: database and files into a folder of their own, checked; the oldest beyond BACKUP_KEEP go. */
async function main(): Promise<void> {
  loadEnvFile();
  const { databaseUrl, backup } = readConfig(process.env);
  const at = new Date().toISOString();
  const { folder, manifest, deleted } = await backUp({ databaseUrl, uploads: UPLOADS, at, ...backup });
  const { tables, files, missing } = manifest;
  const rows = Object.values(tables).reduce((sum, count) => sum + count, 0);
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  const size = `${(bytes / 1e6).toFixed(1)} MB`;
  const lines = [
    `${folder}: ${rows} rows, ${files.length - 1} files of customers, ${size}, checked.`,
    ...(missing.length > 0 ? [`${missing.length} files are named in the database and not on the disk.`] : []),
    ...(deleted.length > 0 ? [`${deleted.length} older ones deleted; ${backup.keep} are kept.`] : []),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(
    `${error instanceof Error ? error.message : String(error)}\nThere is no new backup.\n`,
  );
  process.exitCode = 1;
});
