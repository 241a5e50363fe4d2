import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { attachmentRows } from '../../models/files/attachment-store';
import { type Database, openDatabase } from '../../models/database/database';
import { settingOnce } from '../../models/database/settings';
import { createStore } from '../../models/turns/store';
import { mountDirectLine } from '../channels/directline/mount';
import { sharesIn } from '../channels/directline/shares';
import { DEFAULT_UPLOAD_LIMITS } from '../files/upload-limits';
import { originPolicy } from '../http/origins';
import { Hub } from '../pipeline/hub';
import { ROOT } from '../settings/root';
import { type WebServer, createServer } from '../http/server';
import { type StandAloneOptions } from './arguments';
import { Conversations } from './bot-conversations';
import { handOver } from './bot-endpoint';
import { mountConnector } from './connector';
import { type RelayDeps, RelayIntake } from './relay-intake';
import { wholeActivities } from './whole-activity';

/** The running server. */
export interface StandAlone {
  /** Where it listens, e.g. `http://127.0.0.1:3979`. */
  url: string;
  secret: string;
  close: () => Promise<void>;
}

const BOT = { id: 'bot', name: 'Bot' };

/** Hours after which a page's visitor begins anew. */
const RESUME_H = 24;

/** Starts our Direct Line server before a bot elsewhere; resolves when requests are answered. */
export async function startStandAlone(options: StandAloneOptions): Promise<StandAlone> {
  const temporary = options.database === undefined;
  const folder = temporary
    ? mkdtempSync(path.join(tmpdir(), 'tangga-directline-'))
    : path.join(ROOT, 'data/directline');
  const database = await openDatabase(options.database ?? `sqlite:${path.join(folder, 'log.sqlite')}`);
  const secret = options.secret ?? (await keyOf(database, 'directline_secret'));
  const web = createServer({ publicUrl: undefined, trustProxy: false, ready: () => true });
  const channel = await mount(web, database, { ...options, secret }, path.join(folder, 'uploads'));
  await listening(web, options);
  return {
    url: addressOf(web),
    secret,
    close: async () => {
      const drained = web.close();
      channel.close();
      await drained;
      await database.close();
      if (temporary) rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function mount(
  web: WebServer,
  database: Database,
  { bot: url, secret, connectorSecret, serviceUrl, origins }: StandAloneOptions,
  uploads: string,
): Promise<{ close: () => void }> {
  const reach = { publicUrl: undefined, trustProxy: false };
  const store = createStore(database);
  const bot = { url, account: BOT, serviceUrl: () => serviceUrl ?? addressOf(web) };
  const relay: RelayDeps = { database, store, hub: new Hub(), bot, clock, newId };
  const intake = new RelayIntake(relay);
  const signingKey = await keyOf(database, 'directline_key');
  const channel = mountDirectLine(web, {
    ...relay,
    intake,
    reader: wholeActivities(BOT),
    answersAfterTurn: true,
    typed: (conversationId, activity) =>
      void handOver(bot, { conversationId, id: `${conversationId}|${newId()}`, at: clock(), activity }),
    activitiesAfter: store.activitiesAfter,
    lastConversation: store.lastConversation,
    conversationPlace: store.conversationPlace,
    origins: originPolicy(reach, origins),
    reach,
    signingKey,
    shares: sharesIn(database, signingKey, clock),
    secret,
    bot: BOT,
    resumeH: RESUME_H,
    uploads: {
      store: attachmentRows(database),
      folder: uploads,
      limits: { ...DEFAULT_UPLOAD_LIMITS, types: 'any' },
    },
  });
  mountConnector(web.server, new Conversations({ ...relay, intake, channel }), connectorSecret);
  return channel;
}

function clock(): string {
  return new Date().toISOString();
}

function newId(): string {
  return randomBytes(16).toString('base64url');
}

/** Made once for a database: conversations and tokens outlive the process. */
function keyOf(database: Database, name: string): Promise<string> {
  return settingOnce(database, name, () => randomBytes(32).toString('base64url'));
}

function listening({ server }: WebServer, { host, port }: StandAloneOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(port, host, resolve);
  });
}

/** As seen from this machine. */
function addressOf({ server }: WebServer): string {
  const { address, port } = server.address();
  if (address === '0.0.0.0' || address === '::') return `http://127.0.0.1:${port}`;
  return `http://${address.includes(':') ? `[${address}]` : address}:${port}`;
}
