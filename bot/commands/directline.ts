import { setLogLevel } from '../settings/logger';
import { DatabaseUrlError } from '../../models/database/database';
import { surviveErrors } from '../http/last-resort';
import { USAGE, readArguments } from '../direct-line-server/arguments';
import { type StandAlone, startStandAlone } from '../direct-line-server/stand-alone';

/** Milliseconds for open turns to end. */
const PATIENCE = 10_000;

/** `npm run directline -- --bot URL`. */
async function main(): Promise<void> {
  const options = readArguments(process.argv.slice(2));
  if (typeof options === 'string') {
    process.stderr.write(`${options}.\n\n${USAGE}\n`);
    process.exitCode = 2;
    return;
  }
  setLogLevel(process.env.LOG_LEVEL ?? 'warn');
  const running = await startStandAlone(options);
  surviveErrors();
  process.stdout.write(
    [
      '',
      `  Direct Line   ${running.url}/v3/directline`,
      `  Bot           ${options.bot}`,
      // Given by hand it is known; made by us it can be read nowhere else.
      ...(options.secret === undefined ? [`  Secret        ${running.secret}`] : []),
      '',
      '',
    ].join('\n'),
  );
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop(running));
}

async function stop(running: StandAlone): Promise<void> {
  setTimeout(() => process.exit(1), PATIENCE).unref();
  await running.close();
  process.exit(0);
}

main().catch((error: unknown) => {
  const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  const isTheirs = error instanceof DatabaseUrlError;
  const words = taken ? 'The port is taken by another program. --port 0 finds a free one.' : String(error);
  process.stderr.write(`${isTheirs ? error.message : words}\n`);
  process.exitCode = 1;
});
