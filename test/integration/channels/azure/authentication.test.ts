import { expect } from 'chai';
import { authenticationOf } from '../../../../bot/channels/azure/authentication';
import { readConfig } from '../../../../bot/settings/config';
import { type RunningAzure, runAzure } from './running-azure';
import { type TeamsChat, personalChat } from './teams-chat';
import { APP_ID, BOT_TOKEN, TokenIssuer } from './token-issuer';

const ENVIRONMENT = {
  MicrosoftAppId: APP_ID,
  MicrosoftAppPassword: 'a password that is never used',
  MicrosoftAppTenantId: '5d2d3f4e-1111-4222-8333-944445555666',
};

describe('Who may speak through /api/messages', function () {
  this.timeout(30_000);
  let issuer: TokenIssuer;
  let running: RunningAzure;
  let chat: TeamsChat;

  // The SDK writes the public key of every refused token to the terminal.
  const { error } = console;
  before(async () => {
    console.error = () => undefined;
    issuer = new TokenIssuer();
    await issuer.start();
    running = await runAzure({ environment: ENVIRONMENT, cloud: issuer.cloud() });
    chat = personalChat(running);
  });

  after(async () => {
    console.error = error;
    await running.stop();
    await issuer.stop();
  });

  const hello = { type: 'message', text: 'halo' };

  async function knock(authorization: string | undefined, more: object = {}): Promise<Response> {
    const headers = authorization === undefined ? undefined : { authorization };
    return running.post(chat.activity({ ...hello, ...more }), headers);
  }

  const ours = (more: object = {}): object => ({ serviceurl: running.serviceUrl, ...more });
  const tomorrow = Math.floor(Date.now() / 1000) + 86_400;
  const emulator = { iss: 'https://sts.windows.net/5d2d3f4e/', tid: '5d2d3f4e', ver: '1.0', appid: APP_ID };

  const REFUSED: ReadonlyArray<[what: string, token: () => string | undefined, more?: object]> = [
    ['no token', () => undefined],
    ['an empty one', () => ''],
    ['garbage', () => 'Bearer not-a-token'],
    ['garbage in three parts', () => 'Bearer eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCJ9.bm90IGpzb24.c2ln'],
    ['another scheme', () => issuer.token(ours()).replace('Bearer', 'Basic')],
    ['another audience', () => issuer.token(ours({ aud: '00000000-0000-0000-0000-000000000000' }))],
    ['another issuer', () => issuer.token(ours({ iss: 'https://elsewhere.example.com' }))],
    ['expired', () => issuer.token(ours(), { expiresInS: -3000 })],
    ['not yet valid', () => issuer.token(ours({ nbf: tomorrow, exp: tomorrow + 60 }))],
    ['for another serviceUrl', () => issuer.token({ serviceurl: 'https://elsewhere.example.com/' })],
    ['for no serviceUrl', () => issuer.token({})],
    ['a key that is not endorsed for Teams', () => issuer.token(ours(), { kid: 'other' })],
    ['a key nobody knows', () => issuer.token(ours(), { kid: 'unknown' })],
    ['signed by somebody else under a known key', () => issuer.token(ours(), { by: 'stranger' })],
    ['not signed', () => `Bearer ${issuer.token(ours()).split(' ')[1]?.split('.').slice(0, 2).join('.')}.`],
    ['of the Emulator, which is tied to no serviceUrl', () => issuer.token(emulator)],
    ['of the App Service channel', () => issuer.token(emulator), { channelId: 'AseChannel' }],
    ['of another bot', () => issuer.token({ ...emulator, aud: APP_ID, appid: 'another-bot' })],
  ];

  for (const [what, token, more] of REFUSED) {
    it(`401: ${what}`, async () => {
      const response = await knock(token(), more);
      const body = await response.text();
      expect(response.status, body).to.equal(401);
      expect(JSON.parse(body)).to.deep.equal({
        error: { code: 'Unauthorized', message: 'The sender could not be verified.' },
      });
    });
  }

  it('nothing of it has been kept, and nobody was answered', async () => {
    const [row] = await running.app.bot.database.read<{ n: number }>('SELECT count(*) AS n FROM inbox');
    expect(Number(row?.n)).to.equal(0);
    expect(running.connector.calls).to.have.length(0);
  });

  it('200: a valid token, and the answer proves itself with the bot’s own', async () => {
    const response = await knock(issuer.token(ours()));
    expect(response.status).to.equal(200);
    const [call] = await running.connector.until(1);
    expect(call?.authorization).to.equal(`Bearer ${BOT_TOKEN}`);
  });

  it('a serviceUrl over an open wire is refused before anything is answered', async () => {
    const open = 'http://channels.example.com/';
    const response = await knock(issuer.token({ serviceurl: open }), { serviceUrl: open });
    expect(response.status).to.equal(400);
  });

  it('from outside too: HOST, proxies and PUBLIC_URL do not matter when there are credentials', async () => {
    const headers = { authorization: issuer.token(ours()), 'x-forwarded-for': '203.0.113.7' };
    const response = await running.post(chat.activity(hello), headers);
    expect(response.status).to.equal(200);
  });

  it('503 when nobody can be checked now: the channel sends it again', async () => {
    const other = new TokenIssuer();
    await other.start();
    other.isDown = true;
    const cut = await runAzure({ environment: ENVIRONMENT, cloud: other.cloud() });
    const theirs = personalChat(cut);
    const headers = { authorization: other.token({ serviceurl: cut.serviceUrl }) };
    const response = await cut.post(theirs.activity(hello), headers);
    expect(response.status).to.equal(503);
    expect(await response.text()).to.not.match(/openID|config/i);
    await cut.stop();
    await other.stop();
  });
});

