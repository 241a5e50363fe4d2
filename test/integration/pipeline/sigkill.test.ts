import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import path from 'node:path';
import { expect } from 'chai';
import { openDatabase } from '../../../models/database/database';
import { sqlitePlace, type Place } from '../../databases';

const MAIN = path.resolve(__dirname, '../../../bot/main.js');
const KILLS = 25;
const CLIENTS = 8;
/** Between two messages of a client: one conversation may not send more than so many in a minute. */
const BREATH_MS = 60;
/** Milliseconds a process is left alive under load, at most; it is killed at an uneven moment below that. */
const LIFE_MS = 700;

interface ActivitySet {
  activities: Array<{
    id: string;
    text?: string;
    from: { id: string; role?: string };
    channelData?: { clientActivityID?: string; tangga?: { texts: string[] } };
  }>;
  watermark: string;
}

/** The real server as a process of its own, killed without warning and started again. */
class Server {
  private child: ChildProcess | undefined;

  constructor(
    private readonly port: number,
    private readonly databaseUrl: string,
  ) {}

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async start(): Promise<void> {
    const env = {
      ...process.env,
      PORT: String(this.port),
      DATABASE_URL: this.databaseUrl,
      LOG_LEVEL: 'silent',
    };
    this.child = spawn(process.execPath, [MAIN], { env, stdio: 'ignore' });
    for (;;) {
      const ready = await fetch(`${this.url}/readyz`).then(
        (response) => response.ok,
        () => false,
      );
      if (ready) return;
      if (this.child.exitCode !== null) throw new Error('the server did not start');
      await pause(50);
    }
  }

  /** SIGKILL: no handler runs, nothing is flushed. */
  async kill(): Promise<void> {
    const { child } = this;
    if (!child) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await ended;
  }
}

/** A visitor who asks the same thing again and again, and sends again what was not acknowledged. */
class Visitor {
  readonly sent: string[] = [];
  private conversationId = '';
  private headers: Record<string, string> = {};

  constructor(private readonly server: Server) {}

  async begin(): Promise<void> {
    const token = (await this.post('/api/token', {})) as { token: string; conversationId: string };
    this.conversationId = token.conversationId;
    this.headers = { authorization: `Bearer ${token.token}` };
    await this.post('/v3/directline/conversations', {});
  }

  /** Talks until told to stop; every message ends up acknowledged. */
  async talk(goesOn: () => boolean): Promise<void> {
    while (goesOn()) {
      const clientActivityID = `c${this.sent.length}-${Math.random().toString(36).slice(2)}`;
      this.sent.push(clientActivityID);
      await this.sendUntilKept({ type: 'message', text: 'harga M1', channelData: { clientActivityID } });
      await pause(BREATH_MS);
    }
  }

  /** What the conversation shows, read page by page from its beginning. */
  async read(): Promise<ActivitySet['activities']> {
    const all: ActivitySet['activities'] = [];
    let watermark = '';
    for (;;) {
      const where = `/v3/directline/conversations/${this.conversationId}/activities?watermark=${watermark}`;
      const response = await fetch(this.server.url + where, { headers: this.headers });
      const page = (await response.json()) as ActivitySet;
      if (page.activities.length === 0) return all;
      all.push(...page.activities);
      watermark = page.watermark;
    }
  }

  get id(): string {
    return this.conversationId;
  }

  private async sendUntilKept(activity: object): Promise<void> {
    for (;;) {
      const kept = await this.post(
        `/v3/directline/conversations/${this.conversationId}/activities`,
        activity,
      ).then(
        () => true,
        () => false,
      );
      if (kept) return;
      await pause(60);
    }
  }

  private async post(where: string, body: object): Promise<unknown> {
    const response = await fetch(this.server.url + where, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...this.headers },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(5000),
    });
    if (!response.ok) throw new Error(String(response.status));
    return response.json();
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

async function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

describe('The running server, killed 25 times under load', () => {
  let place: Place;
  let server: Server;

  before(async () => {
    place = await sqlitePlace();
    server = new Server(await freePort(), place.url);
  });

  after(async () => {
    await server.kill();
    await place.remove();
  });

  it('keeps every acknowledged message once, and answers each turn once', async function () {
    this.timeout(600_000);
    await server.start();
    const visitors = Array.from({ length: CLIENTS }, () => new Visitor(server));
    for (const visitor of visitors) await visitor.begin();
    let goesOn = true;
    const talking = visitors.map((visitor) => visitor.talk(() => goesOn));
    for (let kill = 0; kill < KILLS; kill += 1) {
      await pause(100 + ((kill * 137) % LIFE_MS));
      await server.kill();
      await server.start();
    }
    goesOn = false;
    await Promise.all(talking);
    await allSettled(place.url);
    const sent = visitors.reduce((sum, visitor) => sum + visitor.sent.length, 0);
    expect(sent, 'messages over all kills').to.be.at.least(KILLS * CLIENTS);
    for (const visitor of visitors) await check(visitor, place.url);
  });
});

/** Waits until nothing is pending any more. */
async function allSettled(url: string): Promise<void> {
  const database = await openDatabase(url);
  try {
    for (;;) {
      const [open] = await database.read<{ count: number }>(
        `SELECT count(*) AS count FROM inbox WHERE state = 'pending'`,
      );
      if (Number(open?.count) === 0) return;
      await pause(50);
    }
  } finally {
    await database.close();
  }
}

async function check(visitor: Visitor, url: string): Promise<void> {
  const shown = await visitor.read();
  expect(new Set(shown.map(({ id }) => id)).size, 'ids tell activities apart').to.equal(shown.length);
  const echoes = shown.flatMap(({ channelData }) => channelData?.clientActivityID ?? []);
  expect(echoes, 'every message once, in the order sent').to.deep.equal(visitor.sent);
  const prices = shown.filter(({ channelData }) => channelData?.tangga?.texts.includes('product.price'));
  const database = await openDatabase(url);
  try {
    const turns = await database.read<{ turn_id: string }>(
      `SELECT DISTINCT turn_id FROM message WHERE conversation_id = $1 AND author = 'customer'`,
      [visitor.id],
    );
    expect(prices, 'every turn answered once').to.have.length(turns.length);
    const failed = await database.read(
      `SELECT seq FROM inbox WHERE conversation_id = $1 AND state <> 'done'`,
      [visitor.id],
    );
    expect(failed).to.have.length(0);
  } finally {
    await database.close();
  }
}
