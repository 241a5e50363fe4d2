import { expect } from 'chai';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type StandAlone, startStandAlone } from '../../../bot/direct-line-server/stand-alone';
import { type Client, connect, texts } from '../channels/directline/direct-line-client';
import { installBrowser } from '../channels/directline/node-browser';
import {
  type Answer,
  type ErrorBody,
  type SetBody,
  type TokenBody,
  get,
  post,
  until,
} from '../channels/directline/requests';
import { readSpecification } from '../channels/directline/specification';
import { type Heard, type StockBot, runStockBot } from './stock-bot';
import { PNG, uploadRequests } from '../channels/directline/upload-requests';

const OPTIONS = {
  host: '127.0.0.1',
  port: 0,
  secret: undefined,
  connectorSecret: undefined,
  serviceUrl: undefined,
  origins: [],
  database: undefined,
};

describe('our Direct Line server before a stock bot', () => {
  let bot: StockBot;
  let server: StandAlone;
  let restoreGlobals: () => void;
  const clients: Client[] = [];
  const faults = readSpecification();

  const directLine = (): string => `${server.url}/v3/directline`;
  const client = async (options: Parameters<typeof connect>[0]): Promise<Client> => {
    const made = await connect({ domain: directLine(), pollingInterval: 200, ...options });
    clients.push(made);
    return made;
  };
  const sees = (one: Client, text: string): Promise<true> =>
    until(`"${text}"`, () => texts(one).includes(text) || undefined, 8000);
  const tokenFor = async (user?: object): Promise<TokenBody> => {
    const url = `${directLine()}/tokens/generate`;
    return (await post<TokenBody>(url, { user }, { token: server.secret })).body;
  };
  const begun = async (body: object = {}, user?: object): Promise<TokenBody> => {
    const made = await tokenFor(user);
    return (await post<TokenBody>(`${directLine()}/conversations`, body, made)).body;
  };
  const heardIn = (conversationId: string): Heard[] =>
    bot.heard.filter(({ conversation }) => conversation.id === conversationId);
  const say = (of: TokenBody, activity: object): Promise<Answer<{ id: string } & ErrorBody>> =>
    post(`${directLine()}/conversations/${of.conversationId}/activities`, activity, of);
  const log = async (of: TokenBody): Promise<SetBody['activities']> => {
    const answer = await get<SetBody>(`${directLine()}/conversations/${of.conversationId}/activities`, of);
    // The description calls every button's value an object; that of an `imBack` is a text in all of the SDK.
    const found = faults('ActivitySet', answer.body).filter((line) => !/actions\/\d+\/value/.test(line));
    expect(found, JSON.stringify(answer.body)).to.deep.equal([]);
    return answer.body.activities;
  };

  before(async () => {
    bot = await runStockBot();
    server = await startStandAlone({ ...OPTIONS, bot: `${bot.url}/api/messages` });
    restoreGlobals = installBrowser();
  });
  afterEach(() => clients.splice(0).forEach((one) => one.end()));
  after(async () => {
    restoreGlobals();
    await server.close();
    await bot.stop();
  });

  for (const webSocket of [true, false]) {
    it(`a DirectLineJS client talks to it by ${webSocket ? 'WebSocket' : 'polling'}`, async () => {
      const one = await client({ token: (await tokenFor({ id: 'dl_ani' })).token, webSocket });
      await sees(one, 'Welcome dl_ani');
      const id = await one.post('halo', { channelData: { clientActivityID: 'c-1', own: { kept: true } } });
      await sees(one, 'echo halo');
      expect(texts(one)).to.deep.equal(['Welcome dl_ani', 'halo', 'echo halo']);
      expect(one.shown[1]).to.include({ id });
      expect(one.shown[2]).to.deep.include({ replyToId: id });
      expect(one.shown[2]?.from).to.deep.include({ id: 'bot', role: 'bot' });
      const heard = bot.heard.at(-1);
      expect(heard).to.deep.include({ type: 'message', text: 'halo', id, channelId: 'directline' });
      expect(heard?.from).to.include({ id: 'dl_ani', role: 'user' });
      expect(heard?.channelData).to.deep.include({ own: { kept: true } });
    });
  }

  it('shows buttons, and what is pressed', async () => {
    const of = await begun({}, { id: 'dl_ani' });
    await say(of, { type: 'message', text: 'buttons' });
    const asked = (await log(of)).at(-1) as { suggestedActions?: { actions: Array<{ title: string }> } };
    expect(asked.suggestedActions?.actions.map(({ title }) => title)).to.deep.equal(['Red', 'Blue']);
  });

  it('with a user id tells the bot of both members at once; without, of the user when they speak', async () => {
    const members = (of: TokenBody): string[][] =>
      heardIn(of.conversationId).flatMap(({ membersAdded }) =>
        membersAdded ? [membersAdded.map(({ id }) => id)] : [],
      );
    const known = await begun({}, { id: 'dl_ani' });
    await say(known, { type: 'message', text: 'one', from: { id: 'forged' } });
    expect(members(known)).to.deep.equal([['bot', 'dl_ani']]);
    const unknown = await begun();
    expect(members(unknown)).to.deep.equal([['bot']]);
    for (const text of ['one', 'two']) await say(unknown, { type: 'message', text, from: { id: 'budi' } });
    expect(members(unknown)).to.deep.equal([['bot'], ['budi']]);
    expect((await log(unknown)).map(({ text }) => text)).to.deep.equal([
      ...['Welcome budi', 'one', 'echo one', 'two', 'echo two'],
    ]);
  });

  it('gives the locale of the start to the bot', async () => {
    const of = await begun({ locale: 'zh-CN' }, { id: 'dl_li' });
    expect(heardIn(of.conversationId)[0]).to.include({ type: 'conversationUpdate', locale: 'zh-CN' });
    expect((await log(of)).map(({ text }) => text)).to.deep.equal(['欢迎 dl_li']);
  });

  it('hands over events whole, keeps typing to itself, and lets nobody act as the channel', async () => {
    const of = await begun({}, { id: 'dl_ani' });
    const value = { language: 'id', deep: [1] };
    await say(of, {
      type: 'event',
      name: 'webchat/join',
      value,
      channelId: 'forged',
      serviceUrl: 'http://x',
    });
    expect(heardIn(of.conversationId).at(-1)).to.deep.include({ name: 'webchat/join', value });
    expect(heardIn(of.conversationId).at(-1)).to.include({ channelId: 'directline', serviceUrl: server.url });
    await say(of, { type: 'typing' });
    await until('typing', () => heardIn(of.conversationId).at(-1)?.type === 'typing');
    const count = heardIn(of.conversationId).length;
    await say(of, { type: 'conversationUpdate', membersAdded: [{ id: 'ghost' }] });
    expect(heardIn(of.conversationId)).to.have.length(count);
    expect((await log(of)).map(({ type }) => type)).to.deep.equal(['message', 'event']);
  });

  it('makes no links for files that a client or the bot makes up', async () => {
    const of = await begun({}, { id: 'dl_ani' });
    const channelData = { tangga: { author: 'rep', files: [null, { id: 'somebody-else-s' }] } };
    expect((await say(of, { type: 'message', text: 'here', channelData })).status).to.equal(200);
    const own = (await log(of)).find(({ text }) => text === 'here');
    expect(own).not.to.have.property('attachments');
    expect(own?.channelData).to.deep.include({ tangga: { author: 'rep' } });
  });

  it('an upload reaches the bot, which can fetch it; its thumbnail stays', async () => {
    const { send } = uploadRequests(directLine());
    const of = await begun({}, { id: 'dl_ani' });
    const thumbnailUrl = `data:image/png;base64,${PNG.toString('base64')}`;
    const activity = { type: 'message', attachments: [{ name: 'a.png', thumbnailUrl }] };
    const sent = await send(of, [{ name: 'a.png', type: 'image/png', content: PNG }], activity);
    expect(faults('ResourceResponse', sent.body)).to.deep.equal([]);
    const [file] = heardIn(of.conversationId).at(-1)?.attachments ?? [];
    expect(file).to.include({ name: 'a.png', contentType: 'image/png', thumbnailUrl });
    expect((await log(of)).at(-1)?.text).to.equal(`bytes ${PNG.length}`);
  });

  it('files of any kind pass to another bot, as they are called', async () => {
    const { send } = uploadRequests(directLine());
    const of = await begun({}, { id: 'dl_ani' });
    const kinds = ['text/csv', 'application/zip', 'image/svg+xml', 'video/webm', 'application/octet-stream'];
    for (const type of kinds) {
      const file = { name: `a.${type.length}`, type, content: 'whatever' };
      const sent = await send(of, [file], { type: 'message' });
      expect([type, sent.status]).to.deep.equal([type, 200]);
      const [heard] = heardIn(of.conversationId).at(-1)?.attachments ?? [];
      expect(heard).to.include({ name: file.name, contentType: type });
    }
    const large = { name: 'a.bin', type: 'application/octet-stream', content: 'x'.repeat(5 * 1024 * 1024) };
    expect((await send(of, [large], { type: 'message' })).status).to.equal(413);
  });

  it('shows what the bot types, changes, takes back, and says by itself', async () => {
    const { token, conversationId } = await tokenFor({ id: 'dl_ani' });
    const one = await client({ token });
    await sees(one, 'Welcome dl_ani');
    for (const text of ['typing', 'update', 'delete']) await one.post(text);
    await bot.say(conversationId, 'by the way');
    await sees(one, 'by the way');
    expect(texts(one)).to.include.members(['typing', 'before', 'after', 'messageDelete', 'gone']);
    const changed = one.shown.filter(({ id }) => id === one.shown[texts(one).indexOf('before')]?.id);
    expect(changed.map((activity) => (activity as { text?: string }).text)).to.deep.equal([
      'before',
      'after',
    ]);
    const kept = (await log({ token, conversationId } as TokenBody)).map(({ type, text }) => text ?? type);
    expect(kept).to.deep.equal([
      ...['Welcome dl_ani', 'typing', 'typed', 'update', 'after'],
      ...['delete', 'messageDelete', 'gone', 'by the way'],
    ]);
  });

  it('a bot that fails is a 502; the same message again is handed over again and shown once', async () => {
    const of = await begun({}, { id: 'dl_ani' });
    const failing = { type: 'message', text: 'fail', channelData: { clientActivityID: 'f' } };
    const heard = (): number => heardIn(of.conversationId).filter(({ text }) => text === 'fail').length;
    for (const times of [1, 2]) {
      const answer = await say(of, failing);
      expect(answer.status).to.equal(502);
      expect(answer.body.error.code).to.equal('BotRejectedActivity');
      expect(faults('ErrorResponse', answer.body)).to.deep.equal([]);
      expect(heard()).to.equal(times);
    }
    const fine = { type: 'message', text: 'fine', channelData: { clientActivityID: 'g' } };
    expect([(await say(of, fine)).status, (await say(of, fine)).status]).to.deep.equal([200, 200]);
    expect((await log(of)).map(({ text }) => text)).to.deep.equal([
      ...['Welcome dl_ani', 'fail', 'fine', 'echo fine'],
    ]);
  });

  it('keeps conversations and keys when it is started again', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'tangga-elsewhere-'));
    const kept = { ...OPTIONS, bot: `${bot.url}/api/messages`, database: `sqlite:${folder}/log.sqlite` };
    const usual = server;
    try {
      server = await startStandAlone(kept);
      const of = await begun({}, { id: 'dl_ani' });
      await say(of, { type: 'message', text: 'before' });
      const { secret } = server;
      await server.close();
      server = await startStandAlone({ ...kept, port: Number(new URL(server.url).port) });
      expect(server.secret).to.equal(secret);
      expect((await say(of, { type: 'message', text: 'after' })).status).to.equal(200);
      await bot.say(of.conversationId, 'still here');
      expect((await log(of)).map(({ text }) => text)).to.deep.equal([
        ...['Welcome dl_ani', 'before', 'echo before', 'after', 'echo after', 'still here'],
      ]);
      await server.close();
    } finally {
      server = usual;
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
