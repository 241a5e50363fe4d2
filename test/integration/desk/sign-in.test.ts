import { expect } from 'chai';
import { type DeskWorld, PASSWORD, openDesk } from './desk-world';
import { openSocket } from './live-socket';
import { RepClient } from './rep-client';

const HOUR_MS = 3_600_000;

describe('signing in to the desk', () => {
  let world: DeskWorld;
  beforeEach(async () => {
    world = await openDesk();
  });
  afterEach(() => world.close());

  it('turns away who is not signed in: 401 for data, the sign-in page for people', async () => {
    const stranger = new RepClient(world.url);
    for (const path of ['me', 'queue', 'conversations/x']) {
      const answer = await stranger.get(path);
      expect([answer.status, answer.body.error.code]).to.deep.equal([401, 'not_signed_in']);
    }
    const page = await fetch(`${world.url}/desk`, { redirect: 'manual' });
    expect([page.status, page.headers.get('location')]).to.deep.equal([302, '/desk/sign-in']);
  });

  it('sets a cookie that scripts and other sites do not get', async () => {
    const answer = await new RepClient(world.url).post('sign-in', { repId: 'dewi', password: PASSWORD });
    expect(answer.headers.getSetCookie()[0]).to.match(
      /^desk_session=\S+; Path=\/desk; Max-Age=43200; HttpOnly; SameSite=Strict$/,
    );
  });

  it('ends a session after twelve hours and on signing out', async () => {
    const dewi = await RepClient.signedIn(world.url, 'dewi');
    const { cookie } = dewi;
    await dewi.post('sign-out', {});
    dewi.cookie = cookie;
    expect((await dewi.get('me')).status).to.equal(401);
    const maya = await RepClient.signedIn(world.url, 'maya');
    for (let hour = 1; hour < 12; hour += 1) {
      world.clock.now += HOUR_MS;
      expect((await maya.get('me')).status, `after ${hour} hours of work`).to.equal(200);
    }
    world.clock.now += HOUR_MS;
    expect((await maya.get('me')).status, 'however busy').to.equal(401);
  });

  it('ends a session that nobody has used for two hours, unless the desk is open', async () => {
    const dewi = await RepClient.signedIn(world.url, 'dewi');
    const maya = await RepClient.signedIn(world.url, 'maya');
    const { socket } = await openSocket(world.url, { origin: world.url, cookie: maya.cookie });
    world.clock.now += 1.9 * HOUR_MS;
    // As by itself twice a minute, whose desk is open is looked at when somebody else signs out.
    await (await RepClient.signedIn(world.url, 'bayu')).post('sign-out', {});
    world.clock.now += 0.2 * HOUR_MS;
    expect((await dewi.get('me')).status).to.equal(401);
    expect((await maya.get('me')).status).to.equal(200);
    socket.close();
  });

  it('takes no forged or altered cookie', async () => {
    const dewi = await RepClient.signedIn(world.url, 'dewi');
    const [, secret = ''] = dewi.cookie.split('=');
    const [row] = await world.database.read<{ digest: string }>('SELECT digest FROM desk_session');
    const other = secret.replace(/.$/, (last) => (last === 'A' ? 'Q' : 'A'));
    for (const value of [other, `${secret}.x`, secret.slice(1), row?.digest, '..', '']) {
      dewi.cookie = `desk_session=${value}`;
      expect((await dewi.get('me')).status, value).to.equal(401);
    }
  });

  it('changes nothing without the token of the session or for a foreign page', async () => {
    const dewi = await RepClient.signedIn(world.url, 'dewi');
    const maya = await RepClient.signedIn(world.url, 'maya');
    const id = await world.customer('orang');
    const claim = `conversations/${id}/claim`;
    const body = { clientKey: '8d0f2f0e-6d0e-4b8e-9c39-0d1f5f7c2f10' };
    for (const token of ['', maya.csrf, `${dewi.csrf}x`]) {
      const answer = await dewi.post(claim, body, { 'x-csrf-token': token });
      expect([answer.status, answer.body.error.code]).to.deep.equal([403, 'bad_token']);
    }
    const foreign = await dewi.post(claim, body, { origin: 'https://evil.example' });
    expect([foreign.status, foreign.body.error.code]).to.deep.equal([403, 'foreign_origin']);
    const crossSite = await dewi.post(claim, body, { 'sec-fetch-site': 'cross-site' });
    expect(crossSite.status).to.equal(403);
    const form = await dewi.post(claim, body, { 'content-type': 'text/plain' });
    expect(form.status).to.equal(400);
    expect((await dewi.queue()).waiting.map((row) => row.conversationId)).to.deep.equal([id]);
  });

  it('shuts after five wrong tries, for longer each time, for this rep and address only', async () => {
    const stranger = new RepClient(world.url);
    const attempt = async (repId: string, password: string): Promise<number> =>
      (await stranger.post('sign-in', { repId, password })).status;
    for (let tries = 0; tries < 5; tries += 1) expect(await attempt('dewi', 'salah')).to.equal(401);
    const locked = await stranger.post('sign-in', { repId: 'dewi', password: PASSWORD });
    expect([locked.status, locked.body.error.code]).to.deep.equal([429, 'locked']);
    expect(Number(locked.headers.get('retry-after'))).to.be.within(890, 900);
    expect(await attempt('maya', PASSWORD)).to.equal(200);
    world.clock.now += 15 * 60_000;
    for (let tries = 0; tries < 5; tries += 1) expect(await attempt('dewi', 'salah')).to.equal(401);
    world.clock.now += 16 * 60_000;
    expect(await attempt('dewi', PASSWORD)).to.equal(429);
    world.clock.now += 15 * 60_000;
    expect(await attempt('dewi', PASSWORD)).to.equal(200);
  });

  it('does not tell an unknown rep from a wrong password', async () => {
    const stranger = new RepClient(world.url);
    const nobody = await stranger.post('sign-in', { repId: 'nobody', password: PASSWORD });
    const wrong = await stranger.post('sign-in', { repId: 'dewi', password: 'x' });
    expect(nobody.body).to.deep.equal(wrong.body);
  });

  it('opens once by a link, within a day', async () => {
    let entered = 0;
    await world.close();
    world = await openDesk({
      config: { secrets: { deskPassword: undefined } },
      onEntered: () => (entered += 1),
    });
    const link = new URL(await world.desk.createEntryLink());
    expect(`${link.origin}${link.pathname}`).to.equal(`${world.url}/desk/enter`);
    const key = link.searchParams.get('key');
    const stranger = new RepClient(world.url);
    expect((await stranger.post('sign-in', { repId: 'dewi', password: '' })).status).to.equal(400);
    expect((await stranger.post('sign-in', { repId: 'dewi', password: 'undefined' })).status).to.equal(401);
    expect((await stranger.post('enter', { repId: 'nobody', key })).body.error.code).to.equal('unknown_rep');
    expect((await stranger.post('enter', { repId: 'dewi', key })).status).to.equal(200);
    expect((await stranger.get('me')).status).to.equal(200);
    expect(entered).to.equal(1);
    expect((await stranger.post('enter', { repId: 'dewi', key })).body.error.code).to.equal('link_used');
    const late = new URL(await world.desk.createEntryLink()).searchParams.get('key');
    world.clock.now += 24 * 3_600_000;
    expect((await stranger.post('enter', { repId: 'dewi', key: late })).body.error.code).to.equal(
      'link_used',
    );
  });

  it('marks the cookie for https when the outside reaches us so', async () => {
    await world.close();
    world = await openDesk({ config: { publicUrl: 'https://bot.example.com' } });
    const stranger = new RepClient(world.url);
    const origin = 'https://bot.example.com';
    const answer = await stranger.post('sign-in', { repId: 'dewi', password: PASSWORD }, { origin });
    expect(answer.headers.get('set-cookie')).to.contain('; Secure');
    expect(answer.headers.get('strict-transport-security')).to.contain('max-age');
    expect(await world.desk.createEntryLink()).to.match(/^https:\/\/bot\.example\.com\/desk\/enter\?key=/);
  });

  it('sends its own strict policy with pages and data', async () => {
    for (const path of ['/desk/sign-in', '/desk/api/sign-in', '/desk/api/queue']) {
      const { headers } = await fetch(`${world.url}${path}`);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).to.contain("default-src 'none'").and.to.contain("script-src 'self';");
      expect(policy).to.contain("frame-ancestors 'none'").and.to.not.contain('unsafe');
      expect(headers.get('x-content-type-options')).to.equal('nosniff');
      expect(headers.get('cache-control')).to.match(/^no-(store|cache)$/);
    }
  });

  it('hands out the files of the page and no others', async () => {
    for (const name of [
      '..%2f..%2fpackage.json',
      '%2e%2e%2fmanifest.json',
      'desk.ts',
      '.env',
      'x.html%00.css',
    ]) {
      expect((await fetch(`${world.url}/desk/assets/${name}`)).status, name).to.be.oneOf([400, 404]);
    }
  });
});
