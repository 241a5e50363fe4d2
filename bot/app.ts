import { randomBytes, randomUUID } from 'node:crypto';
import { type AddressInfo } from 'node:net';
import path from 'node:path';
import { DIALOGS } from '../dialogs';
import { type Views } from '../dialogs/turn';
import { type Product } from '../domain/catalogue';
import { type Instant } from '../domain/instant';
import { hasProducts, importCatalogue, loadProducts } from '../models/catalogue-store';
import { type Database, openDatabase } from '../models/database';
import { settingOnce } from '../models/settings';
import { type Store, createStore } from '../models/store';
import { type Recognizer } from '../recognizers/recognizer';
import { mountDirectLine } from './channels/directline/mount';
import { type Config } from './config';
import { type Content } from './content/content';
import { loadContent } from './content/load-content';
import { mountDesk } from './desk/desk';
import { DialogHost } from './host';
import { originPolicy } from './http/origins';
import { readAssets } from './http/static-files';
import { Hub } from './hub';
import { type Intake } from './intake';
import { createIntake } from './intake-pipeline';
import { databaseLog, deskLog } from './logger';
import { makeRecognizer } from './make-recognizer';
import { mountPages } from './pages/mount';
import { Phrasing } from './phrasing';
import { TurnRunner } from './runner';
import { ROOT, companyFolder } from './root';
import { createServer } from './server';
import { viewsOf } from './views';

/** What a test or a tool may put in the place of the real thing. */
export interface Overrides {
  clock?: () => Instant;
  newId?: (kind: string) => string;
  recognizer?: Recognizer;
}

/** The bot without a door to the outside: content, database, recognizer and pipeline. */
export interface Bot {
  content: Content;
  database: Database;
  store: Store;
  hub: Hub;
  runner: TurnRunner;
  intake: Intake;
  views: () => Views;
  clock: () => Instant;
  /** Called with the id of every conversation in which a turn was committed. */
  changes: { subscribe: (listener: (conversationId: string) => void) => () => void };
  close: () => Promise<void>;
}

/** Puts the parts together. @throws ContentError, DatabaseUrlError, or what the database says */
export async function createBot(config: Config, overrides: Overrides = {}): Promise<Bot> {
  const clock = overrides.clock ?? ((): Instant => new Date().toISOString());
  const newId = overrides.newId ?? ((): string => randomUUID());
  const content = loadContent(companyFolder(config.company), clock());
  const database = await openDatabase(config.databaseUrl);
  const products = await fillCatalogue(database, content, clock(), () => newId('price'));
  const recognizer = overrides.recognizer ?? (await makeRecognizer(config, content, products));
  const store = createStore(database);
  const hub = new Hub();
  const changes = new Set<(conversationId: string) => void>();
  const views = viewsOf(content, products);
  const deps = {
    store,
    recognizer,
    host: new DialogHost(DIALOGS),
    hub,
    phrasing: new Phrasing(content.locales, content.company.timeZone),
    views: () => views,
    clock,
    newId,
  };
  const runner = new TurnRunner(deps, (conversationId) => {
    for (const listener of changes) listener(conversationId);
  });
  const { defaultLanguage } = content.company;
  return {
    content,
    database,
    store,
    hub,
    runner,
    intake: createIntake({ store, hub, runner, clock, newId, defaultLanguage }),
    views: () => views,
    clock,
    changes: {
      subscribe: (listener) => {
        changes.add(listener);
        return () => changes.delete(listener);
      },
    },
    close: async () => {
      await runner.stop();
      await database.close();
    },
  };
}

/** The catalogue lives in the database; the file fills it once. */
async function fillCatalogue(
  database: Database,
  content: Content,
  at: Instant,
  newId: () => string,
): Promise<Product[]> {
  if (!(await hasProducts(database))) {
    const { added } = await importCatalogue(database, content.products, at, newId);
    databaseLog.info({ products: added }, 'the catalogue was filled from the content folder');
  }
  return loadProducts(database);
}

/** The running server. */
export interface App {
  bot: Bot;
  /** Where it listens, e.g. `http://127.0.0.1:3978`. */
  url: string;
  /** A link that opens the desk once; undefined when a password is configured. */
  deskLink: () => string | undefined;
  close: () => Promise<void>;
}

/** Starts everything; resolves when requests are answered. */
export async function startApp(config: Config, overrides: Overrides = {}): Promise<App> {
  const bot = await createBot(config, overrides);
  const { content, database, store, intake, clock } = bot;
  const signingKey =
    config.secrets.app ??
    (await settingOnce(database, 'app_secret', () => randomBytes(32).toString('base64url')));
  const reach = { publicUrl: config.publicUrl, trustProxy: config.trustProxy };
  let ready = false;
  const web = createServer({ ...reach, ready: () => ready });
  const channel = mountDirectLine(web, {
    intake,
    hub: bot.hub,
    activitiesAfter: store.activitiesAfter,
    lastConversation: store.lastConversation,
    conversationPlace: store.conversationPlace,
    origins: originPolicy(reach, config.widgetOrigins),
    reach,
    signingKey,
    secret: config.secrets.directLine,
    bot: { id: 'bot', name: content.company.botName },
    resumeH: content.rules.conversation.resumeH,
    clock,
    newId: () => randomBytes(16).toString('base64url'),
  });
  const assets = readAssets(path.join(ROOT, 'dist/web/assets'));
  const { stockStaleH } = content.rules.product;
  mountPages(web.server, { content, catalogue: () => bot.views().catalogue, assets, stockStaleH, clock });
  const desk = mountDesk(web.server, {
    config,
    company: content.company,
    intake,
    changes: bot.changes,
    database,
    reps: content.reps,
    signingKey,
    webFolder: path.join(ROOT, 'dist/web'),
    clock,
    log: deskLog,
  });
  web.upgrades.on(/^\/desk\/live$/, ({ request, socket, head }) => {
    desk.handleUpgrade(request, socket, head);
  });
  const url = await listen(web.server, config);
  await bot.runner.start();
  ready = true;
  return {
    bot,
    url,
    deskLink: () => (config.secrets.deskPassword ? undefined : desk.createEntryLink()),
    close: async () => {
      ready = false;
      channel.close();
      desk.close();
      await new Promise<void>((resolve) => web.server.close(() => resolve()));
      await bot.close();
    },
  };
}

function listen(server: ReturnType<typeof createServer>['server'], config: Config): Promise<string> {
  return new Promise((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(config.port, config.host, () => {
      const { port } = server.address() as AddressInfo;
      const host = config.host === '0.0.0.0' || config.host === '::' ? 'localhost' : config.host;
      resolve(`http://${host.includes(':') ? `[${host}]` : host}:${port}`);
    });
  });
}