describe('Every way of being registered with Azure', () => {
  const WAYS: ReadonlyArray<Record<string, string>> = [
    ENVIRONMENT,
    { ...ENVIRONMENT, MicrosoftAppType: 'MultiTenant' },
    { ...ENVIRONMENT, MicrosoftAppType: 'UserAssignedMSI', MicrosoftAppPassword: '' },
  ];

  for (const environment of WAYS) {
    it(environment.MicrosoftAppType ?? 'SingleTenant', () => {
      expect(() => authenticationOf(readConfig(environment))).to.not.throw();
    });
  }
});

describe('/api/messages without credentials', function () {
  this.timeout(30_000);

  const OUTSIDE: ReadonlyArray<Record<string, string>> = [
    { HOST: '0.0.0.0' },
    { TRUST_PROXY: 'true' },
    { PUBLIC_URL: 'https://bot.example.com' },
  ];

  for (const environment of OUTSIDE) {
    it(`does not exist with ${Object.entries(environment).join()}`, async () => {
      const running = await runAzure({ environment });
      const response = await fetch(`${running.app.url}/api/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{}',
      });
      expect(response.status).to.equal(404);
      await running.stop();
    });
  }

  const SUSPECT: ReadonlyArray<[what: string, headers: Record<string, string>, more: object]> = [
    ['that came through a proxy', { 'x-forwarded-for': '203.0.113.7' }, {}],
    ['of a page in a browser', { origin: 'https://evil.example.com' }, {}],
    ['that wants its answer sent elsewhere', {}, { serviceUrl: 'https://evil.example.com/' }],
  ];

  describe('on this machine', () => {
    let running: RunningAzure;
    before(async () => {
      running = await runAzure();
    });
    after(() => running.stop());

    for (const [what, headers, more] of SUSPECT) {
      it(`does not answer a request ${what}`, async () => {
        const activity = personalChat(running).activity({ type: 'message', text: 'halo', ...more });
        expect((await running.post(activity, headers)).status).to.equal(403);
      });
    }

    for (const body of [{}, [], { type: 'message' }, { type: 'message', channelId: 'x', serviceUrl: 'x' }]) {
      it(`400: ${JSON.stringify(body)}`, async () => {
        expect((await running.post(body)).status).to.equal(400);
      });
    }

    it('says 503 and nothing of why when a message cannot be kept', async () => {
      await running.app.bot.database.write((sql) => sql.run('DROP TABLE inbox', []));
      const response = await running.post(personalChat(running).activity({ type: 'message', text: 'halo' }));
      expect(response.status).to.equal(503);
      expect(response.headers.get('retry-after')).to.equal('1');
      expect(await response.text()).to.not.match(/sql|table/i);
    });
  });
});
