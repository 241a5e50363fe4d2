import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type App, startApp } from '../../../../bot/assembly/app';
import { type Overrides } from '../../../../bot/assembly/bot';
import { type RateLimits } from '../../../../bot/channels/telegram/rate-limiter';
import { telegramChannel } from '../../../../bot/channels/telegram/channel';
import { type ChannelHost, type ChannelKind } from '../../../../bot/channels/channel';
import { readConfig } from '../../../../bot/settings/config';
import { type FileStore, openFileStore } from '../../../../bot/files/file-store';
import { shippedParts } from '../../../shipped-parts';
import { StrictTelegram, TOKEN } from './strict-telegram';

/** The whole server on a database of its own, and Telegram. */
export interface RunningTelegram {
  telegram: StrictTelegram;
  app: App;
  /** What has been kept, in a folder of the test. */
  files: FileStore;
  /** Stops the server and starts it again on the same database; Telegram stays. */
  restart: (between?: () => void) => Promise<void>;
  stop: () => Promise<void>;
}

export interface Variation {
  /** How updates come. Default: polling. */
  by?: 'webhook' | 'polling';
  limits?: RateLimits;
  environment?: Record<string, string>;
  overrides?: Overrides;
  /** Before the server starts. */
  prepare?: (telegram: StrictTelegram) => void;
}

const PUBLIC = 'https://bot.example.com';

export async function runTelegram({
  by = 'polling',
  limits,
  environment,
  overrides,
  prepare,
}: Variation = {}): Promise<RunningTelegram> {
  const folder = mkdtempSync(path.join(tmpdir(), 'tangga-telegram-'));
  const telegram = new StrictTelegram();
  const apiRoot = await telegram.start();
  prepare?.(telegram);
  const config = readConfig({
    PORT: '0',
    DATABASE_URL: `sqlite:${path.join(folder, 'test.sqlite')}`,
    TELEGRAM_BOT_TOKEN: TOKEN,
    ...(by === 'webhook' ? { PUBLIC_URL: PUBLIC } : {}),
    ...environment,
  });
  const kind = telegramChannel({ apiRoot, limits, holdS: 1, retryMs: 50 });
  let files: FileStore | undefined;
  const channel: ChannelKind = {
    ...kind,
    open: (host) => {
      files = filesIn(path.join(folder, 'uploads'), host);
      return kind.open({ ...host, files });
    },
  };
  const start = async (): Promise<App> => {
    const app = await startApp(config, { ...(await shippedParts()), ...overrides, channels: [channel] });
    telegram.handover.route = (url) => url.replace(PUBLIC, app.url);
    await connected(telegram, by);
    return app;
  };
  const running: RunningTelegram = {
    telegram,
    app: await start(),
    get files() {
      if (!files) throw new Error('the channel is not open');
      return files;
    },
    restart: async (between = () => undefined) => {
      await running.app.close();
      telegram.calls.length = 0;
      between();
      running.app = await start();
    },
    stop: async () => {
      await running.app.close();
      await telegram.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return running;
}

function filesIn(folder: string, { files, clock, newId }: ChannelHost): FileStore {
  return openFileStore({
    rows: files.uploads.store,
    folder,
    limits: files.limits,
    proofOf: () => 'proof',
    clock,
    newId,
  });
}

/** The server listens before Telegram knows of it. */
async function connected(telegram: StrictTelegram, by: 'webhook' | 'polling'): Promise<void> {
  const until = Date.now() + 5_000;
  const method = by === 'webhook' ? 'setWebhook' : 'getUpdates';
  while (telegram.callsOf(method).length === 0) {
    if (Date.now() > until) throw new Error('Telegram was not connected');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
