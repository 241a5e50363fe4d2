import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { loadProducts } from '../../models/catalogue/catalogue-store';
import { type Database, openDatabase } from '../../models/database/database';
import { readConfig } from '../settings/config';
import { type Content } from '../content/content';
import { formatProblem } from '../content/content-problem';
import { loadContent } from '../content/load-content';
import { loadEnvFile } from '../settings/env-file';
import { setLogLevel } from '../settings/logger';
import { companyFolder } from '../settings/root';
import { importCatalogueFile } from '../imports/import-catalogue';
import { type Outcome, importOrders } from '../imports/import-orders';

interface Import {
  database: Database;
  content: Content;
  now: string;
  newId: (kind: string) => string;
  text: string;
  file: string;
}

/** What can be imported, and what is said afterwards. */
const IMPORTS: Record<string, (run: Import) => Promise<Outcome<string>>> = {
  catalogue: async (run) =>
    outcomeInWords(await importCatalogueFile(run.text, run.file, run), (done) =>
      [
        `${done.added} new, ${done.updated} updated, ${done.discontinued} discontinued;`,
        `${done.pricesChanged} prices began or ended. A running server takes it up by itself.`,
      ].join(' '),
    ),
  orders: async (run) => {
    const products = await loadProducts(run.database);
    return outcomeInWords(await importOrders(run.text, run.file, { ...run, products }), (done) =>
      [
        `${done.added} new, ${done.changed} changed, ${done.unchanged} unchanged;`,
        `${done.newContacts} new customers, ${done.rungsCrossed} rungs crossed.`,
      ].join(' '),
    );
  },
};

function outcomeInWords<Done>(outcome: Outcome<Done>, words: (done: Done) => string): Outcome<string> {
  return outcome.ok ? { ok: true, done: words(outcome.done) } : outcome;
}

/** `npm run import:catalogue -- FILE.csv`, `npm run import:orders -- FILE.csv`. @returns the exit code */
async function main(kind: string, file: string | undefined): Promise<number> {
  const run = IMPORTS[kind];
  if (!run || file === undefined) return complain(`Which file? npm run import:${kind} -- FILE.csv`, 2);
  if (!existsSync(file)) return complain(`There is no file ${file}.`, 2);
  loadEnvFile();
  const config = readConfig(process.env);
  setLogLevel('warn');
  const content = loadContent(companyFolder(config.company));
  const database = await openDatabase(config.databaseUrl);
  try {
    const now = new Date().toISOString();
    const text = readFileSync(file, 'utf8');
    const outcome = await run({ database, content, now, newId: () => randomUUID(), text, file });
    if (outcome.ok) process.stdout.write(`${outcome.done}\n`);
    else return complain([...outcome.problems.map(formatProblem), 'Nothing was imported.'].join('\n'), 1);
  } finally {
    await database.close();
  }
  return 0;
}

function complain(words: string, code: number): number {
  process.stderr.write(`${words}\n`);
  return code;
}

const [kind = '', file] = process.argv.slice(2);
main(kind, file).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    complain(error instanceof Error ? error.message : String(error), 1);
    process.exitCode = 1;
  },
);
