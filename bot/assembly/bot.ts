import { NumberBook } from '../pipeline/drawn-numbers';
import { randomUUID } from 'node:crypto';
import { DIALOGS, HANDLED_INTENTS } from '../../dialogs';
import { type Views } from '../../dialogs/contract/turn';
import { type Product } from '../../domain/products/catalogue';
import { type Instant } from '../../domain/time/instant';
import { markReachable } from '../../models/turns/addresses';
import { hasProducts, importCatalogue, loadCatalogue } from '../../models/catalogue/catalogue-store';
import { type Database, openDatabase } from '../../models/database/database';
import { type DatabaseWatch } from '../../models/database/health';
import { Serials } from '../../models/database/serials';
import { type Store, createStore } from '../../models/turns/store';
import { type Recognizer } from '../../recognizers/recognizer';
import { CHANNEL_BOOK } from '../channels';
import { type ChannelKind } from '../channels/channel';
import { type Limits } from '../channels/directline/deps';
import { OpenChannels } from '../channels/open-channels';
import { type Config } from '../settings/config';
import { type Content } from '../content/content';
import { checkContent } from '../content/check-content';
import { ContentError } from '../content/content-problem';
import { loadContent } from '../content/load-content';
import { DialogHost } from '../pipeline/dialog-host';
import { Hub } from '../pipeline/hub';
import { type Intake } from '../pipeline/intake';
import { createIntake } from '../pipeline/intake-pipeline';
import { liveCatalogue, rebuildInBackground } from '../knowledge/live-catalogue';
import { databaseLog, errorFields } from '../settings/logger';
import { makeRecognizer } from '../knowledge/make-recognizer';
import { Phrasing } from '../pipeline/phrasing';
import { Dispatcher } from '../delivery/dispatcher';
import { type Proofs } from '../pipeline/proofs';
import { TurnRunner } from '../pipeline/runner';
import { type CodeSender } from '../notifiers/codes/code-sender';
import { identityOf } from './identity';
import { companyFolder } from '../settings/root';

/** What a test or a tool may put in the place of the real thing. */
export interface Overrides {
  clock?: () => Instant;
  newId?: (kind: string) => string;
  /** Read and checked already. */
  content?: Content;
  recognizer?: Recognizer;
  /** Of the web channel; a benchmark is one address that behaves like a thousand visitors. */
  limits?: Partial<Limits>;
  /** Of the ways reps are told by: another Telegram, a quicker look. */
  notifiers?: { telegramRoot?: string; sweepMs?: number; holdS?: number };
  /** Files are served, so that one's data can be fetched; a console has none. */
  servesFiles?: boolean;
  /** Instead of every kind there is. */
  channels?: readonly ChannelKind[];
}

/** The bot without channels or HTTP: content, database, recognizer and pipeline. */
export interface Bot {
  content: Content;
  database: Database;
  store: Store;
  hub: Hub;
  /** Those that are switched on; none until a server opens them. */
  channels: OpenChannels;
  outbox: Dispatcher;
  runner: TurnRunner;
  intake: Intake;
  /** Signs tokens and links. */
  signingKey: string;
  /** Sends the codes by which people prove who they are. */
  codes: CodeSender;
  views: () => Views;
  /** Looks for an imported catalogue now; by itself it looks every few seconds. */
  refreshCatalogue: () => Promise<boolean>;
  clock: () => Instant;
  /** Called with the id of every conversation in which a turn was committed. */
  changes: {
    subscribe: (listener: (conversationId: string) => void) => () => void;
    /** Another process has committed one. */
    heard: (conversationId: string) => void;
  };
  close: () => Promise<void>;
}

/** Who wants to know in which conversations something has changed. */
class Changes {
  private readonly listeners = new Set<(conversationId: string) => void>();

  /** @param tellFellows what is announced here the other processes hear too */
  constructor(private readonly tellFellows: (conversationId: string) => void) {}

  readonly announce = (conversationId: string): void => {
    this.heard(conversationId);
    this.tellFellows(conversationId);
  };

  readonly heard = (conversationId: string): void => {
    for (const listener of this.listeners) listener(conversationId);
  };

