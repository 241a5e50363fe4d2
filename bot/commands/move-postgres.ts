import { moveToPostgres } from '../backup/move-to-postgres';
import { readConfig } from '../settings/config';
import { loadEnvFile } from '../settings/env-file';

/** `npm run move:postgres -- sqlite:./data/tangga.sqlite`: everything into the empty database of DATABASE_URL. */
async function main(args: readonly string[]): Promise<number> {
  const [from, ...more] = args;
  if (from === undefined || more.length > 0) {
    process.stderr.write(
      'Set DATABASE_URL to the new PostgreSQL database, stop the server, then\n' +
        'npm run move:postgres -- sqlite:./data/tangga.sqlite\n',
    );
    return 2;
  }
  loadEnvFile();
  const tables = await moveToPostgres(from, readConfig(process.env).databaseUrl);
  const lines = tables
    .filter(({ rows }) => rows > 0)
    .map(({ name, rows }) => `${String(rows).padStart(9)} ${name}`);
  process.stdout.write(`${lines.join('\n')}\nRows, sums and lengths are the same on both sides.\n`);
  process.stdout.write(`${from} is not used any longer; keep it until you are sure.\n`);
  return 0;
}

main(process.argv.slice(2)).then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  },
);
