import { expect } from 'chai';
import { say } from './echo-intake';
import { type Answer, type TokenBody, begin, get, listen, post, until } from './requests';
import { type Running, SECRET, runServer } from './running-server';
import { readSpecification } from './specification';

/** An activity with all that our bot ever puts into one. */
const RICH = {
  type: 'message',
  text: 'Boleh?',
  textFormat: 'plain',
  locale: 'id',
  channelData: { tangga: { author: 'bot', name: 'Kira', texts: ['x'], signal: 'profile_storage_granted' } },
  suggestedActions: {
    to: [],
    actions: [
      {
        type: 'messageBack',
        title: 'Ya',
        text: 'Ya',
        displayText: 'Ya',
        value: { promptId: 'p', choice: 'c' },
      },
    ],
  },
  attachments: [
    {
      contentType: 'application/vnd.microsoft.card.hero',
      content: { title: 'Gayo', subtitle: 'Rp95.000', images: [{ url: 'https://a.example/x.png', alt: '' }] },
    },
  ],
};

describe('Direct Line as described by its specification', () => {
  const faults = readSpecification();
  let server: Running;
  before(async () => {
    server = await runServer();
  });
  after(() => server.stop());

  const meets = (kind: string, { body, status }: Answer<object>, expected: number): void => {
    expect(status).to.equal(expected);
    expect(faults(kind, body), JSON.stringify(body)).to.deep.equal([]);
  };
  const conversation = (of: TokenBody): string => `${server.directLine}/conversations/${of.conversationId}`;

  it('finds what is wrong', () => {
    expect(faults('Conversation', { conversationID: 'x' })).to.have.length(1);
    expect(faults('ActivitySet', { activities: [{ type: 7 }] })).to.have.length(1);
    expect(faults('Error', { code: 'x', message: 'y' })).to.deep.equal([]);
  });

  it('every answer that succeeds', async () => {
    const generate = `${server.directLine}/tokens/generate`;
    const made = await post<TokenBody>(generate, { user: { id: 'dl_a' } }, { token: SECRET });
    meets('Conversation', made, 200);
    const { token } = made.body;
    meets('Conversation', await post(`${server.directLine}/tokens/refresh`, {}, { token }), 200);
    meets('Conversation', await post(`${server.directLine}/conversations`, {}, { token }), 201);
    meets('Conversation', await post(`${server.directLine}/conversations`, {}, { token }), 200);
    meets('Conversation', await get(`${conversation(made.body)}?watermark=`, { token }), 200);
    const activities = `${conversation(made.body)}/activities`;
    meets('ResourceResponse', await post(activities, { type: 'message', text: 'x' }, { token }), 200);
    meets('ResourceResponse', await post(activities, { type: 'typing' }, { token }), 200);
    const form = new FormData();
    form.append('file', new Blob(['isi'], { type: 'text/plain' }), 'a.txt');
    const headers = { authorization: `Bearer ${token}` };
    const upload = await fetch(`${conversation(made.body)}/upload?userId=dl_b`, {
      method: 'POST',
      headers,
      body: form,
    });
    meets(
      'ResourceResponse',
      { ...upload, status: upload.status, body: (await upload.json()) as object, headers: upload.headers },
      200,
    );
    await say(server.database, made.body.conversationId, RICH);
    const log = await get<{ activities: object[] }>(activities, { token });
    meets('ActivitySet', log, 200);
    expect(log.body.activities.length).to.be.at.least(4);
  });

  it('every frame of the stream', async () => {
    const visitor = await begin(server);
    const { socket, frames, shown } = listen(visitor.streamUrl);
    await until('the greeting', () => shown.length > 0);
    await say(server.database, visitor.conversationId, RICH);
    await post(
      `${conversation(visitor)}/activities`,
      { type: 'message', text: 'x' },
      { token: visitor.token },
    );
    server.channel.sendTyping(visitor.conversationId);
    await until('four activities', () => shown.length >= 4);
    for (const frame of frames.filter(Boolean))
      expect(faults('ActivitySet', JSON.parse(frame)), frame).to.deep.equal([]);
    socket.send('');
    await until('an empty frame', () => frames.includes(''));
    socket.close();
  });

  it('every refusal', async () => {
    const visitor = await begin(server);
    const other = await begin(server);
    const { token } = visitor;
    const activities = `${conversation(visitor)}/activities`;
    meets('ErrorResponse', await get(activities), 401);
    meets('ErrorResponse', await get(activities, { token: other.token }), 403);
    meets('ErrorResponse', await get(`${activities}?watermark=x`, { token }), 400);
    meets('ErrorResponse', await post(activities, '{', { token }), 400);
    meets(
      'ErrorResponse',
      await post(activities, { type: 'message', text: 'x'.repeat(8001) }, { token }),
      413,
    );
    meets('ErrorResponse', await post(`${conversation(visitor)}/upload`, {}, { token }), 415);
    meets('ErrorResponse', await post(`${server.directLine}/tokens/generate`, {}, { token }), 403);
    meets('ErrorResponse', await get(`${server.directLine}/conversations/none`, { token: SECRET }), 404);
    meets('ErrorResponse', await get(`${server.url}/v3/elsewhere`, { token }), 404);
    const origin = 'https://evil.example';
    meets('ErrorResponse', await get(activities, { token, headers: { origin } }), 403);
  });
});