  readonly subscribe = (listener: (conversationId: string) => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
}

/** Whom to tell what was written here: in this process, and in the others on the database. */
function tellingFellows({ notices }: Database): [Hub, Changes] {
  const written = (conversationId: string): void => notices.tell({ kind: 'written', conversationId });
  return [new Hub(written), new Changes(written)];
}

/** Puts the parts together. @throws ContentError, DatabaseUrlError, or what the database says */
export async function createBot(config: Config, overrides: Overrides = {}): Promise<Bot> {
  const clock = overrides.clock ?? ((): Instant => new Date().toISOString());
  const newId = overrides.newId ?? ((): string => randomUUID());
  const content = overrides.content ?? checkedContent(config.company, clock());
  const database = await openDatabase(config.databaseUrl, databaseWatch);
  const { products, version } = await fillCatalogue(database, content, clock(), () => newId('price'));
  const catalogue = liveCatalogue({
    database,
    content,
    products,
    version,
    recognizer: overrides.recognizer ?? (await makeRecognizer(config, content, products)),
    rebuild: overrides.recognizer ? undefined : (changed) => rebuildInBackground(config, content, changed),
  });
  const store = createStore(database);
  const [hub, changes] = tellingFellows(database);
  const channels = new OpenChannels(database);
  const outbox = createOutbox(database, channels, changes, clock);
  const { recognizer, views } = catalogue;
  const own = { config, content, database, views, clock, newId, channels };
  const { signingKey, codes, proofs } = await identityOf(own, overrides.servesFiles);
  const parts = { content, database, store, hub, outbox, recognizer, views, proofs, clock, newId };
  const runner = createRunner(parts, changes);
  const { defaultLanguage } = content.company;
  return {
    ...parts,
    channels,
    runner,
    intake: createIntake({ ...parts, runner, defaultLanguage }),
    signingKey,
    codes,
    refreshCatalogue: catalogue.refresh,
    changes,
    close: () => endAll([catalogue, runner, codes, outbox], database),
  };
}

/** One after the other, the database last. */
async function endAll(
  parts: ReadonlyArray<{ stop: () => Promise<void> }>,
  database: Database,
): Promise<void> {
  for (const part of parts) await part.stop();
  await database.close();
}

const databaseWatch: DatabaseWatch = {
  onAway: (error) =>
    databaseLog.error(errorFields(error), 'the database is away; what comes in is sent back'),
  onBack: () => databaseLog.info('the database is back'),
};

function createOutbox(
  database: Database,
  channels: OpenChannels,
  changes: Changes,
  clock: () => Instant,
): Dispatcher {
  return new Dispatcher({
    database,
    senderOf: (channel) => channels.senderOf(channel),
    markUnreachable: (channel, user) => markReachable(database, channel, user, clock()),
    onChanged: changes.announce,
    clock,
    chance: Math.random,
  });
}

/** What a turn is made with, besides what the assembly knows already. */
function createRunner(
  {
    content,
    database,
    ...parts
  }: Pick<Bot, 'content' | 'database' | 'store' | 'hub' | 'outbox' | 'views' | 'clock'> & {
    recognizer: Recognizer;
    proofs: Proofs;
    newId: (kind: string) => string;
  },
  changes: Changes,
): TurnRunner {
  const deps = {
    ...parts,
    serials: new Serials(database),
    numbers: new NumberBook(),
    host: new DialogHost(DIALOGS),
    channels: CHANNEL_BOOK,
    phrasing: new Phrasing(content.locales, content.company.timeZone),
  };
  return new TurnRunner(deps, changes.announce);
}

/** @throws ContentError when a file or the whole has a mistake: better than finding out in a conversation */
function checkedContent(company: string, now: Instant): Content {
  const content = loadContent(companyFolder(company), now);
  const problems = checkContent(content, { handledIntents: HANDLED_INTENTS });
  if (problems.length > 0) throw new ContentError(content.folder, problems);
  return content;
}

/** The catalogue lives in the database; the file fills it once. */
async function fillCatalogue(
  database: Database,
  content: Content,
  at: Instant,
  newId: () => string,
): Promise<{ version: string; products: Product[] }> {
  if (!(await hasProducts(database))) {
    const { added } = await importCatalogue(database, content.products, at, newId);
    databaseLog.info({ products: added }, 'the catalogue was filled from the content folder');
  }
  return loadCatalogue(database);
}
