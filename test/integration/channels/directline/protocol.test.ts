import { expect } from 'chai';
import {
  type Answer,
  type ErrorBody,
  type SetBody,
  type TokenBody,
  begin,
  get,
  listen,
  post,
  until,
} from './requests';
import { type Running, SECRET, runServer } from './running-server';

interface Id {
  id: string;
}

describe('Direct Line protocol', () => {
  let server: Running;
  before(async () => {
    server = await runServer();
  });
  after(() => server.stop());

  const activities = (id: string): string => `${server.directLine}/conversations/${id}/activities`;
  const say = (to: TokenBody, text: string, more: object = {}): Promise<Answer<Id>> =>
    post<Id>(activities(to.conversationId), { type: 'message', text, ...more }, { token: to.token });
  const log = async (of: TokenBody, count: number): Promise<SetBody> =>
    until(`${count} activities`, async () => {
      const { body } = await get<SetBody>(activities(of.conversationId), { token: of.token });
      return body.activities.length >= count ? body : undefined;
    });

  it('starts a conversation with 201 and says 200 when it had begun', async () => {
    const { body } = await post<TokenBody>(`${server.url}/api/token`, {});
    const url = `${server.directLine}/conversations`;
    const first = await post<TokenBody>(url, { user: {}, locale: 'en-US' }, { token: body.token });
    expect(first.status).to.equal(201);
    expect(first.body).to.include({ conversationId: body.conversationId, expires_in: 1800 });
    expect(first.body.streamUrl).to.match(
      /^ws:\/\/127\.0\.0\.1:\d+\/v3\/directline\/conversations\/.+\/stream\?/,
    );
    expect(first.body.conversationId.length).to.be.at.least(20);
    expect((await post(url, {}, { token: first.body.token })).status).to.equal(200);
    await log(body, 1);
    const [row] = await server.database.read<{ language: string }>(
      `SELECT language FROM conversation WHERE id = $1`,
      [body.conversationId],
    );
    expect(row?.language).to.equal('en');
  });

  it('pages the log by watermark, and an empty watermark is the beginning', async () => {
    const visitor = await begin(server);
    await say(visitor, 'satu');
    await say(visitor, 'dua');
    const all = await log(visitor, 5);
    expect(all.watermark).to.equal('5');
    const read = (watermark: string): Promise<Answer<SetBody>> =>
      get<SetBody>(`${activities(visitor.conversationId)}?watermark=${watermark}`, { token: visitor.token });
    expect((await read('')).body).to.deep.equal(all);
    const rest = await read('3');
    expect(rest.body.activities.map((activity) => activity.id)).to.deep.equal(
      all.activities.slice(3).map((activity) => activity.id),
    );
    expect((await read('5')).body).to.deep.equal({ activities: [], watermark: '5' });
    expect((await read('kemarin')).status).to.equal(400);
  });

  it('numbers what it shows, so that clients can order and recognise it', async () => {
    const visitor = await begin(server);
    await say(visitor, 'satu');
    const { activities: shown } = await log(visitor, 3);
    expect(shown.map((activity) => activity.channelData['webchat:sequence-id'])).to.deep.equal([1, 2, 3]);
    expect(shown.map((activity) => activity.id)).to.deep.equal(
      [1, 2, 3].map((seq) => `${visitor.conversationId}|000000${seq}`),
    );
    for (const activity of shown) expect(Date.parse(activity.timestamp)).to.be.a('number').and.not.NaN;
  });

  it('reconnects: an omitted watermark brings later messages only, an empty one everything', async () => {
    const visitor = await begin(server);
    await log(visitor, 1);
    const base = `${server.directLine}/conversations/${visitor.conversationId}`;
    const later = await get<TokenBody>(base, { token: visitor.token });
    const whole = await get<TokenBody>(`${base}?watermark=`, { token: visitor.token });
    expect([later.status, whole.status]).to.deep.equal([200, 200]);
    const news = listen(later.body.streamUrl);
    const story = listen(whole.body.streamUrl);
    await until('the greeting', () => story.shown[0]);
    await say(visitor, 'baru');
    await until('the reply', () => news.shown.find((activity) => activity.text === 'echo baru'));
    expect(news.shown.map((activity) => activity.text)).to.deep.equal(['baru', 'echo baru']);
    await until('the same', () => story.shown.length === 3 || undefined);
    news.socket.close();
    story.socket.close();
  });

  it('ignores empty frames and whatever else a client sends on the socket', async () => {
    const visitor = await begin(server);
    const { socket, shown } = listen(visitor.streamUrl);
    await until('the greeting', () => shown[0]);
    socket.send('');
    socket.send('{"type":"message","text":"bukan begini"}');
    await say(visitor, 'masih ada?');
    await until('the reply', () => shown.find((activity) => activity.text === 'echo masih ada?'));
    expect(shown).to.have.length(3);
    socket.close();
  });

  it('delivers hundreds of waiting activities on one socket, each once and in order', async () => {
    const visitor = await begin(server);
    await Promise.all(Array.from({ length: 110 }, (_one, place) => say(visitor, `pesan ${place}`)));
    const { socket, shown } = listen(visitor.streamUrl);
    await until('221 activities', () => shown.length >= 221 || undefined, 10_000);
    expect(shown.map((activity) => activity.channelData['webchat:sequence-id'])).to.deep.equal(
      Array.from({ length: 221 }, (_one, place) => place + 1),
    );
    socket.close();
  });

  it('takes a button of ours as a press and any other value as nothing', async () => {
    const visitor = await begin(server);
    await say(visitor, 'Lihat produk', { value: { promptId: 'p1', choice: 'c0' } });
    await say(visitor, 'Lain', { value: { evil: true } });
    const { activities: shown } = await log(visitor, 5);
    expect(shown.map((activity) => activity.text)).to.include.members(['button p1/c0', 'echo Lain']);
  });

  it('answers what it does not read as if it had: typing, events, a handoff.status of a visitor', async () => {
    const visitor = await begin(server);
    await log(visitor, 1);
    const ignored = [
      { type: 'typing' },
      { type: 'event', name: 'handoff.status', value: { state: 'accepted' } },
      { type: 'conversationUpdate', membersAdded: [{ id: 'bot' }] },
      { type: 'message', text: '   ' },
    ];
    for (const activity of ignored) {
      const answer = await post<Id>(activities(visitor.conversationId), activity, { token: visitor.token });
      expect(answer.status, JSON.stringify(activity)).to.equal(200);
      expect(answer.body.id).to.be.a('string').and.not.empty;
    }
    await say(visitor, 'nyata');
    expect((await log(visitor, 3)).activities).to.have.length(3);
  });

  it('makes tokens for the holder of the secret, binds the user and does not start the conversation', async () => {
    const generate = (body: unknown, token = SECRET): Promise<Answer<TokenBody & ErrorBody>> =>
      post(`${server.directLine}/tokens/generate`, body, { token });
    const made = await generate({ User: { Id: 'dl_alice' }, TrustedOrigins: ['https://a.example'] });
    expect(made.status).to.equal(200);
    expect(made.body).to.include({ expires_in: 1800 });
    expect(claims(made.body.token)).to.include({ user: 'dl_alice', conv: made.body.conversationId });
    expect((await generate({ user: { id: 'alice' } })).status).to.equal(400);
    expect((await generate('')).status).to.equal(200);
    expect((await generate({}, made.body.token)).body.error.code).to.equal('BadArgument');
    const unstarted = await get(activities(made.body.conversationId), { token: made.body.token });
    expect(unstarted.status).to.equal(404);
  });

  it('refreshes a token for the same conversation and user', async () => {
    const visitor = await begin(server);
    const fresh = await post<TokenBody>(`${server.directLine}/tokens/refresh`, undefined, {
      token: visitor.token,
    });
    expect(fresh.status).to.equal(200);
    expect(fresh.body).to.include({ conversationId: visitor.conversationId, expires_in: 1800 });
    expect(claims(fresh.body.token)).to.include({ user: visitor.user });
  });

  it('answers 503 when nothing could be kept, so that the client sends again', async () => {
    const broken = await runServer({
      deps: (given) => ({
        intake: { ...given.intake, accept: () => Promise.reject(new Error('the disk is full of secrets')) },
      }),
    });
    const { body } = await post<TokenBody>(`${broken.url}/api/token`, {});
    const answer = await post<ErrorBody>(`${broken.directLine}/conversations`, {}, { token: body.token });
    expect(answer.status).to.equal(503);
    expect(JSON.stringify(answer.body)).not.to.contain('secrets');
    await broken.stop();
  });

  it('says 404 for a conversation that was never started, on every route', async () => {
    const { body } = await post<TokenBody>(`${server.url}/api/token`, {});
    const base = `${server.directLine}/conversations/${body.conversationId}`;
    const { token } = body;
    expect((await get(`${base}?watermark=`, { token })).status).to.equal(404);
    expect((await get(`${base}/activities`, { token })).status).to.equal(404);
    expect((await post(`${base}/activities`, { type: 'message', text: 'x' }, { token })).status).to.equal(
      404,
    );
    expect((await post(`${base}/activities`, { type: 'typing' }, { token })).status).to.equal(404);
  });
});

function claims(token: string): object {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as object;
}
