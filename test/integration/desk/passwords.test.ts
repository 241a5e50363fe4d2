import { expect } from 'chai';
import { type MeView, type SignInView } from '../../../bot/desk/views';
import { type DeskWorld, PASSWORD, openDesk } from './desk-world';
import { type Answered, RepClient } from './rep-client';

const OWN = 'tiga cangkir sebelum fajar';
const NEXT = 'empat cangkir setelah hujan';

describe('passwords of the reps', () => {
  let world: DeskWorld;
  beforeEach(async () => {
    world = await openDesk({ passwordCost: undefined });
  });
  afterEach(() => world.close());

  const codeOf = (answer: Answered<unknown>): string | undefined =>
    (answer.body as { error?: { code: string } }).error?.code;
  const attempt = async (repId: string, password: string): Promise<number> =>
    (await new RepClient(world.url).post('sign-in', { repId, password })).status;

  async function withLink(repId: string): Promise<RepClient> {
    const key = new URL(await world.desk.createEntryLink()).searchParams.get('key');
    const client = new RepClient(world.url);
    await client.post('enter', { repId, key });
    client.csrf = (await client.get<MeView>('me')).body.csrf;
    return client;
  }

  it('who has one must name it to change it; wrong ones are counted as at the door', async () => {
    const dewi = await RepClient.signedIn(world.url, 'dewi');
    expect((await dewi.get<MeView>('me')).body.password).to.deep.equal({ own: false, askCurrent: false });
    await dewi.post('password', { password: OWN });
    expect((await dewi.get<MeView>('me')).body.password).to.deep.equal({ own: true, askCurrent: true });
    expect(codeOf(await dewi.post('password', { password: NEXT }))).to.equal('wrong_current');
    expect((await dewi.post('password', { password: NEXT, current: OWN })).status).to.equal(200);
    for (let tries = 0; tries < 5; tries += 1) {
      expect(codeOf(await dewi.post('password', { password: OWN, current: 'x' }))).to.equal('wrong_current');
    }
    expect(codeOf(await dewi.post('password', { password: OWN, current: NEXT }))).to.equal('locked');
    // Nobody else's tries were counted: who stole the session keeps nobody out.
    expect(await attempt('dewi', NEXT)).to.equal(200);
  });

  it('who has forgotten theirs comes in by a one-time link and sets a new one', async () => {
    await (await RepClient.signedIn(world.url, 'dewi')).post('password', { password: OWN });
    const dewi = await withLink('dewi');
    expect((await dewi.get<MeView>('me')).body.password).to.deep.equal({ own: true, askCurrent: false });
    expect((await dewi.post('password', { password: NEXT })).status).to.equal(200);
    expect([await attempt('dewi', NEXT), await attempt('dewi', OWN)]).to.deep.equal([200, 401]);
  });

  it('an admin gives a colleague a new one, which ends their sessions; others may not', async () => {
    const dewi = await RepClient.signedIn(world.url, 'dewi');
    const fajar = await RepClient.signedIn(world.url, 'fajar');
    const wati = await RepClient.signedIn(world.url, 'wati');
    for (const rep of [dewi, fajar]) {
      const other = await rep.post('password', { repId: 'maya', password: OWN });
      expect([other.status, codeOf(other)]).to.deep.equal([403, 'not_allowed']);
      expect((await rep.get<MeView>('me')).body.team).to.equal(null);
    }
    expect((await wati.post('password', { repId: 'dewi', password: OWN })).status).to.equal(200);
    expect(codeOf(await wati.post('password', { repId: 'nobody', password: OWN }))).to.equal('unknown_rep');
    expect((await dewi.get('me')).status).to.equal(401);
    expect((await wati.get('me')).status).to.equal(200);
    expect([await attempt('dewi', OWN), await attempt('dewi', PASSWORD)]).to.deep.equal([200, 401]);
    const { team } = (await wati.get<MeView>('me')).body;
    expect(team?.filter(({ own }) => own).map(({ id }) => id)).to.deep.equal(['dewi', 'fajar', 'wati']);
  });

  it('refuses what is easily guessed: short, one sign, a name, or the team’s own', async () => {
    const dewi = await RepClient.signedIn(world.url, 'dewi');
    for (const password of ['sebelas-12', 'aaaaaaaaaaaaaaaa', 'Dewi 12345678', PASSWORD, ' '.repeat(20)]) {
      const answer = await dewi.post('password', { password });
      expect([answer.status, codeOf(answer)], password).to.deep.equal([422, 'weak_password']);
    }
    expect(await attempt('dewi', PASSWORD)).to.equal(200);
  });

  it('refuses what is on lists of passwords that got out, or one part again and again', async () => {
    const dewi = await RepClient.signedIn(world.url, 'dewi');
    for (const password of [
      'Administrator',
      '1qaz2wsx3edc',
      'unbelievable2026',
      'JustinBieber!',
      'tubruk tubruk '.repeat(2),
    ]) {
      const answer = await dewi.post('password', { password });
      expect([answer.status, codeOf(answer)], password).to.deep.equal([422, 'weak_password']);
    }
    expect((await dewi.post('password', { password: 'belum pernah bocor' })).status).to.equal(200);
  });

  it('is not changed without the token of the session', async () => {
    const dewi = await RepClient.signedIn(world.url, 'dewi');
    const answer = await dewi.post('password', { password: OWN }, { 'x-csrf-token': 'x' });
    expect(codeOf(answer)).to.equal('bad_token');
  });

  it('the same signs typed on another keyboard are the same password', async () => {
    const dewi = await RepClient.signedIn(world.url, 'dewi');
    await dewi.post('password', { password: 'kafe\u0301 di ujung jalan' });
    expect(await attempt('dewi', 'kaf\u00e9 di ujung jalan')).to.equal(200);
  });

  it('offers the password field without a team’s password as soon as somebody has their own', async () => {
    await world.close();
    world = await openDesk({ passwordCost: undefined, config: { secrets: { deskPassword: undefined } } });
    const offered = async (): Promise<boolean> =>
      (await new RepClient(world.url).get<SignInView>('sign-in')).body.password;
    expect(await offered()).to.equal(false);
    await (await withLink('dewi')).post('password', { password: OWN });
    expect(await offered()).to.equal(true);
    expect([await attempt('dewi', OWN), await attempt('maya', OWN)]).to.deep.equal([200, 401]);
  });

  it('stand nowhere: neither in the log nor, in the clear, in the database', async () => {
    const dewi = await withLink('dewi');
    await dewi.post('password', { password: OWN });
    await attempt('dewi', OWN);
    await attempt('dewi', 'kata-sandi-yang-salah');
    const [row] = await world.database.read<{ hash: string }>(
      `SELECT hash FROM desk_password WHERE rep_id = 'dewi'`,
    );
    expect(row?.hash).to.match(/^scrypt\$32768\$8\$3\$[\w-]{22}\$[\w-]{43}$/);
    const kept = await Promise.all(
      ['desk_password', 'desk_session', 'desk_entry_key', 'desk_door'].map((table) =>
        world.database.read(`SELECT * FROM ${table}`),
      ),
    );
    const everything = `${world.logged.join('\n')}${JSON.stringify(kept)}`;
    const [, secret = 'none'] = dewi.cookie.split('=');
    for (const one of [OWN, 'kata-sandi-yang-salah', secret, dewi.csrf]) {
      expect(everything).to.not.contain(one);
    }
    expect(world.logged.join()).to.not.contain(row?.hash ?? 'none');
    expect(JSON.stringify(kept)).to.not.contain('127.0.0.1');
  });
});
