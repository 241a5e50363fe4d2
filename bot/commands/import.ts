import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { type ImportResult, loadProducts } from '../../models/catalogue/catalogue-store';
import { undoImport } from '../../models/catalogue/undo-import';
import { type Database, openDatabase } from '../../models/database/database';
import { readConfig } from '../settings/config';
import { type Content } from '../content/content';
import { type ContentProblem } from '../content/content-problem';
import { loadContent } from '../content/load-content';
import { loadEnvFile } from '../settings/env-file';
import { setLogLevel } from '../settings/logger';
import { companyFolder } from '../settings/root';
import { type CataloguePlan, planCatalogue, takeCatalogue } from '../imports/import-catalogue';
import { markedCopy } from '../imports/marked-copy';
import { importOrders } from '../imports/import-orders';
import { numberToSay, planInWords } from '../imports/plan-words';
import { groupedProblems } from '../imports/problem-groups';

interface Import {
  database: Database;
  content: Content;
  now: string;
  newId: (kind: string) => string;
  bytes: Uint8Array;
  file: string;
  flags: Flags;
}

type Flags = ReturnType<typeof readFlags>;

/** What is said, and whether anything that was asked for could not be done. */
interface Said {
  words: string;
  code: number;
}

/** What can be imported. */
const IMPORTS: Record<string, (run: Import) => Promise<Said>> = {
  catalogue: async (run) => {
    const { flags } = run;
    if (flags.undo) return undo(run);
    const context = { ...run, onlyUpdate: flags.onlyUpdate };
    const outcome = await planCatalogue(run.bytes, run.file, context);
    if (!outcome.ok) return refused(outcome.problems, run);
    const plan = outcome.done;
    const told = planInWords(plan).join('\n');
    if (flags.dryRun) return { words: `${told}\nA dry run: nothing was imported.`, code: 0 };
    if (flags.confirm !== plan.code) return { words: `${told}\n${howToConfirm(run, plan)}`, code: 3 };
    const done = await takeCatalogue(plan, context, flags.discontinue);
    if (done === 'too_many_vanish') return { words: `${told}\n${howToConfirm(run, plan)}`, code: 3 };
    return { words: `${told}\n${doneInWords(done)}`, code: 0 };
  },
  orders: async (run) => {
    const products = await loadProducts(run.database);
    const outcome = await importOrders(run.bytes, run.file, { ...run, products });
    if (!outcome.ok) return refused(outcome.problems);
    const { done } = outcome;
    const orders = `${done.added} new, ${done.changed} changed, ${done.unchanged} unchanged;`;
    return {
      words: [
        ...(done.notes ?? []),
        `${orders} ${done.newContacts} new customers, ${done.rungsCrossed} rungs crossed.`,
      ].join('\n'),
      code: 0,
    };
  },
};

async function undo({ database, now, newId }: Import): Promise<Said> {
  const done = await undoImport(database, now, () => newId('price'));
  if (done === 'nothing_to_undo') {
    return {
      words: 'There is no import that could be taken back, or the catalogue has changed since.',
      code: 1,
    };
  }
  const { importedAt, restored, withdrawn } = done;
  return {
    words: `The import of ${importedAt} is taken back: ${restored} products as before, ${withdrawn} discontinued.`,
    code: 0,
  };
}

function doneInWords(done: ImportResult): string {
  return [
    `Imported: ${done.added} new, ${done.updated} updated, ${done.discontinued} discontinued;`,
    `${done.pricesChanged} prices began or ended. A running server takes it up by itself. --undo takes it back.`,
  ].join(' ');
}

/** With the file of a catalogue a copy is written beside it, that says in each row what is wrong. */
function refused(problems: readonly ContentProblem[], run?: Import): Said {
  const copy = run && markedCopy(run.bytes, run.file, problems);
  const words = [...groupedProblems(problems), 'Nothing was imported.'];
  if (run && copy !== undefined) {
    const { dir, name } = path.parse(run.file);
    const place = path.join(dir, `${name}.mistakes.csv`);
    writeFileSync(place, copy);
    words.push(`${place} is a copy with a column that says what is wrong in each row.`);
  }
  return { words: words.join('\n'), code: 1 };
}

/** The code holds for these bytes read in this way; where much would vanish its number is to be said too. */
function howToConfirm({ file, flags }: Import, plan: CataloguePlan): string {
  const many = numberToSay(plan);
  const options = [
    `--confirm ${plan.code}`,
    ...(flags.onlyUpdate ? ['--only-update'] : []),
    ...(many === undefined ? [] : [`--discontinue ${many}`]),
  ].join(' ');
  const stale =
    flags.confirm === undefined || flags.confirm === plan.code
      ? []
      : ['The code is of another file or reading.'];
  const warning =
    many === undefined
      ? []
      : [
          `The file lacks ${many} of ${plan.changes.onSale} products on sale. If it is part of the list, use --only-update.`,
        ];
  return [
    ...stale,
    ...warning,
    'Nothing was imported yet. If this is right:',
    `  npm run import:catalogue -- ${file} ${options}`,
  ].join('\n');
}

function readFlags(args: readonly string[]): {
  files: string[];
  dryRun: boolean;
  onlyUpdate: boolean;
  undo: boolean;
  confirm: string | undefined;
  discontinue: number | undefined;
} {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      'dry-run': { type: 'boolean', default: false },
      'only-update': { type: 'boolean', default: false },
      undo: { type: 'boolean', default: false },
      confirm: { type: 'string' },
      discontinue: { type: 'string' },
    },
  });
  return {
    files: positionals,
    dryRun: values['dry-run'],
    onlyUpdate: values['only-update'],
    undo: values.undo,
    confirm: values.confirm,
    discontinue: values.discontinue === undefined ? undefined : Number(values.discontinue),
  };
}

const USAGE = 'FILE [--dry-run] [--only-update] [--confirm CODE] [--discontinue NUMBER], or --undo';

/** `npm run import:catalogue -- FILE.csv`, `npm run import:orders -- FILE.csv`. @returns the exit code */
async function main(kind: string, args: readonly string[]): Promise<number> {
  const run = IMPORTS[kind];
  const flags = readFlags(args);
  const [file] = flags.files;
  const usage = kind === 'catalogue' ? USAGE : 'FILE.csv';
  if (!run || (file === undefined && !flags.undo))
    return complain(`Which file? npm run import:${kind} -- ${usage}`, 2);
  if (file !== undefined && !existsSync(file)) return complain(`There is no file ${file}.`, 2);
  loadEnvFile();
  const config = readConfig(process.env);
  setLogLevel('warn');
  const content = loadContent(companyFolder(config.company));
  const database = await openDatabase(config.databaseUrl);
  try {
    const now = new Date().toISOString();
    const bytes = file === undefined ? Buffer.alloc(0) : readFileSync(file);
    const said = await run({
      database,
      content,
      now,
      newId: () => randomUUID(),
      bytes,
      file: file ?? '',
      flags,
    });
    if (said.code === 1) return complain(said.words, 1);
    process.stdout.write(`${said.words}\n`);
    return said.code;
  } finally {
    await database.close();
  }
}

function complain(words: string, code: number): number {
  process.stderr.write(`${words}\n`);
  return code;
}

const [kind = '', ...args] = process.argv.slice(2);
main(kind, args).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    complain(error instanceof Error ? error.message : String(error), 1);
    process.exitCode = 1;
  },
);
