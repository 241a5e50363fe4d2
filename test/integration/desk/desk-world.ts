import { NumberBook } from '../../../bot/pipeline/drawn-numbers';
import { type Intent } from '../../../domain/recognition/intent';
import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pino from 'pino';
import { loadContent } from '../../../bot/content/load-content';
import { type Content } from '../../../bot/content/content';
import { credentials } from '../../../bot/channels/directline/credentials';
import { mountDirectLine } from '../../../bot/channels/directline/mount';
import { sharesIn } from '../../../bot/channels/directline/shares';
import { type DeskDeps } from '../../../bot/desk/deps';
import { type Desk, mountDesk } from '../../../bot/desk/desk';
import { openFileStore } from '../../../bot/files/file-store';
import { DEFAULT_UPLOAD_LIMITS } from '../../../bot/files/upload-limits';
import { DialogHost } from '../../../bot/pipeline/dialog-host';
import { originPolicy } from '../../../bot/http/origins';
import { CHANNEL_BOOK } from '../../../bot/channels';
import { Hub } from '../../../bot/pipeline/hub';
import { type Intake } from '../../../bot/pipeline/intake';
import { createIntake } from '../../../bot/pipeline/intake-pipeline';
import { Phrasing } from '../../../bot/pipeline/phrasing';
import { TurnRunner } from '../../../bot/pipeline/runner';
import { createServer } from '../../../bot/http/server';
import { viewsOf } from '../../../bot/knowledge/views';
import { DIALOGS } from '../../../dialogs';
import { type Views } from '../../../dialogs/contract/turn';
import { type Entity } from '../../../domain/recognition/entities';
import { NOTHING_RECOGNIZED, type Recognition } from '../../../domain/recognition/recognition';
import { attachmentRows } from '../../../models/files/attachment-store';
import { type Database, openDatabase } from '../../../models/database/database';
import { Serials } from '../../../models/database/serials';
import { type Store, createStore } from '../../../models/turns/store';
import { type Place, sqlitePlace } from '../../databases';
import { CHEAP, giveLeadersPasswords } from './leaders';
import { NO_CODES } from '../../no-proof';

export const PASSWORD = 'kopi-tubruk-2026';
/** What a customer's own client comes in with. */
export const DIRECT_LINE_SECRET = 'a-secret-for-server-side-clients';
const SIGNING_KEY = 'a-signing-key-of-at-least-32-characters';

const CONTENT: Content = loadContent(path.resolve('content/nusa-seduh'), '2026-11-01T00:00:00.000Z');

/** Understands a wish for a person and a phone number; the desk is tested, not the recognizer. */
function recognize(text: string): Promise<Recognition> {
  const wantsPerson = /orang|person/i.test(text);
  const [phone] = /\+?[\d ]{10,}\d/.exec(text) ?? [];
  const entities: Entity[] = phone
    ? [{ type: 'phone', text: phone, start: 0, end: phone.length, value: '+6281234567889' }]
    : [];
  const acts: Intent[] = wantsPerson ? ['human'] : [];
  const intents = acts.map((intent) => ({ intent, score: 0.93 }));
  return Promise.resolve({ ...NOTHING_RECOGNIZED, language: 'id', inScope: true, acts, intents, entities });
}

/** The desk on the real pipeline, the real store and a real port. Only the recognizer is made up. */
export interface DeskWorld {
  url: string;
  desk: Desk;
  database: Database;
  intake: Intake;
  views: () => Views;
  /** Lines the desk has logged. */
  logged: string[];
  clock: { now: number };
  /** A customer who has just written; @returns the conversation's id. */
  customer: (words: string, conversationId?: string) => Promise<string>;
  close: () => Promise<void>;
}

