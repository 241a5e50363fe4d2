import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { mountDirectLine, type WebChannel } from '../../../../bot/channels/directline/mount';
import { type DirectLineDeps } from '../../../../bot/channels/directline/deps';
import { sharesIn } from '../../../../bot/channels/directline/shares';
import { DEFAULT_UPLOAD_LIMITS } from '../../../../bot/files/upload-limits';
import { originPolicy } from '../../../../bot/http/origins';
import { Hub } from '../../../../bot/pipeline/hub';
import { type WebServer, createServer } from '../../../../bot/http/server';
import { type Database, openDatabase } from '../../../../models/database/database';
import { type Store, createStore } from '../../../../models/turns/store';
import { attachmentsInMemory } from './attachments-in-memory';
import { echoIntake } from './echo-intake';

export const SECRET = 'a-secret-for-server-side-clients';

/** A server with the real store on a file of its own and a bot that echoes. */
export interface Running {
  url: string;
  directLine: string;
  database: Database;
  store: Store;
  hub: Hub;
  channel: WebChannel;
  web: WebServer;
  folder: string;
  /** @param keep leaves the file, so that a next server finds it */
  stop: (keep?: 'keep') => Promise<void>;
}

const SIGNING_KEY = 'a key that stays the same over restarts';

export interface Variation {
  folder?: string;
  port?: number;
  deps?: (given: DirectLineDeps) => Partial<DirectLineDeps>;
  widgetOrigins?: string[];
  mount?: (web: WebServer) => void;
}

export async function runServer(variation: Variation = {}): Promise<Running> {
  const folder = variation.folder ?? mkdtempSync(path.join(tmpdir(), 'tangga-dl-'));
  const database = await openDatabase(`sqlite:${path.join(folder, 'test.sqlite')}`);
  const store = createStore(database);
  const hub = new Hub();
  const reach = { publicUrl: undefined, trustProxy: false };
  const web = createServer({ ...reach, ready: () => true });
  const given: DirectLineDeps = {
    intake: echoIntake(database, store, hub),
    hub,
    activitiesAfter: store.activitiesAfter,
    lastConversation: store.lastConversation,
    conversationPlace: (id) => placeIn(database, id),
    origins: originPolicy(reach, variation.widgetOrigins ?? []),
    reach,
    signingKey: SIGNING_KEY,
    secret: SECRET,
    bot: { id: 'bot', name: 'Kira' },
    resumeH: 24,
    shares: sharesIn(database, SIGNING_KEY, () => new Date().toISOString()),
    uploads: {
      store: attachmentsInMemory(),
      folder: path.join(folder, 'uploads'),
      limits: DEFAULT_UPLOAD_LIMITS,
    },
    clock: () => new Date().toISOString(),
    newId: randomUUID,
  };
  const channel = mountDirectLine(web, { ...given, ...variation.deps?.(given) });
  variation.mount?.(web);
  await new Promise<void>((resolve) => {
    web.server.listen(variation.port ?? 0, '127.0.0.1', resolve);
  });
  const url = `http://127.0.0.1:${web.server.address().port}`;
  const stop = async (keep?: 'keep'): Promise<void> => {
    channel.close();
    web.server.server.closeAllConnections();
    await new Promise<void>((resolve) => {
      web.server.close(resolve);
    });
    await database.close();
    if (!keep) rmSync(folder, { recursive: true, force: true });
  };
  return { url, directLine: `${url}/v3/directline`, database, store, hub, channel, web, folder, stop };
}

async function placeIn(database: Database, id: string): Promise<{ lastSeq: number } | undefined> {
  const [row] = await database.read<{ out_seq: number }>(`SELECT out_seq FROM conversation WHERE id = $1`, [
    id,
  ]);
  return row && { lastSeq: row.out_seq };
}
