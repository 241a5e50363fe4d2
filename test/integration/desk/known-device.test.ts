import { expect } from 'chai';
import { type MeView, type SignInView } from '../../../bot/desk/views';
import { type DeskWorld, PASSWORD, openDesk } from './desk-world';
import { RepClient } from './rep-client';

const OWN = 'tiga cangkir sebelum fajar';

describe('who may not be kept out of the desk, and who gets no further in', function () {
  // Fifty passwords are hashed one behind the other.
  this.timeout(60_000);

  let world: DeskWorld;
  beforeEach(async () => {
    world = await openDesk({ config: { trustProxy: true } });
  });
  afterEach(() => world.close());

  const attempt = async (
    repId: string,
    password: string,
    address: string,
    client = new RepClient(world.url),
  ): Promise<number> =>
    (await client.post('sign-in', { repId, password }, { 'x-forwarded-for': address, origin: world.url }))
      .status;

  /** From many addresses, as often as each is heard. */
  async function siege(repId: string, tries: number): Promise<void> {
    for (let count = 0; count < tries; count += 1) {
      await attempt(repId, 'salah', `198.51.100.${Math.floor(count / 4)}`);
    }
  }

  it('a stranger is told no name of the team; a browser is told whom it knows', async () => {
    const dewi = new RepClient(world.url);
    const names = async (): Promise<string[]> =>
      (await dewi.get<SignInView>('sign-in')).body.reps.map(({ name }) => name);
    expect(await names()).to.deep.equal([]);
    await dewi.post('sign-in', { repId: 'Dewi', password: PASSWORD });
    expect(await names()).to.deep.equal(['Dewi']);
    dewi.cookie = dewi.cookie.replace(
      /(desk_device=[^.]+\.)(.)/,
      (_whole, head: string, sign: string) => head + (sign === 'x' ? 'y' : 'x'),
    );
    expect(await names()).to.deep.equal([]);
    const stranger = await new RepClient(world.url).post('enter', { repId: 'nobody', key: 'x' });
    expect(stranger.body.error.code).to.equal('link_used');
  });

  it('fifty wrong passwords from many addresses keep out nobody who is known here', async () => {
    const known = new RepClient(world.url);
    expect(await attempt('dewi', PASSWORD, '203.0.113.1', known)).to.equal(200);
    known.csrf = (await known.get<MeView>('me')).body.csrf;
    await siege('dewi', 60);
    expect((await known.get('me')).status, 'a session').to.equal(200);
    expect(await attempt('dewi', PASSWORD, '203.0.113.1', known), 'a known browser').to.equal(200);
    const key = new URL(await world.desk.createEntryLink()).searchParams.get('key');
    expect((await new RepClient(world.url).post('enter', { repId: 'dewi', key })).status, 'a link').to.equal(
      200,
    );
  });

  it('and a new browser is heard again after half a minute: slow, not closed', async () => {
    await siege('dewi', 60);
    expect(await attempt('dewi', PASSWORD, '203.0.113.2')).to.equal(429);
    world.clock.now += 31_000;
    expect(await attempt('dewi', PASSWORD, '203.0.113.2')).to.equal(200);
  });

  it('a known browser guesses no more often than a stranger', async () => {
    const known = new RepClient(world.url);
    await attempt('dewi', PASSWORD, '203.0.113.1', known);
    for (let tries = 0; tries < 5; tries += 1) {
      expect(await attempt('dewi', 'salah', `203.0.113.${tries}`, known)).to.equal(401);
    }
    expect(await attempt('dewi', PASSWORD, '203.0.113.9', known)).to.equal(429);
  });

  it('the team’s password makes a rep of an admin, who cannot make themself more by it', async () => {
    await world.database.write((sql) => sql.run(`DELETE FROM desk_password`));
    const wati = await RepClient.signedIn(world.url, 'wati');
    const { rep, may, team } = (await wati.get<MeView>('me')).body;
    expect(rep.roles).to.not.include.members(['admin']).and.not.include.members(['supervisor']);
    expect([may, team]).to.deep.equal([{ oversee: false, handleCases: false, setPasswords: false }, null]);
    expect((await wati.post('password', { password: OWN })).status).to.equal(403);
    expect((await wati.post('password', { repId: 'dewi', password: OWN })).status).to.equal(403);
  });

  it('an admin comes in by a link, sets a password, and is an admin by it', async () => {
    await world.database.write((sql) => sql.run(`DELETE FROM desk_password`));
    const key = new URL(await world.desk.createEntryLink()).searchParams.get('key');
    const wati = new RepClient(world.url);
    await wati.post('enter', { repId: 'wati', key });
    const me = (await wati.get<MeView>('me')).body;
    expect(me.may.oversee).to.equal(true);
    wati.csrf = me.csrf;
    expect((await wati.post('password', { password: OWN })).status).to.equal(200);
    expect(await attempt('wati', PASSWORD, '203.0.113.3')).to.equal(401);
    expect(await attempt('wati', OWN, '203.0.113.4')).to.equal(200);
  });

  it('the cookies are for https alone where a trusted proxy says that it was https', async () => {
    const answer = async (scheme: string): Promise<string[]> => {
      const headers = { 'x-forwarded-proto': scheme, 'x-forwarded-host': 'desk.example.com' };
      const origin = `${scheme}://desk.example.com`;
      const client = new RepClient(world.url);
      const { headers: got } = await client.post(
        'sign-in',
        { repId: 'maya', password: PASSWORD },
        { ...headers, origin },
      );
      return got.getSetCookie();
    };
    const safe = await answer('https');
    for (const cookie of safe) expect(cookie).to.match(/^__Host-desk_\w+=\S+; Path=\/; .*; Secure$/);
    for (const cookie of await answer('http')) expect(cookie).to.not.match(/Secure|__Host-/);
    const session = safe[0]?.split(';')[0] ?? '';
    const asked = async (cookie: string): Promise<number> => {
      const headers = { cookie, 'x-forwarded-proto': 'https', 'x-forwarded-host': 'desk.example.com' };
      return (await fetch(`${world.url}/desk/api/me`, { headers })).status;
    };
    expect(await asked(session)).to.equal(200);
    expect(await asked(session.replace('__Host-', '')), 'set by another host of the domain').to.equal(401);
  });

  it('a reply that is too long is refused with the limit in words', async () => {
    const dewi = await RepClient.signedIn(world.url, 'dewi');
    const id = await world.customer('orang');
    await dewi.act(id, 'claim');
    const long = await dewi.act(id, 'reply', { text: 'x'.repeat(4001) });
    expect([long.status, long.body.error.code]).to.deep.equal([422, 'text_too_long']);
    expect(long.body.error.message).to.include('4000').and.include('4001');
    expect(long.body.error.limit).to.equal(4000);
  });
});
