import { expect } from 'chai';
import { WebSocket } from 'ws';
import { type Database, openDatabase } from '../../../models/database/database';
import { onPostgresOnly, sqlitePlace, type Place } from '../../databases';
import { type SetBody, type Shown, until } from '../channels/directline/requests';
import { ledgerOf } from './ledger';
import { PersistentClient, isFromBot, pause } from './persistent-client';
import { RealProcess } from './real-process';
import { Team } from './team';

const SECRET = 'a-secret-for-server-side-clients';
const HEARD_WITHIN_MS = 250;

/** Sized for the gate; `npm run bench:processes` runs the whole. */
const SIZE = {
  conversations: Number(process.env.CONVERSATIONS ?? 10),
  messages: Number(process.env.MESSAGES ?? 12),
  kills: Number(process.env.KILLS ?? 3),
  heard: Number(process.env.HEARD ?? 20),
};
const LIMIT_MS = 180_000 * Math.ceil(SIZE.conversations / 10);

function figures(...told: unknown[]): void {
  if (process.env.HEARD !== undefined) console.log(...told);
}

onPostgresOnly('Three processes on one PostgreSQL', (makePlace) => {
  let place: Place;
  let database: Database;
  let team: Team;

  before(async function () {
    this.timeout(120_000);
    place = await makePlace();
    database = await openDatabase(place.url);
    team = await Team.start(3, { DATABASE_URL: place.url, DIRECT_LINE_SECRET: SECRET });
  });
  after(async function () {
    this.timeout(30_000);
    await team.end();
    await database.close();
    await place.remove();
  });

  it('tell each other at once: a socket of one hears what another writes', async function () {
    this.timeout(LIMIT_MS);
    const customer = new PersistentClient(() => team.url(0), SECRET);
    await customer.begin();
    await customer.read();
    const shown: Array<Shown & { at: number }> = [];
    const stream = await customer.streamUrl();
    const socket = new WebSocket(stream.replace(/:\d+/, `:${new URL(team.url(1)).port}`));
    socket.on('message', (data: Buffer) => {
      if (data.length === 0) return;
      const { activities } = JSON.parse(data.toString()) as SetBody;
      shown.push(...activities.map((one) => ({ ...one, at: Date.now() })));
    });
    await new Promise((resolve) => socket.once('open', resolve));
    const delays: number[] = [];
    for (let times = 0; times < SIZE.heard; times += 1) {
      const id = await customer.say('jam buka?');
      const kept = Date.now();
      const own = await until('the echo', () => shown.find((one) => one.channelData.clientActivityID === id));
      delays.push(own.at - kept);
      await until('the answer', () => shown.slice(shown.indexOf(own)).some(isFromBot) || undefined, 10_000);
    }
    const p99 = delays.sort((a, b) => a - b)[Math.ceil(delays.length * 0.99) - 1] ?? Infinity;
    figures(
      'ms from commit to the socket of another process: median',
      delays[delays.length >> 1],
      'p99',
      p99,
    );
    expect(p99, delays.join(' ')).to.be.at.most(HEARD_WITHIN_MS);
    socket.terminate();
  });

  it('lose, double, reorder and excuse nothing while conversations wander and processes are killed', async function () {
    this.timeout(LIMIT_MS);
    const talk = async (): Promise<number> => {
      const customer = new PersistentClient(() => team.any(), SECRET);
      await customer.begin();
      for (let said = 0; said < SIZE.messages; said += 1) {
        const id = await customer.say('jam buka?', said % 3 === 0 ? 1 : 0);
        if (said % 4 !== 0) await customer.answered(id);
      }
      return SIZE.messages;
    };
    const kills = async (): Promise<void> => {
      for (let times = 0; times < SIZE.kills; times += 1) {
        await pause(1500);
        await team.replace(times % 3);
      }
    };
    const [, ...said] = await Promise.all([kills(), ...Array.from({ length: SIZE.conversations }, talk)]);
    const all = said.reduce((sum, one) => sum + one, 0);
    // What a killed process had accepted and not answered, another one finds after a while.
    await until(
      'everything is answered',
      async () => (await ledgerOf(database)).lost === 0 || undefined,
      60_000,
    );
    const ledger = await ledgerOf(database);
    figures(ledger, 'kills', SIZE.kills);
    expect(ledger).to.deep.include({ lost: 0, doubled: 0, outOfOrder: 0, apologies: 0 });
    expect(ledger.messages).to.be.at.least(all);
    expect(team.complaints()).to.deep.equal([]);
  });
});

describe('A second server on a SQLite file', () => {
  it('is refused in words; when the first one is killed, it may have it', async function () {
    this.timeout(120_000);
    const place = await sqlitePlace();
    const first = await RealProcess.server({ DATABASE_URL: place.url });
    const refused = await RealProcess.server({ DATABASE_URL: place.url }).then(
      () => 'it started',
      (error: Error) => error.message,
    );
    expect(refused).to.contain('Another server runs on').and.to.contain('PostgreSQL');
    expect(await first.end('SIGKILL')).to.equal('SIGKILL');
    const second = await RealProcess.server({ DATABASE_URL: place.url });
    expect(await second.end('SIGTERM')).to.equal(0);
    await place.remove();
  });
});
