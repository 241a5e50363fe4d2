import { expect } from 'chai';
import { type Place, onEachDatabase } from '../../databases';
import { type DeskWorld, PASSWORD, openDesk } from './desk-world';
import { RepClient } from './rep-client';
import { openSocket, until } from './live-socket';

const OWN = 'tiga cangkir sebelum fajar';

onEachDatabase('Access to the desk, by several processes and after a restart,', (makePlace) => {
  let place: Place;
  const worlds: DeskWorld[] = [];

  beforeEach(async () => {
    place = await makePlace();
  });
  afterEach(async () => {
    for (const world of worlds.splice(0)) await world.close();
    await place.remove();
  });

  /** One process on the test's database; it goes on where the clocks of the others are. */
  async function process(): Promise<DeskWorld> {
    const now = Math.max(0, ...worlds.map(({ clock }) => clock.now));
    const shared = { url: place.url, remove: (): Promise<void> => Promise.resolve() };
    const world = await openDesk({ presenceMs: 40 }, () => Promise.resolve(shared));
    if (now > 0) world.clock.now = now;
    worlds.push(world);
    return world;
  }

  async function restarted(world: DeskWorld): Promise<DeskWorld> {
    const { now } = world.clock;
    worlds.splice(worlds.indexOf(world), 1);
    await world.close();
    const next = await process();
    next.clock.now = now;
    return next;
  }

  const attempt = async ({ url }: DeskWorld, repId: string, password: string): Promise<number> =>
    (await new RepClient(url).post('sign-in', { repId, password })).status;

  it('a lock-out counts on over a restart in the middle of it', async () => {
    const first = await process();
    for (let tries = 0; tries < 3; tries += 1) expect(await attempt(first, 'dewi', 'salah')).to.equal(401);
    const second = await restarted(first);
    for (let tries = 0; tries < 2; tries += 1) expect(await attempt(second, 'dewi', 'salah')).to.equal(401);
    expect(await attempt(second, 'dewi', PASSWORD)).to.equal(429);
    const third = await restarted(second);
    expect(await attempt(third, 'dewi', PASSWORD)).to.equal(429);
    third.clock.now += 15 * 60_000;
    expect(await attempt(third, 'dewi', PASSWORD)).to.equal(200);
  });

  it('guesses at several processes at the same moment are counted together', async () => {
    const both = [await process(), await process()];
    const guesses = Array.from({ length: 12 }, (_guess, index) => both[index % 2] as DeskWorld);
    const answers = await Promise.all(guesses.map((world) => attempt(world, 'dewi', 'salah')));
    expect(answers.filter((status) => status === 401)).to.have.length(5);
    for (const world of both) expect(await attempt(world, 'dewi', PASSWORD)).to.equal(429);
  });

  it('an address is shut after twenty wrong tries, whoever it names', async () => {
    const world = await process();
    const names = ['dewi', 'bayu', 'rizal', 'maya', 'tono'];
    for (let tries = 0; tries < 20; tries += 1) {
      expect(await attempt(world, names[tries % 5] ?? '', 'salah')).to.equal(401);
    }
    expect(await attempt(world, 'wati', PASSWORD)).to.equal(429);
  });

  it('a session outlives a restart and ends in every process with its sign-out', async () => {
    const first = await restarted(await process());
    const dewi = await RepClient.signedIn(first.url, 'dewi');
    const second = await process();
    const elsewhere = new RepClient(second.url);
    elsewhere.cookie = dewi.cookie;
    expect((await elsewhere.get('me')).status).to.equal(200);
    await dewi.post('sign-out', {});
    expect((await elsewhere.get('me')).status).to.equal(401);
    const page = await fetch(`${second.url}/desk`, {
      headers: { cookie: elsewhere.cookie },
      redirect: 'manual',
    });
    expect(page.status).to.equal(302);
  });

  it('a one-time link opens whichever process it is brought to, once', async () => {
    const [first, second] = [await process(), await process()];
    const key = new URL(await first.desk.createEntryLink()).searchParams.get('key');
    const entries = await Promise.all(
      [first, second].map(({ url }) => new RepClient(url).post('enter', { repId: 'dewi', key })),
    );
    expect(entries.map(({ status }) => status).sort()).to.deep.equal([200, 401]);
  });

  it('a password of their own replaces the team’s for that rep, and ends their other sessions', async () => {
    const [first, second] = [await process(), await process()];
    const dewi = await RepClient.signedIn(first.url, 'dewi');
    const old = await RepClient.signedIn(second.url, 'dewi');
    expect((await dewi.post('password', { password: OWN })).status).to.equal(200);
    expect((await dewi.get('me')).status).to.equal(200);
    expect((await old.get('me')).status).to.equal(401);
    expect(await attempt(second, 'dewi', PASSWORD)).to.equal(401);
    expect(await attempt(second, 'dewi', OWN)).to.equal(200);
    expect(await attempt(second, 'maya', PASSWORD)).to.equal(200);
    expect(await attempt(second, 'maya', OWN)).to.equal(401);
    expect(await attempt(await restarted(first), 'dewi', OWN)).to.equal(200);
  });

  it('who has the desk open in one process is seen in the other, until they leave or it is gone', async () => {
    const [first, second] = [await process(), await process()];
    const dewi = await RepClient.signedIn(first.url, 'dewi');
    const maya = await RepClient.signedIn(second.url, 'maya');
    const here = await openSocket(first.url, { origin: first.url, cookie: dewi.cookie });
    const names = (): string =>
      here.hints
        .flatMap((hint) => (hint.type === 'online' ? [hint.reps.map(({ name }) => name).join()] : []))
        .at(-1) ?? '';
    const there = await openSocket(second.url, { origin: second.url, cookie: maya.cookie });
    await until(() => names() === 'Dewi,Maya');
    there.socket.close();
    await until(() => names() === 'Dewi');
    // What a killed process leaves behind.
    await first.database.write((sql) =>
      sql.run(`INSERT INTO desk_seat (id, rep_id, seen_at) VALUES ('gone', 'wati', $1)`, [
        new Date(first.clock.now).toISOString(),
      ]),
    );
    await until(() => names() === 'Dewi,Wati');
    first.clock.now += 200;
    await until(() => names() === 'Dewi');
  });

  it('closes the live line of the sessions that a new password has ended', async () => {
    const world = await process();
    const old = await RepClient.signedIn(world.url, 'dewi');
    const { closed } = await openSocket(world.url, { origin: world.url, cookie: old.cookie });
    const dewi = await RepClient.signedIn(world.url, 'dewi');
    await dewi.post('password', { password: OWN });
    expect(await closed).to.equal(4401);
  });
});
