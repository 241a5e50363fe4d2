import { expect } from 'chai';
import {
  type Answer,
  type ErrorBody,
  type SetBody,
  begin,
  get,
  listen,
  post,
  upgradeStatus,
} from './requests';
import { type Running, SECRET, runServer } from './running-server';

/** One test for each way somebody could pass for somebody else; the remaining ones stand in guards and uploads. */
describe('Direct Line forgeries', () => {
  let server: Running;
  let now = Date.now();
  before(async () => {
    server = await runServer({ deps: () => ({ clock: () => new Date(now).toISOString() }) });
  });
  after(() => server.stop());

  const activities = (id: string): string => `${server.directLine}/conversations/${id}/activities`;
  const kept = (id: string): Promise<Array<{ input: string }>> =>
    server.database.read<{ input: string }>(`SELECT input FROM inbox WHERE conversation_id = $1`, [id]);

  it("a visitor's handoff.status, handoff.initiate or conversationUpdate reaches nobody", async () => {
    const visitor = await begin(server);
    const before = await kept(visitor.conversationId);
    for (const [type, name] of [
      ['event', 'handoff.status'],
      ['event', 'handoff.initiate'],
      ['handoff', 'handoff.status'],
      ['conversationUpdate', undefined],
      ['endOfConversation', undefined],
      ['invoke', 'adaptiveCard/action'],
    ]) {
      const forged = { type, name, value: { state: 'accepted' }, from: { id: 'bot', role: 'bot' } };
      const answer = await post(activities(visitor.conversationId), forged, { token: visitor.token });
      expect(answer.status, `${type} ${name}`).to.equal(200);
    }
    expect(await kept(visitor.conversationId)).to.deep.equal(before);
  });

  it('an expired stream token opens no socket, an open socket outlives its token', async () => {
    const visitor = await begin(server);
    const { socket, shown } = listen(visitor.streamUrl);
    await new Promise((resolve) => socket.once('message', resolve));
    now += 1_900_000;
    expect(await upgradeStatus(visitor.streamUrl)).to.equal(403);
    expect(shown.length).to.be.greaterThan(0);
    expect(socket.readyState).to.equal(socket.OPEN);
    socket.close();
    now = Date.now();
  });

  it("the stream of another conversation is not opened with one's own token", async () => {
    const [mine, other] = [await begin(server), await begin(server)];
    const stolen = mine.streamUrl.replace(mine.conversationId, other.conversationId);
    expect(await upgradeStatus(stolen)).to.equal(403);
    expect(await upgradeStatus(stolen.replace(/t=[^&]+/, 't='))).to.equal(403);
  });

  it('a secret is not guessed by what it begins with, and is off when there is none', async () => {
    for (const token of [SECRET.slice(0, -1), `${SECRET}x`, '', 'undefined']) {
      const answer = await post<ErrorBody>(`${server.directLine}/conversations`, {}, { token });
      expect(answer.status, token).to.be.oneOf([401, 403]);
    }
    const open = await runServer({ deps: () => ({ secret: undefined }) });
    const answer = await post(`${open.directLine}/conversations`, {}, { token: 'undefined' });
    expect(answer.status).to.equal(403);
    await open.stop();
  });

  it("the connector's routes do not exist outside", async () => {
    const visitor = await begin(server);
    const id = visitor.conversationId;
    for (const path of [
      '/v3/conversations',
      `/v3/conversations/${id}/activities`,
      `/v3/conversations/${id}/members`,
    ]) {
      for (const token of [undefined, visitor.token, SECRET]) {
        const sent = await post<ErrorBody>(`${server.url}${path}`, { type: 'message', text: 'x' }, { token });
        expect([path, sent.status]).to.deep.equal([path, 404]);
      }
    }
    const { body } = await get<SetBody>(activities(id), { token: visitor.token });
    expect(body.activities.filter(({ text }) => text === 'x')).to.deep.equal([]);
  });

  it('markup and script in every field come back as text or not at all', async () => {
    const visitor = await begin(server);
    const evil = '<img src=x onerror=alert(1)>';
    const forged = {
      type: 'message',
      text: evil,
      textFormat: 'xml',
      summary: evil,
      speak: evil,
      locale: evil,
      from: { id: evil, name: evil },
      attachments: [
        { contentType: 'text/html', content: evil, contentUrl: `javascript:alert(1)`, name: evil },
      ],
      entities: [{ type: evil }],
      suggestedActions: { actions: [{ type: 'openUrl', title: evil, value: 'javascript:alert(1)' }] },
      channelData: { clientActivityID: 'c1', messageBack: { displayText: evil }, evil },
      value: { evil },
    };
    await post(activities(visitor.conversationId), forged, { token: visitor.token });
    const { body } = await get<{ activities: Array<Record<string, unknown>> }>(
      activities(visitor.conversationId),
      {
        token: visitor.token,
      },
    );
    const own = body.activities.find(({ from }) => (from as { id: string }).id === visitor.user);
    expect(own).to.have.all.keys(
      'id',
      'type',
      'from',
      'text',
      'textFormat',
      'timestamp',
      'channelId',
      'conversation',
      'channelData',
    );
    expect(own).to.include({ text: evil, textFormat: 'plain' });
    expect(own?.channelData).to.have.all.keys(
      'clientActivityID',
      'messageBack',
      'evil',
      'webchat:sequence-id',
    );
  });

  it('a message that cannot be kept is answered 503 with when to send again, and quotes nothing', async () => {
    const { body } = await post<{ token: string; conversationId: string }>(`${server.url}/api/token`, {});
    await post(`${server.directLine}/conversations`, {}, { token: body.token });
    const broken = await runServer({
      folder: server.folder,
      deps: (given) => ({
        intake: { ...given.intake, accept: () => Promise.reject(new Error('rahasia')) },
        clock: () => new Date(now).toISOString(),
      }),
    });
    const activity = { type: 'message', text: 'rahasia', channelData: { clientActivityID: 'again' } };
    const send = (directLine: string): Promise<Answer<ErrorBody & { id: string }>> =>
      post(`${directLine}/conversations/${body.conversationId}/activities`, activity, { token: body.token });
    const refused = await send(broken.directLine);
    expect([refused.status, refused.body.error.code]).to.deep.equal([503, 'ServiceUnavailable']);
    expect(refused.headers.get('retry-after')).to.equal('1');
    expect(JSON.stringify(refused.body)).not.to.contain('rahasia');
    await broken.stop('keep');
    expect((await send(server.directLine)).status).to.equal(200);
  });
});

describe('HEAD', () => {
  it('is answered as GET, without the body', async () => {
    const server = await runServer();
    for (const [path, status] of [
      ['/healthz', 200],
      ['/readyz', 200],
      ['/elsewhere', 404],
      ['/api/token', 405],
    ] as const) {
      const answer = await fetch(`${server.url}${path}`, { method: 'HEAD' });
      expect([path, answer.status, await answer.text()]).to.deep.equal([path, status, '']);
    }
    await server.stop();
  });
});
