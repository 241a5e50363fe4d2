import { openDatabase } from '../../models/database/database';
import { purgeExpired } from '../../models/identity/keep-times';
import { loadContent } from '../content/load-content';
import { readConfig } from '../settings/config';
import { loadEnvFile } from '../settings/env-file';
import { setLogLevel } from '../settings/logger';
import { companyFolder } from '../settings/root';

/** `npm run retention -- [--dry-run]`: what has been kept for its time is counted, or deleted (V-4). */
async function main(): Promise<void> {
  const isDry = process.argv.includes('--dry-run');
  loadEnvFile();
  setLogLevel('silent');
  const config = readConfig(process.env);
  const { rules } = loadContent(companyFolder(config.company));
  const database = await openDatabase(config.databaseUrl);
  try {
    const ground = { now: new Date().toISOString(), keep: rules.retention, privacy: rules.privacy };
    const counts = await purgeExpired(database, ground, isDry);
    const lines = Object.entries(counts).map(([name, count]) => `${String(count).padStart(8)} ${name}`);
    process.stdout.write(`${isDry ? 'Would delete:' : 'Deleted:'}\n${lines.join('\n')}\n`);
  } finally {
    await database.close();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
