import './settings/compile-cache';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { type App, startApp } from './assembly/app';
import { type Config, ConfigError, readConfig } from './settings/config';
import { ContentError } from './content/content-problem';
import { DatabaseInUseError } from '../models/database/sole-owner';
import { DatabaseUrlError } from '../models/database/database';
import { surviveErrors } from './http/last-resort';
import { errorFields, serverLog, setLogFormat, setLogLevel } from './settings/logger';
import { ROOT } from './settings/root';

/** `npm start`. */
async function main(): Promise<void> {
  const file = path.join(ROOT, '.env');
  if (existsSync(file)) process.loadEnvFile(file);
  const config = readConfig(process.env);
  setLogLevel(config.logLevel);
  setLogFormat(config.logFormat);
  let next: () => Promise<string | undefined> = () => Promise.resolve(undefined);
  const app = await startApp(config, {}, () => {
    void next().then((link) => link && say(`  Next desk link   ${link}\n`));
  });
  surviveErrors();
  next = () => app.deskLink();
  const desk = (await app.deskLink()) ?? `${app.url}/desk`;
  say(`\n  Tangga is listening.\n\n  Shop   ${app.url}/\n  Desk   ${desk}\n${switchedOff(config)}`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop(app));
}

/** Milliseconds in which a client that keeps its connection asks once more, and a proxy looks at /readyz. */
const NOTICE_MS = 1_000;
/** Milliseconds for all of it; supervisors kill after ten seconds and more. */
const GRACE_MS = 10_000;

/** Open turns are finished; what still waits is on disk and is taken up at the next start. */
async function stop(app: App): Promise<void> {
  serverLog.info('the server stops; what is under way is finished first');
  const forced = setTimeout(() => process.exit(1), GRACE_MS);
  forced.unref();
  await app.close(NOTICE_MS);
  process.exit(0);
}

/** What the configuration leaves out, and the variable that brings it in. */
function switchedOff({ azure, luis, secrets }: Config): string {
  const off = [
    secrets.telegramToken === undefined && 'Telegram (TELEGRAM_BOT_TOKEN)',
    azure === undefined && 'Teams and other channels of Azure (MicrosoftAppId)',
    luis === undefined && 'LUIS (LUIS_ENDPOINT)',
  ].filter((name) => name !== false);
  return off.length === 0
    ? ''
    : `\n  Off    ${off.join('\n         ')}\n         .env.example says how to switch them on.\n`;
}

/** What a person at the terminal needs; it carries the desk's one-time link, so it is not a log line. */
function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

const THEIRS = [ConfigError, ContentError, DatabaseUrlError, DatabaseInUseError];

/** Mistakes of configuration or content are printed as they are; anything else is logged as a bug. */
function refuse(error: unknown): void {
  if (THEIRS.some((kind) => error instanceof kind)) {
    process.stderr.write(`${(error as Error).message}\n`);
  } else if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    process.stderr.write('The port is taken by another program. Set PORT to a free one (0 finds one).\n');
  } else {
    serverLog.fatal(errorFields(error), 'could not start');
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  }
  process.exit(1);
}

main().catch(refuse);
