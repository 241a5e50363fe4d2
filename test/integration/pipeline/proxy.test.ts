import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import { expect } from 'chai';
import { WebSocket } from 'ws';
import { openDatabase } from '../../../models/database/database';
import { onPostgresOnly, type Place } from '../../databases';
import { type SetBody, type Shown, until } from '../channels/directline/requests';
import { PASSWORD } from '../desk/desk-world';
import { RepClient } from '../desk/rep-client';
import { PersistentClient, pause } from './persistent-client';
import { Team } from './team';

const SECRET = 'a-secret-for-server-side-clients';
const CONFIG = path.resolve(__dirname, '../../../../deployment/haproxy.cfg');

/** So many complaints become due at the same moment. */
const DUE = 20;
/** As often a process looks for complaints that nobody goes on with, and a little. */
const PACE_MS = 31_000;

/** HAProxy as Debian packages it; with `CI=true` it must be there. */
function hasProxy(): boolean {
  const found = spawnSync('haproxy', ['-v']).status === 0;
  if (found) return true;
  if (process.env.CI === 'true') throw new Error('haproxy is not installed');
  console.log('haproxy is not installed: the test behind a proxy is skipped');
  return false;
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => void probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

describe('The proxy of deployment/', () => {
  it('starts while a process has no address yet', function () {
    if (!hasProxy()) return this.skip();
    const env = {
      ...process.env,
      LISTEN: '127.0.0.1:8080',
      TANGGA_1: '127.0.0.1:3978',
      TANGGA_2: 'not-there.invalid:3978',
      TANGGA_3: 'not-there-either.invalid:3978',
    };
    const { status, stderr } = spawnSync('haproxy', ['-c', '-f', CONFIG], { env, encoding: 'utf8' });
    expect(status, stderr).to.equal(0);
  });
});

onPostgresOnly('Three processes behind the proxy of deployment/', (makePlace) => {
  let place: Place;
  let team: Team;
  let proxy: ChildProcess;
  let url: string;

  before(async function () {
    this.timeout(120_000);
    if (!hasProxy()) return this.skip();
    place = await makePlace();
    team = await Team.start(3, {
      DATABASE_URL: place.url,
      DIRECT_LINE_SECRET: SECRET,
      DESK_PASSWORD: PASSWORD,
      TRUST_PROXY: 'true',
    });
    const hostOf = (number: number): string => new URL(team.url(number)).host;
    url = `http://127.0.0.1:${await freePort()}`;
    const addresses = {
      LISTEN: new URL(url).host,
      TANGGA_1: hostOf(0),
      TANGGA_2: hostOf(1),
      TANGGA_3: hostOf(2),
    };
    proxy = spawn('haproxy', ['-f', CONFIG], { env: { ...process.env, ...addresses }, stdio: 'ignore' });
    const answers = (): Promise<boolean | undefined> =>
      fetch(`${url}/readyz`).then(
        ({ ok }) => ok || undefined,
        () => undefined,
      );
    await until('the proxy', answers, 20_000);
  });
  after(async function () {
    this.timeout(30_000);
    proxy?.kill('SIGKILL');
    await team?.end();
    await place?.remove();
  });

  it('serve customer and rep, each of whose requests goes to another one', async function () {
    this.timeout(60_000);
    const customer = new PersistentClient(() => url, SECRET);
    await customer.begin();
    const shown: Shown[] = [];
    const socket = new WebSocket(await customer.streamUrl());
    socket.on('message', (data: Buffer) => {
      if (data.length > 0) shown.push(...(JSON.parse(data.toString()) as SetBody).activities);
    });
    await new Promise((resolve) => socket.once('open', resolve));
    await customer.say('mau bicara dengan orang');
    const rep = await RepClient.signedIn(url, 'dewi');
    await until(
      'the queue shows it',
      async () =>
        (await rep.queue()).waiting.some(
          ({ conversationId }) => conversationId === customer.conversationId,
        ) || undefined,
      20_000,
    );
    expect((await rep.act(customer.conversationId, 'claim')).status).to.equal(200);
    for (const text of ['satu', 'dua', 'tiga']) {
      expect((await rep.act(customer.conversationId, 'reply', { text })).status).to.equal(200);
    }
    const fromRep = (): string[] =>
      shown.map(({ text }) => text).filter((text) => /^(satu|dua|tiga)$/.test(text));
    await until('the socket hears the rep', () => fromRep().length >= 3 || undefined, 10_000);
    expect((await rep.act(customer.conversationId, 'typing')).status).to.equal(200);
    await until(
      'the socket sees the rep type',
      () => shown.some(({ type }) => type === 'typing') || undefined,
    );
    expect(fromRep()).to.deep.equal(['satu', 'dua', 'tiga']);
    socket.terminate();
  });

  it('do what is due once, whoever of them finds it', async function () {
    this.timeout(120_000);
    const customers = Array.from({ length: DUE }, () => new PersistentClient(() => url, SECRET));
    await Promise.all(customers.map((customer) => customer.begin()));
    for (const customer of customers) await customer.answered(await customer.say('paket saya belum sampai'));
    const ids = customers.map(({ conversationId }) => conversationId);
    const database = await openDatabase(place.url);
    const count = async (statement: string): Promise<number> =>
      Number((await database.read<{ many: number }>(statement, ids))[0]?.many);
    const slots = ids.map((_id, index) => `$${index + 1}`).join(', ');
    const ago = new Date(Date.now() - 16 * 60_000).toISOString();
    // As if they had said nothing more for a quarter of an hour.
    await database.write((sql) =>
      sql.run(
        `UPDATE conversation SET last_message_at = '${ago}', version = version + 1 WHERE id IN (${slots})`,
        ids,
      ),
    );
    const begun = `SELECT count(*) AS many FROM inbox WHERE channel_key LIKE 'job:complaint-draft:%' AND conversation_id IN (${slots})`;
    const done = `${begun} AND state = 'done'`;
    await until('everything is done', async () => (await count(done)) >= DUE || undefined, 60_000);
    // By now each of the three has looked at least once more.
    await pause(PACE_MS);
    expect(await count(begun)).to.equal(DUE);
    const told = `SELECT count(*) AS many FROM outbox WHERE activity LIKE '%complaint.kept-unfinished%' AND conversation_id IN (${slots})`;
    expect(await count(told), 'told once each').to.equal(DUE);
    const tickets = await database.read(
      `SELECT DISTINCT ticket_no FROM complaint WHERE ticket_no IS NOT NULL`,
    );
    expect(tickets, 'each with a number of its own').to.have.length(DUE);
    await database.close();
  });

  it('go on without the one that is stopped', async function () {
    this.timeout(60_000);
    const customer = new PersistentClient(() => url, SECRET);
    await customer.begin();
    await customer.answered(await customer.say('jam buka?'));
    const stopped = team.stop(0);
    for (let times = 0; times < 6; times += 1) await customer.answered(await customer.say('jam buka?'));
    expect(await stopped).to.equal(0);
    expect([...customer.refusals], 'requests that had to be sent again').to.deep.equal([]);
  });
});