export async function openDesk(
  change: Partial<Omit<DeskDeps, 'config'>> & { config?: Partial<DeskDeps['config']> } = {},
  makePlace: () => Promise<Place> = sqlitePlace,
): Promise<DeskWorld> {
  const place = await makePlace();
  const database = await openDatabase(place.url);
  const time = { now: Date.parse('2026-11-23T02:00:00.000Z') };
  const clock = (): string => new Date((time.now += 1)).toISOString();
  const hasTeamPassword = !change.config?.secrets || change.config.secrets.deskPassword !== undefined;
  if (hasTeamPassword) await giveLeadersPasswords(database, PASSWORD, clock());
  const pipeline = openPipeline(database, clock);
  const reach = { publicUrl: undefined, trustProxy: false };
  const web = createServer({ ...reach, ready: () => true });
  const { server, upgrades } = web;
  const { intake, hub, store } = pipeline;
  const channel = mountDirectLine(web, {
    intake,
    hub,
    activitiesAfter: store.activitiesAfter,
    lastConversation: store.lastConversation,
    conversationPlace: store.conversationPlace,
    origins: originPolicy(reach, []),
    reach,
    signingKey: SIGNING_KEY,
    secret: DIRECT_LINE_SECRET,
    bot: { id: 'bot', name: CONTENT.company.botName },
    resumeH: 24,
    shares: sharesIn(database, SIGNING_KEY, clock),
    clock,
    newId: randomUUID,
    typed: (conversationId) => desk.customerTyped(conversationId),
  });
  const logged: string[] = [];
  const files = openFileStore({
    rows: attachmentRows(database),
    folder: mkdtempSync(path.join(tmpdir(), 'desk-files-')),
    limits: DEFAULT_UPLOAD_LIMITS,
    proofOf: credentials(SIGNING_KEY, clock).attachmentProof,
    clock,
    newId: randomUUID,
  });
  const desk = mountDesk(server, {
    company: { name: CONTENT.company.name, timeZone: CONTENT.company.timeZone },
    intake,
    sendTyping: channel.sendTyping,
    changes: pipeline.changes,
    database,
    reps: CONTENT.reps,
    views: () => pipeline.views,
    locales: CONTENT.locales,
    files,
    wakeOutbox: () => undefined,
    signingKey: SIGNING_KEY,
    webFolder: path.resolve(__dirname, '../../../web'),
    clock,
    log: pino({ level: 'trace' }, { write: (line: string) => void logged.push(line) }),
    passwordCost: CHEAP,
    ...change,
    config: {
      publicUrl: undefined,
      trustProxy: false,
      host: '127.0.0.1',
      port: 0,
      secrets: { deskPassword: PASSWORD },
      ...change.config,
    },
  });
  upgrades.on(
    /^\/desk\/live$/,
    ({ request, socket, head }) => void desk.handleUpgrade(request, socket, head),
  );
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    desk,
    database,
    intake: pipeline.intake,
    views: () => pipeline.views,
    logged,
    clock: time,
    customer: (words, conversationId) => write(pipeline.intake, clock(), words, conversationId),
    close: async () => {
      channel.close();
      await desk.close();
      server.server.closeAllConnections();
      await new Promise<void>((resolve) => void server.close(() => resolve()));
      await pipeline.runner.stop();
      await database.close();
      await place.remove();
    },
  };
}

function openPipeline(
  database: Database,
  clock: () => string,
): {
  intake: Intake;
  runner: TurnRunner;
  changes: DeskDeps['changes'];
  views: Views;
  hub: Hub;
  store: Store;
} {
  const store = createStore(database);
  const hub = new Hub();
  const newId = (): string => randomUUID();
  const listeners = new Set<(conversationId: string) => void>();
  const views = viewsOf(CONTENT, CONTENT.products);
  const phrasing = new Phrasing(CONTENT.locales, CONTENT.company.timeZone);
  const host = new DialogHost(DIALOGS);
  const recognizer = { recognize };
  const serials = new Serials(database);
  const numbers = new NumberBook();
  const outbox = { wake: () => undefined };
  const channels = CHANNEL_BOOK;
  const heard = { hub, channels, outbox, phrasing };
  const deps = {
    store,
    serials,
    numbers,
    recognizer,
    host,
    ...heard,
    proofs: NO_CODES,
    views: () => views,
    clock,
    newId,
  };
  const runner = new TurnRunner(deps, (conversationId) =>
    listeners.forEach((listener) => listener(conversationId)),
  );
  const subscribe = (listener: (conversationId: string) => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  const intake = createIntake({ store, hub, runner, proofs: NO_CODES, clock, newId, defaultLanguage: 'id' });
  return { intake, runner, changes: { subscribe }, views, hub, store };
}

async function write(intake: Intake, at: string, words: string, given: string | undefined): Promise<string> {
  const conversationId = given ?? randomUUID();
  await intake.enter({
    conversationId,
    channel: 'webchat',
    channelUserId: `dl_${conversationId}`,
    language: 'id',
    source: 'website_direct',
    campaign: undefined,
  });
  const input = { kind: 'message', text: words, button: undefined, attachments: [] } as const;
  const channelKey = `test:${randomUUID()}`;
  const kept = await intake.accept({ conversationId, channelKey, input, receivedAt: at, echo: undefined });
  if (kept.status !== 'accepted') throw new Error(kept.status);
  await intake.settled(kept.messageId);
  return conversationId;
}
