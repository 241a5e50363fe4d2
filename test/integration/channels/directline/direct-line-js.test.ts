import { expect } from 'chai';
import { type Client, connect, texts } from './direct-line-client';
import { installBrowser } from './node-browser';
import { type TokenBody, post, until } from './requests';
import { type Running, SECRET, runServer } from './running-server';

describe('a real DirectLineJS client', () => {
  let server: Running;
  let restoreGlobals: () => void;
  const clients: Client[] = [];

  const token = async (body: object = {}): Promise<TokenBody> =>
    (await post<TokenBody>(`${server.url}/api/token`, body)).body;

  const client = async (options: Parameters<typeof connect>[0]): Promise<Client> => {
    const made = await connect({ domain: server.directLine, ...options });
    clients.push(made);
    return made;
  };

  const sees = (one: Client, text: string): Promise<true> =>
    until(`"${text}"`, () => texts(one).includes(text) || undefined, 8000);

  before(async () => {
    restoreGlobals = installBrowser();
    server = await runServer();
  });
  afterEach(() => clients.splice(0).forEach((one) => one.end()));
  after(async () => {
    await server.stop();
    restoreGlobals();
  });

  for (const webSocket of [true, false]) {
    it(`talks by ${webSocket ? 'WebSocket' : 'polling'}: greeting, echo of its own message, reply`, async () => {
      const one = await client({ token: (await token()).token, webSocket, pollingInterval: 200 });
      await sees(one, 'Selamat datang!');
      const id = await one.post('halo', { channelData: { clientActivityID: 'c-1' } });
      await sees(one, 'echo halo');
      expect(texts(one)).to.deep.equal(['Selamat datang!', 'halo', 'echo halo']);
      const own = one.shown[1];
      expect(own?.id)
        .to.equal(id)
        .and.match(/\|0000002$/);
      expect(own?.channelData).to.include({ clientActivityID: 'c-1' });
      expect(own?.from.id).to.match(/^dl_/);
    });
  }

  it('greets once when the client also says webchat/join', async () => {
    const one = await client({ token: (await token()).token });
    await sees(one, 'Selamat datang!');
    await one.post('', { type: 'event', name: 'webchat/join', value: { language: 'id' } });
    await one.post('ada?');
    await sees(one, 'echo ada?');
    expect(texts(one)).to.deep.equal(['Selamat datang!', 'ada?', 'echo ada?']);
  });

  it('takes a message that is sent twice once', async () => {
    const one = await client({ token: (await token()).token });
    await sees(one, 'Selamat datang!');
    const twice = { channelData: { clientActivityID: 'same' } };
    const ids = [await one.post('sekali', twice), await one.post('sekali', twice)];
    await one.post('lalu');
    await sees(one, 'echo lalu');
    expect(ids[0]).to.equal(ids[1]);
    expect(texts(one).filter((text) => text.includes('sekali'))).to.have.length(2);
  });

  it('finds the conversation again with its key: everything, in order, with the ids it had', async () => {
    const first = await token();
    const one = await client({ token: first.token });
    await sees(one, 'Selamat datang!');
    await one.post('ingat ini');
    await sees(one, 'echo ingat ini');
    one.end();
    const again = await token({ visitor: first.visitor });
    expect(again).to.include({ resumed: true, conversationId: first.conversationId, user: first.user });
    const two = await client({ token: again.token, conversationId: again.conversationId });
    await sees(two, 'echo ingat ini');
    expect(two.shown.map((activity) => activity.id)).to.deep.equal(one.shown.map((activity) => activity.id));
  });

  it('carries on after the server has restarted, without loss or repeat', async () => {
    // Random 0 makes the library wait 3 s, the least it ever waits, before it reconnects.
    const one = await client({ token: (await token()).token, random: () => 0 });
    await sees(one, 'Selamat datang!');
    await one.post('sebelum');
    await sees(one, 'echo sebelum');
    const { folder, url } = server;
    await server.stop('keep');
    server = await runServer({ folder, port: Number(new URL(url).port) });
    await one.post('sesudah');
    await sees(one, 'echo sesudah');
    expect(texts(one)).to.deep.equal([
      'Selamat datang!',
      'sebelum',
      'echo sebelum',
      'sesudah',
      'echo sesudah',
    ]);
    expect(one.statuses).to.deep.equal([0, 1, 2]);
  });

  it('works with the secret', async () => {
    const one = await client({ secret: SECRET });
    await sees(one, 'Selamat datang!');
    await one.post('dari server');
    await sees(one, 'echo dari server');
    expect(one.shown[1]?.from.id).to.equal('me');
  });

  it('shows typing on a socket', async () => {
    const { token: key, conversationId } = await token();
    const one = await client({ token: key });
    await sees(one, 'Selamat datang!');
    server.channel.sendTyping(conversationId);
    await sees(one, 'typing');
  });
});
