import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type ChatArguments, readArguments } from './chat-arguments';
import { openChat } from './console-channel';
import { runTerminal } from './terminal';
import { createBot } from '../assembly/bot';
import { type Config, ConfigError, readConfig } from '../settings/config';
import { ContentError } from '../content/content-problem';
import { DatabaseUrlError } from '../../models/database/database';
import { setLogLevel } from '../settings/logger';
import { loadEnvFile } from '../settings/env-file';

const USAGE = `npm run chat -- [--lang id|en] [--as PHONE or E-MAIL of a known customer] [--fresh]
  --fresh   a database of its own, thrown away at the end
Buttons are chosen by their number. Ctrl-D ends.`;

/** `npm run chat`: the same bot in a terminal. @returns the exit code */
async function main(): Promise<number> {
  const options = readArguments(process.argv.slice(2));
  if (!options) {
    process.stderr.write(`${USAGE}\n`);
    return 2;
  }
  loadEnvFile();
  // Before anything is logged: a log line between two bubbles would read like one.
  setLogLevel(process.env.LOG_LEVEL ?? 'silent');
  const config = readConfig(process.env);
  if (!options.fresh) return chat(config, options);
  const folder = mkdtempSync(path.join(tmpdir(), 'tangga-chat-'));
  try {
    return await chat({ ...config, databaseUrl: `sqlite:${path.join(folder, 'chat.sqlite')}` }, options);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function chat(config: Config, options: ChatArguments): Promise<number> {
  const bot = await createBot(config);
  try {
    const conversation = await openChat(bot, options);
    if (!conversation) {
      process.stderr.write(`Nobody with ${options.as ?? 'that'} is known.\n`);
      return 1;
    }
    await runTerminal(conversation, process.stdin, process.stdout);
    return 0;
  } finally {
    await bot.close();
  }
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    const isTheirs =
      error instanceof ConfigError || error instanceof ContentError || error instanceof DatabaseUrlError;
    process.stderr.write(
      `${error instanceof Error ? (isTheirs ? error.message : error.stack) : String(error)}\n`,
    );
    process.exitCode = 1;
  },
);
