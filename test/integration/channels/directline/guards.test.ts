import { expect } from 'chai';
import { credentials } from '../../../../bot/channels/directline/credentials';
import { type Answer, type ErrorBody, type TokenBody, begin, get, post, upgradeStatus } from './requests';
import { type Running, SECRET, runServer } from './running-server';

const SHOP = 'https://shop.example.com';

describe('Direct Line guards', () => {
  let server: Running;
  let now = Date.now();
  before(async () => {
    server = await runServer({
      widgetOrigins: [SHOP],
      deps: () => ({ clock: () => new Date(now).toISOString() }),
    });
  });
  beforeEach(() => {
    now = Date.now();
  });
  after(() => server.stop());

  const activities = (id: string): string => `${server.directLine}/conversations/${id}/activities`;
  const preflight = (path: string, origin: string): Promise<Response> =>
    fetch(`${server.url}${path}`, {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,content-type,x-ms-bot-agent,x-requested-with',
      },
    });
  const code = (answer: Answer<ErrorBody>): string => `${answer.status} ${answer.body.error.code}`;

  it('401 without a token, 403 with a wrong one, always with an error body', async () => {
    const { conversationId } = await begin(server);
    const url = activities(conversationId);
    expect(code(await get<ErrorBody>(url))).to.equal('401 Unauthorized');
    const headers = { authorization: 'Basic abc' };
    expect(code(await get<ErrorBody>(url, { headers }))).to.equal('401 Unauthorized');
    expect(code(await get<ErrorBody>(url, { token: 'abc.def.ghi' }))).to.equal('403 BadArgument');
    expect(code(await get<ErrorBody>(url, { token: `${SECRET}x` }))).to.equal('403 BadArgument');
  });

  it("refuses another conversation's token, a token signed by somebody else, and an unsigned one", async () => {
    const mine = await begin(server);
    const other = await begin(server);
    const stranger = credentials('another key', () => new Date().toISOString());
    const claims = { bot: 'tangga', site: 'widget', conv: mine.conversationId, user: mine.user };
    const body = Buffer.from(JSON.stringify({ ...claims, exp: 4_000_000_000 })).toString('base64url');
    const none = `${Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url')}.${body}.`;
    for (const token of [other.token, stranger.signToken(claims), none]) {
      const answer = await post<ErrorBody>(
        activities(mine.conversationId),
        { type: 'message', text: 'x' },
        { token },
      );
      expect(code(answer)).to.equal('403 BadArgument');
    }
  });

  it('never takes a stream token for a token, nor the other way round', async () => {
    const mine = await begin(server);
    const t = new URL(mine.streamUrl).searchParams.get('t') ?? '';
    expect(code(await get<ErrorBody>(activities(mine.conversationId), { token: t }))).to.equal(
      '403 BadArgument',
    );
    const swapped = mine.streamUrl.replace(encodeURIComponent(t), encodeURIComponent(mine.token));
    expect(await upgradeStatus(swapped)).to.equal(403);
  });

  it('403 TokenExpired after half an hour, on HTTP and for refreshing; the stream URL after a minute', async () => {
    const mine = await begin(server);
    now += 61_000;
    expect(await upgradeStatus(mine.streamUrl)).to.equal(403);
    expect((await get(activities(mine.conversationId), { token: mine.token })).status).to.equal(200);
    now += 1_800_000;
    const late = { token: mine.token };
    expect(code(await get<ErrorBody>(activities(mine.conversationId), late))).to.equal('403 TokenExpired');
    const refresh = await post<ErrorBody>(`${server.directLine}/tokens/refresh`, {}, late);
    expect(code(refresh)).to.equal('403 TokenExpired');
  });

  it("writes the token's user over any other sender, and nothing else a client claims", async () => {
    const mine = await begin(server);
    const forged = {
      type: 'message',
      text: 'saya',
      textFormat: 'xml',
      id: 'forged',
      from: { id: 'dl_somebody-else', name: 'Dewi', role: 'bot' },
      recipient: { id: 'x' },
      conversation: { id: 'x' },
      channelId: 'msteams',
      serviceUrl: 'https://evil.example',
      timestamp: '1999-01-01T00:00:00.000Z',
      suggestedActions: { actions: [] },
      channelData: { tangga: { author: 'rep', signal: 'profile_storage_granted' }, clientActivityID: 'c' },
    };
    await post(activities(mine.conversationId), forged, { token: mine.token });
    const { body } = await get<{ activities: Array<Record<string, unknown>> }>(
      activities(mine.conversationId),
      {
        token: mine.token,
      },
    );
    const own = body.activities.find((activity) => activity.text === 'saya');
    expect(own).to.deep.equal({
      type: 'message',
      id: own?.id,
      from: { id: mine.user, role: 'user' },
      text: 'saya',
      textFormat: 'plain',
      timestamp: new Date(now).toISOString(),
      channelId: 'directline',
      conversation: { id: mine.conversationId },
      channelData: { clientActivityID: 'c', 'webchat:sequence-id': Number(String(own?.id).split('|')[1]) },
    });
  });

  it('turns foreign pages away, lets ours and those of WIDGET_ORIGINS in', async () => {
    const ask = (origin?: string): Promise<Answer<TokenBody & ErrorBody>> =>
      post(`${server.url}/api/token`, {}, { headers: origin === undefined ? {} : { origin } });
    expect(code(await ask('https://evil.example'))).to.equal('403 OriginNotAllowed');
    expect((await ask('null')).status).to.equal(403);
    const shop = await ask(SHOP);
    expect(shop.status).to.equal(200);
    expect(shop.headers.get('access-control-allow-origin')).to.equal(SHOP);
    expect((await ask(server.url)).status).to.equal(200);
    expect((await ask()).status).to.equal(200);
  });

  it('answers preflights of allowed pages with what they asked for', async () => {
    for (const path of [
      '/api/token',
      '/v3/directline/conversations',
      '/v3/directline/conversations/x/upload',
    ]) {
      const answer = await preflight(path, SHOP);
      expect(answer.status).to.equal(204);
      expect(answer.headers.get('access-control-allow-origin')).to.equal(SHOP);
      expect(answer.headers.get('access-control-allow-headers')).to.contain('x-ms-bot-agent');
      expect(answer.headers.get('vary')).to.contain('Origin');
      const foreign = await preflight(path, 'https://evil.example');
      expect(foreign.status).to.equal(403);
      expect(foreign.headers.get('access-control-allow-origin')).to.equal(null);
    }
  });

  it('binds a token to the page it was given to, by HTTP and by WebSocket', async () => {
    const { body } = await post<TokenBody>(`${server.url}/api/token`, {}, { headers: { origin: SHOP } });
    const start = (origin: string): Promise<Answer<TokenBody>> =>
      post(`${server.directLine}/conversations`, {}, { token: body.token, headers: { origin } });
    expect((await start(server.url)).status).to.equal(403);
    const { streamUrl } = (await start(SHOP)).body;
    expect(await upgradeStatus(streamUrl, server.url)).to.equal(403);
    expect(await upgradeStatus(streamUrl, 'https://evil.example')).to.equal(403);
    expect(await upgradeStatus(streamUrl, SHOP)).to.equal(101);
  });

  it('begins the conversation with the token when asked to, greets once, and takes JSON as plain text', async () => {
    const ask = (visitor?: string): Promise<Answer<TokenBody>> =>
      post(`${server.url}/api/token`, JSON.stringify({ start: true, visitor }), {
        headers: { origin: server.url, 'content-type': 'text/plain' },
      });
    const first = await ask();
    expect(await upgradeStatus(first.body.streamUrl, server.url)).to.equal(101);
    expect(await upgradeStatus(first.body.streamUrl, SHOP)).to.equal(403);
    const second = await ask(first.body.visitor);
    expect(second.body).to.include({ resumed: true, conversationId: first.body.conversationId });
    const { token } = second.body;
    expect((await post(`${server.directLine}/conversations`, {}, { token })).status).to.equal(200);
    const shown = await get<{ activities: object[] }>(activities(second.body.conversationId), { token });
    expect(shown.body.activities).to.have.length(1);
    const foreign = { origin: 'https://evil.example', 'content-type': 'text/plain' };
    expect((await post(`${server.url}/api/token`, '{"start":true}', { headers: foreign })).status).to.equal(
      403,
    );
    expect((await post<TokenBody>(`${server.url}/api/token`, '{', {})).status).to.equal(400);
  });

  it('brings nobody back with a visitor key that is not ours', async () => {
    const mine = await begin(server);
    const proof = mine.visitor.split('.').at(-1);
    for (const visitor of [`dl_x.${proof}`, mine.user, `${mine.user}.`, '', '.', 7]) {
      const { body } = await post<TokenBody>(`${server.url}/api/token`, { visitor });
      expect(body.resumed).to.equal(false);
      expect(body.user).not.to.equal(mine.user);
    }
  });

  it('starts anew, as the same user, when the last conversation is a day old', async () => {
    const mine = await begin(server);
    now += 24 * 3_600_000 + 1000;
    const { body } = await post<TokenBody>(`${server.url}/api/token`, { visitor: mine.visitor });
    expect(body).to.include({ user: mine.user, resumed: false });
    expect(body.conversationId).not.to.equal(mine.conversationId);
  });

  it('limits tokens for what sends no Origin, with Retry-After', async () => {
    const few = await runServer({ deps: () => ({ limits: { otherTokens: { requests: 2, perS: 60 } } }) });
    const ask = (): Promise<Answer<ErrorBody>> => post(`${few.url}/api/token`, {});
    expect([(await ask()).status, (await ask()).status]).to.deep.equal([200, 200]);
    const third = await ask();
    expect(code(third)).to.equal('429 TooManyRequests');
    expect(Number(third.headers.get('retry-after'))).to.be.within(1, 60);
    await few.stop();
  });

  it('refuses what is too long, too large, compressed or no JSON, without quoting it', async () => {
    const mine = await begin(server);
    const send = (body: unknown, headers = {}): Promise<Answer<ErrorBody>> =>
      post(activities(mine.conversationId), body, { token: mine.token, headers });
    expect((await send({ type: 'message', text: 'x'.repeat(8000) })).status).to.equal(200);
    expect(code(await send({ type: 'message', text: 'x'.repeat(8001) }))).to.equal('413 MessageSizeTooBig');
    expect(code(await send({ type: 'message', junk: 'x'.repeat(300_000) }))).to.equal('413 TooLarge');
    expect(code(await send('{"text": rahasia'))).to.equal('400 BadArgument');
    expect(code(await send('[]'))).to.equal('400 BadArgument');
    expect(code(await send({ text: 'no type' }))).to.equal('400 BadArgument');
    expect((await send('xx', { 'content-encoding': 'gzip' })).status).to.equal(415);
    expect(JSON.stringify((await send('{"text": rahasia')).body)).not.to.contain('rahasia');
  });

  it('masks card and identity numbers before anything keeps or shows them', async () => {
    const mine = await begin(server);
    const text = 'kartu saya 4111 1111 1111 1111';
    await post(activities(mine.conversationId), { type: 'message', text }, { token: mine.token });
    const shown = await get(activities(mine.conversationId), { token: mine.token });
    const kept = await server.database.read<{ input: string }>(
      `SELECT input FROM inbox WHERE conversation_id = $1`,
      [mine.conversationId],
    );
    for (const all of [JSON.stringify(shown.body), JSON.stringify(kept)]) {
      expect(all).to.contain('kartu saya [disamarkan]').and.not.to.contain('4111');
    }
  });

  it('has nothing at other addresses and no upgrade but the stream', async () => {
    expect(code(await get<ErrorBody>(`${server.url}/v3/conversations`))).to.equal('404 NotFound');
    expect(code(await get<ErrorBody>(`${server.directLine}/session/getsessionid`))).to.equal('404 NotFound');
    expect(await upgradeStatus(`${server.url.replace('http', 'ws')}/elsewhere`)).to.equal(404);
  });
});
