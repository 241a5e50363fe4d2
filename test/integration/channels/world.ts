import { type Intent } from '../../../domain/recognition/intent';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type App, startApp } from '../../../bot/assembly/app';
import { CHANNELS } from '../../../bot/channels';
import { type ChannelKind } from '../../../bot/channels/channel';
import { readConfig } from '../../../bot/settings/config';
import { type FileStore } from '../../../bot/files/file-store';
import { type AttachedFile } from '../../../domain/conversation/attached-file';
import { type Instant } from '../../../domain/time/instant';
import { NOTHING_RECOGNIZED, type Recognition } from '../../../domain/recognition/recognition';
import { PASSWORD } from '../desk/desk-world';
import { RepClient } from '../desk/rep-client';
import { type Platform, REP, type SentFile } from './platform';

/** Asks for the topics, whose text is longer than most channels take. */
export const MENU = 'menu';

export const LONG_MENU = Array.from(
  { length: 260 },
  (_one, line) => `Baris ${line + 1}: teh & kopi <enak>, *asli*.`,
).join('\n');

/** Understands one word: the channels are tested, not the recognizer. */
function recognize(text: string): Promise<Recognition> {
  const acts: Intent[] = text === MENU ? ['greet'] : [];
  const intents = acts.map((intent) => ({ intent, score: 0.95 }));
  return Promise.resolve({ ...NOTHING_RECOGNIZED, language: 'id', inScope: true, acts, intents });
}

/** Monday, 10:00 in Jakarta. */
const MORNING = Date.parse('2026-11-23T03:00:00.000Z');

/** The whole server on a database of its own, with every channel of the registry on it. */
export class World {
  /** Of the server that runs now. */
  app!: App;
  rep!: RepClient;
  files!: FileStore;
  private readonly folder = mkdtempSync(path.join(tmpdir(), 'tangga-channels-'));
  private readonly started = Date.now();
  private aheadMs = 0;
  private kinds: readonly ChannelKind[] = [];
  private environment: Record<string, string> = {};

  private constructor(
    private readonly harnesses: readonly Platform[],
    private readonly url: string | undefined,
  ) {}

  /** @param url of a database; a file of its own when absent */
  static async open(harnesses: readonly Platform[], url?: string): Promise<World> {
    const world = new World(harnesses, url);
    const settings = await Promise.all(harnesses.map((harness) => harness.start()));
    const given = settings.flatMap(({ kind }) => kind ?? []);
    world.kinds = CHANNELS.map((kind) => given.find(({ name }) => name === kind.name) ?? kind);
    world.environment = Object.assign({}, ...settings.map(({ environment }) => environment)) as Record<
      string,
      string
    >;
    await world.begin('0');
    return world;
  }

  /** The server stops and starts again, on the same database and at the same address. */
  async restart(between: () => void): Promise<void> {
    const { port } = new URL(this.app.url);
    await this.app.close();
    between();
    await this.begin(port);
  }

  async close(): Promise<void> {
    const rooms = await this.app.bot.database.read<{ id: string }>('SELECT id FROM conversation');
    await this.app.close();
    await Promise.all(this.harnesses.map((harness) => harness.stop()));
    for (const { id } of rooms) rmSync(this.files.folderOf(id), { recursive: true, force: true });
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Time passes for the bot. */
  later(ms: number): void {
    this.aheadMs += ms;
  }

  /** Waits until all that came in is answered, and the answers are handed over. */
  quiet(): Promise<void> {
    return soon('everything is answered', async () => {
      if (!this.harnesses.every(({ isQuiet }) => isQuiet?.() ?? true)) return false;
      const { read } = this.app.bot.database;
      const coming = await read(`SELECT 1 FROM inbox WHERE state = 'pending'`);
      const leaving = await read(`SELECT 1 FROM delivery WHERE state = 'waiting'`);
      return coming.length + leaving.length === 0;
    });
  }

  /** What a rep wants to send, brought to the desk. */
  async upload(conversationId: string, { name, type, content }: SentFile): Promise<AttachedFile> {
    const { url, cookie, csrf } = this.rep;
    const response = await fetch(`${url}/desk/api/conversations/${conversationId}/upload`, {
      method: 'POST',
      headers: {
        cookie,
        'x-csrf-token': csrf,
        origin: url,
        'content-type': type,
        'x-file-name': encodeURIComponent(name),
      },
      body: new Uint8Array(content),
    });
    return (await response.json()) as AttachedFile;
  }

  /** A rep's words as they come out of the desk, of any length and with any file. */
  async repSays(conversationId: string, text: string, files: readonly AttachedFile[] = []): Promise<void> {
    const { intake, clock } = this.app.bot;
    await intake.accept({
      conversationId,
      channelKey: `rep:${randomUUID()}`,
      input: { kind: 'rep', repId: 'dewi', repName: REP, act: { act: 'reply', text, files } },
      receivedAt: clock(),
      echo: undefined,
    });
  }

  /** How many files of a conversation lie on the disk. */
  filesOf(conversationId: string): number {
    const room = this.files.folderOf(conversationId);
    return existsSync(room) ? readdirSync(room).length : 0;
  }

  /** Whether these characters stand anywhere in the database, whatever the table. */
  isWritten(characters: string): boolean {
    return readdirSync(this.folder).some((name) =>
      readFileSync(path.join(this.folder, name)).includes(characters),
    );
  }

  private async begin(port: string): Promise<void> {
    const config = readConfig({
      ...this.environment,
      PORT: port,
      DATABASE_URL: this.url ?? `sqlite:${path.join(this.folder, 'test.sqlite')}`,
      DESK_PASSWORD: PASSWORD,
    });
    const clock = (): Instant => new Date(MORNING + Date.now() - this.started + this.aheadMs).toISOString();
    const channels = this.kinds.map((kind): ChannelKind => ({
      ...kind,
      open: (host) => {
        this.files = host.files;
        return kind.open(host);
      },
    }));
    this.app = await startApp(config, { clock, channels, recognizer: { recognize } });
    (this.app.bot.content.locales.id as Record<string, string>)['greet.here'] = LONG_MENU;
    this.rep = await RepClient.signedIn(this.app.url, 'dewi');
  }
}

/** Waits until something holds. */
export async function soon(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 10_000; !(await holds());) {
    if (Date.now() > end) throw new Error(`waited in vain until ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
