import path from 'node:path';
import { backupsIn } from '../backup/manifest';
import { restore } from '../backup/restore';
import { readConfig } from '../settings/config';
import { loadEnvFile } from '../settings/env-file';
import { UPLOADS } from '../settings/root';

const USAGE = 'npm run restore -- FOLDER|latest [--replace]';

/** `npm run restore -- FOLDER|latest [--replace]`: what a backup holds takes the place of what is here. */
async function main(args: readonly string[]): Promise<number> {
  const names = args.filter((arg) => !arg.startsWith('--'));
  const unknown = args.filter((arg) => arg.startsWith('--') && arg !== '--replace');
  loadEnvFile();
  const { databaseUrl, backup } = readConfig(process.env);
  const backups = await backupsIn(backup.folder);
  const [name] = names;
  if (name === undefined || names.length > 1 || unknown.length > 0) {
    const there = backups.length > 0 ? `\nThere are:\n  ${backups.join('\n  ')}` : '';
    return complain(`Which backup? ${USAGE}${there}`, 2);
  }
  const from = name === 'latest' ? backups.at(-1) : path.resolve(name);
  if (from === undefined) return complain(`There is no backup in ${backup.folder}.`, 1);
  const mayReplace = args.includes('--replace');
  const at = new Date().toISOString();
  const { manifest, aside } = await restore({ from, databaseUrl, uploads: UPLOADS, mayReplace, at });
  const rows = Object.values(manifest.tables).reduce((sum, count) => sum + count, 0);
  const files = manifest.files.length - 1;
  const lines = [
    `Restored what was here at ${manifest.madeAt}: ${rows} rows, ${files} files of customers, checked.`,
  ];
  if (aside.length > 0) lines.push('What was here before is kept; delete it when nobody misses it:');
  process.stdout.write(`${[...lines, ...aside.map((place) => `  ${place}`)].join('\n')}\n`);
  return 0;
}

function complain(words: string, code: number): number {
  process.stderr.write(`${words}\n`);
  return code;
}

main(process.argv.slice(2)).then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    process.exitCode = complain(
      `${error instanceof Error ? error.message : String(error)}\nNothing was restored.`,
      1,
    );
  },
);
