import { expect } from 'chai';
import { onPostgres, onPostgresOnly } from '../../databases';
import { type DeskWorld, openDesk } from './desk-world';
import { openSocket, until } from './live-socket';
import { RepClient } from './rep-client';

const ROUNDS = 8;
const LISTS = ['queue', 'questions', 'requests', 'complaints', 'me'];

onPostgresOnly('The desk, when the database drops every connection', (makePlace) => {
  let world: DeskWorld;
  let name = '';

  before(async function () {
    this.timeout(60_000);
    world = await openDesk({}, makePlace);
    const [row] = await world.database.read<{ name: string }>('SELECT current_database() AS name');
    name = row?.name ?? '';
  });
  after(() => world.close());

  const drop = (): Promise<unknown> =>
    onPostgres(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}'`);

  it('says that it is away or answers, signs nobody out, and shows all of it again by itself', async function () {
    this.timeout(60_000);
    const wati = await RepClient.signedIn(world.url, 'wati');
    const { socket, hints, closed } = await openSocket(world.url, { origin: world.url, cookie: wati.cookie });
    let ended = false;
    void closed.then(() => (ended = true));
    const ids: string[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      ids.push(await world.customer('mau bicara dengan orang'));
      const paths = [...LISTS, ...LISTS, `conversations/${ids[0]}`];
      const asked = paths.map(async (path) => ({ path, ...(await wati.get(path)) }));
      const [answers] = await Promise.all([Promise.all(asked), drop()]);
      for (const { path, status, headers } of answers) {
        expect(status, path).to.be.oneOf([200, 503]);
        if (status === 503) expect(headers.get('retry-after')).to.equal('2');
      }
      for (const list of LISTS) expect((await wati.get(list)).status, `${list}, asked again`).to.equal(200);
    }
    const { waiting } = await wati.queue();
    expect(waiting.map(({ conversationId }) => conversationId)).to.include.members(ids);
    expect((await wati.act(ids[0] ?? '', 'claim')).status).to.equal(200);
    expect((await wati.queue()).inHand.map(({ conversationId }) => conversationId)).to.deep.equal([ids[0]]);
    hints.splice(0);
    const late = await world.customer('mau bicara dengan orang');
    await until(() => hints.some((hint) => hint.type === 'conversation' && hint.id === late));
    expect(ended, 'the page was told to sign in again').to.equal(false);
    socket.close();
  });
});
