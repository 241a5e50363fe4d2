import { randomUUID } from 'node:crypto';
import { openDatabase } from '../../models/database/database';
import { type Moved, reviewLadder } from '../../models/orders/review-ladder';
import { loadContent } from '../content/load-content';
import { readConfig } from '../settings/config';
import { loadEnvFile } from '../settings/env-file';
import { setLogLevel } from '../settings/logger';
import { companyFolder } from '../settings/root';

/** `npm run review:ladder [-- --write]`: who would move by the rules as they are now; with `--write` they do. */
async function main(args: readonly string[]): Promise<number> {
  const unknown = args.filter((arg) => arg !== '--write');
  if (unknown.length > 0) {
    process.stderr.write(`Unknown: ${unknown.join(' ')}. npm run review:ladder [-- --write]\n`);
    return 2;
  }
  loadEnvFile();
  setLogLevel('warn');
  const config = readConfig(process.env);
  const { rules, company } = loadContent(companyFolder(config.company));
  const database = await openDatabase(config.databaseUrl);
  try {
    const { timeZone } = company;
    const at = new Date().toISOString();
    const context = { at, newId: () => randomUUID(), actor: 'system', rules: rules.ladder, timeZone };
    const isPreview = !args.includes('--write');
    const moved = await reviewLadder(database, context, { scope: 'everybody', isPreview });
    process.stdout.write(`${inWords(moved, isPreview)}\n`);
    return 0;
  } finally {
    await database.close();
  }
}

function inWords(moved: readonly Moved[], isPreview: boolean): string {
  if (moved.length === 0) return 'Everybody stands where the evidence puts them.';
  const counts = new Map<string, number>();
  for (const { from, to } of moved) {
    const move = `${from} → ${to}`;
    counts.set(move, (counts.get(move) ?? 0) + 1);
  }
  const lines = [...counts].sort().map(([move, count]) => `  ${move}: ${count}`);
  const title = isPreview ? 'Would move (nothing is written; --write does it):' : 'Moved:';
  return [title, ...lines].join('\n');
}

main(process.argv.slice(2)).then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  },
);
