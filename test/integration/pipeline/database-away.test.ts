import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { expect } from 'chai';
import { type Database, openDatabase } from '../../../models/database/database';
import { onPostgres, onPostgresOnly, type Place } from '../../databases';
import { until } from '../channels/directline/requests';
import { ledgerOf } from './ledger';
import { PersistentClient, pause } from './persistent-client';
import { RealProcess } from './real-process';

const SECRET = 'a-secret-for-server-side-clients';
const QUESTION = 'jam buka?';

/** The way to the database, which can be cut. */
class Bridge {
  private readonly lines = new Set<Socket>();
  private server: Server | undefined;
  port = 0;

  constructor(private readonly target: URL) {}

  async open(): Promise<void> {
    this.server = createServer((near) => {
      const far = connect(Number(this.target.port || 5432), this.target.hostname);
      for (const [one, other] of [
        [near, far],
        [far, near],
      ] as const) {
        this.lines.add(one);
        one.pipe(other);
        one.on('error', () => other.destroy());
        one.on('close', () => this.lines.delete(one));
      }
    });
    await new Promise<void>((resolve) => void this.server?.listen(this.port, '127.0.0.1', resolve));
    this.port = (this.server.address() as AddressInfo).port;
  }

  async cut(): Promise<void> {
    const closed = new Promise((resolve) => this.server?.close(resolve));
    for (const line of this.lines) line.destroy();
    await closed;
  }
}

onPostgresOnly('While the database is away, the server', (makePlace) => {
  let place: Place;
  let database: Database;
  let bridge: Bridge;
  let server: RealProcess & { url: string };

  before(async function () {
    this.timeout(60_000);
    place = await makePlace();
    database = await openDatabase(place.url);
    const url = new URL(place.url);
    bridge = new Bridge(new URL(place.url));
    await bridge.open();
    url.host = `127.0.0.1:${bridge.port}`;
    server = await RealProcess.server({ DATABASE_URL: url.href, DIRECT_LINE_SECRET: SECRET });
  });
  after(async () => {
    expect(await server.end()).to.equal(0);
    await bridge.cut();
    await database.close();
    await place.remove();
  });

  const client = async (): Promise<PersistentClient> => {
    const one = new PersistentClient(() => server.url, SECRET);
    await one.begin();
    await one.welcomed();
    return one;
  };
  const awayTold = (): number =>
    server.log.filter(({ msg }) => msg.startsWith('the database is away')).length;
  const uncaught = (): unknown[] => server.log.filter(({ msg }) => msg.includes('caught by nobody'));
  const isWhole = async (messages: number): Promise<void> => {
    expect(await ledgerOf(database)).to.deep.include({ lost: 0, doubled: 0, outOfOrder: 0, apologies: 0 });
    expect((await ledgerOf(database)).messages).to.be.at.least(messages);
    expect(uncaught()).to.deep.equal([]);
  };

  it('loses and doubles nothing when 200 connections are dropped under load', async function () {
    this.timeout(240_000);
    let dropped = 0;
    const talk = async (): Promise<number> => {
      const customer = await client();
      let said = 0;
      for (; dropped < 200; said += 1) await customer.answered(await customer.say(QUESTION));
      return said;
    };
    const name = new URL(place.url).pathname.slice(1);
    const drops = async (): Promise<void> => {
      while (dropped < 200) {
        const killed = await onPostgres(
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}' ORDER BY random() LIMIT 2`,
        );
        dropped += killed.length;
        await pause(30);
      }
    };
    const [, ...said] = await Promise.all([drops(), ...Array.from({ length: 8 }, talk)]);
    await isWhole(said.reduce((sum, one) => sum + one, 0));
  });

  it('says so: readyz 503, polling 503 with Retry-After; and goes on by itself', async function () {
    this.timeout(60_000);
    const customer = await client();
    await customer.answered(await customer.say(QUESTION));
    const toldBefore = awayTold();
    await bridge.cut();
    await until('readyz tells', async () => (await fetch(`${server.url}/readyz`)).status === 503, 10_000);
    expect((await fetch(`${server.url}/healthz`)).status).to.equal(200);
    const path = `/v3/directline/conversations/${customer.conversationId}/activities`;
    const polled = await fetch(`${server.url}${path}`, { headers: { authorization: `Bearer ${SECRET}` } });
    expect([polled.status, polled.headers.get('retry-after')]).to.deep.equal([503, '2']);
    const late = customer.say(QUESTION);
    await pause(1500);
    await bridge.open();
    await customer.answered(await late);
    await until('readyz tells', async () => (await fetch(`${server.url}/readyz`)).status === 200, 10_000);
    expect(awayTold() - toldBefore, 'told once, and not at every call').to.be.within(1, 3);
    await isWhole(2);
  });

  it('waits for a table that is locked longer than it waits for a lock', async function () {
    this.timeout(60_000);
    const customer = await client();
    await customer.answered(await customer.say(QUESTION));
    const locked = database.write(async (sql) => {
      await sql.run('LOCK TABLE inbox IN ACCESS EXCLUSIVE MODE');
      await pause(Number(process.env.LOCK_MS ?? 9_000));
    });
    await pause(100);
    await customer.answered(await customer.say(QUESTION));
    await locked;
    expect([...customer.refusals.keys()]).to.deep.equal([503]);
    await isWhole(2);
  });

  it('takes a full disk for no fault of a message', async function () {
    this.timeout(60_000);
    const customer = await client();
    await database.write(async (sql) => {
      await sql.run(`CREATE FUNCTION disk_full() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'no space left' USING ERRCODE = '53100'; END $$`);
      await sql.run('CREATE TRIGGER full_disk BEFORE INSERT ON message EXECUTE FUNCTION disk_full()');
    });
    const said = await customer.say(QUESTION);
    await pause(4000);
    await database.write((sql) => sql.run('DROP TRIGGER full_disk ON message'));
    await customer.answered(said);
    await isWhole(1);
  });
});
