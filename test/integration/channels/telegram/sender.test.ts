import { type Picture } from '../../../../bot/pictures/product-pictures';
import { expect } from 'chai';
import { Api } from 'grammy';
import { type Delivery, type Parcel } from '../../../../bot/channels/channel';
import {
  type RateLimits,
  RateLimiter,
  TELEGRAM_LIMITS,
} from '../../../../bot/channels/telegram/rate-limiter';
import { Sender } from '../../../../bot/channels/telegram/sender';
import { BURST } from './strict-chat';
import { StrictTelegram, TOKEN } from './strict-telegram';

const CHAT = 700_100;
const NO_LIMIT = { burst: 1e6, perS: 1e6 };
const UNLIMITED: RateLimits = { overall: NO_LIMIT, chat: NO_LIMIT, group: NO_LIMIT };

describe('What is handed to Telegram', () => {
  let telegram: StrictTelegram;
  let apiRoot: string;
  let moved: Array<[conversationId: string, address: object]>;

  beforeEach(async () => {
    telegram = new StrictTelegram();
    apiRoot = await telegram.start();
    telegram.chat(CHAT);
    moved = [];
  });

  afterEach(() => telegram.stop());

  const none = (): Promise<Picture | undefined> => Promise.resolve(undefined);

  function sender({ limits = UNLIMITED, token = TOKEN, root = apiRoot, photo = none } = {}): Sender {
    return new Sender({
      api: new Api(token, { apiRoot: root, timeoutSeconds: 5 }),
      host: {
        files: { open: () => Promise.resolve(undefined) } as never,
        photo,
        moveAddress: (conversationId, address) => Promise.resolve(void moved.push([conversationId, address])),
      },
      limiter: new RateLimiter(limits, () => performance.now()),
      label: (key) => key,
      username: () => 'kira_bot',
    });
  }

  function parcel(activity: object, address: object | undefined = { chatId: CHAT }): Parcel {
    return {
      conversationId: `telegram:${CHAT}`,
      channel: 'telegram',
      channelUserId: String(CHAT),
      address,
      seq: 3,
      activity: { type: 'message', timestamp: '2026-11-23T03:00:00.000Z', ...activity },
    };
  }

  const shown = (): string[] => telegram.chat(CHAT).shown.map(({ text, method }) => text || method);
  const status = async (how: Promise<Delivery>): Promise<string> => (await how).status;

  it('is sent, and its number at Telegram is told', async () => {
    expect(await sender().send(parcel({ text: '1 < 2 & 3' }))).to.deep.equal({
      status: 'sent',
      messageId: '1000',
    });
    expect(shown()).to.deep.equal(['1 < 2 & 3']);
  });

  it('shows a photograph with the words below it, and the words alone where Telegram does not take it', async () => {
    const cards = [
      { sku: 'K1', title: 'Kopi', lines: [], buttons: [{ title: 'Pesan', spoken: 'x', choice: 'buy:K1' }] },
    ];
    const one = parcel({ text: 'Kopi', channelData: { tangga: { texts: [], cards } } });
    const photo = (body: string) => (): Promise<Picture> =>
      Promise.resolve({ body: Buffer.from(body, 'latin1'), contentType: 'image/png' });
    expect(await status(sender({ photo: photo('\x89PNG') }).send(one))).to.equal('sent');
    expect(await status(sender({ photo: photo('nothing') }).send(one))).to.equal('sent');
    const { shown: all } = telegram.chat(CHAT);
    expect(all.map(({ method, text }) => `${method} ${text}`)).to.deep.equal([
      'sendPhoto Kopi',
      'sendMessage Kopi',
    ]);
    expect(all.map(({ buttons }) => buttons[0]?.text)).to.deep.equal(['Pesan', 'Pesan']);
  });

  it('shows several photographs as an album above the words that have the buttons', async () => {
    const cards = ['K1', 'K2'].map((sku) => ({ sku, title: sku, lines: ['Rp10'], buttons: [] }));
    const several = parcel({ text: 'Kopi:', channelData: { tangga: { texts: [], cards } } });
    const photo = (): Promise<Picture> =>
      Promise.resolve({ body: Buffer.from('\x89PNG', 'latin1'), contentType: 'image/png' });
    expect(await status(sender({ photo }).send(several))).to.equal('sent');
    expect(shown()).to.deep.equal(['K1\nRp10', 'K2\nRp10', 'Kopi:']);
  });

  it('goes on where it was stopped: no part is said twice', async () => {
    const parts = ['a', 'b', 'c', 'd', 'e', 'f'].map((letter) => letter.repeat(4000));
    const sending = sender();
    const long = parcel({ text: parts.join('\n\n') });
    expect(await sending.send(long)).to.deep.include({ status: 'later', afterMs: 1000 });
    expect(shown()).to.have.length(BURST);
    for (let tries = 0; tries < 5 && shown().length < parts.length; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 1050));
      await sending.send(long);
    }
    expect(shown().map((text) => text[0])).to.deep.equal(['a', 'b', 'c', 'd', 'e', 'f']);
  });

  it('keeps to the rate by itself, so that Telegram has nothing to refuse', async () => {
    const sending = sender({ limits: TELEGRAM_LIMITS });
    for (let seq = 0; seq < 6; seq += 1) {
      expect(await status(sending.send({ ...parcel({ text: `${seq}` }), seq }))).to.equal('sent');
    }
    expect(telegram.callsOf('sendMessage')).to.have.length(6);
  });

  it('a wait that is long is left to the outbox', async () => {
    const limits = { ...UNLIMITED, chat: { burst: 1, perS: 1 / 30 } };
    const sending = sender({ limits });
    await sending.send(parcel({ text: 'a' }));
    const how = await sending.send({ ...parcel({ text: 'b' }), seq: 4 });
    expect(how).to.include({ status: 'later', reason: 'own_rate' });
    expect(how).to.have.property('afterMs').that.is.within(29_000, 30_000);
  });

  it('follows a group that has moved, and says where to', async () => {
    telegram.chat(CHAT).movedTo = -100_1;
    telegram.chat(-100_1);
    expect(await status(sender().send(parcel({ text: 'a' })))).to.equal('sent');
    expect(moved).to.deep.equal([[`telegram:${CHAT}`, { chatId: -100_1 }]]);
    expect(telegram.chat(-100_1).shown.map(({ text }) => text)).to.deep.equal(['a']);
  });

  it('does not follow for ever', async () => {
    telegram.chat(CHAT).movedTo = CHAT;
    expect(await status(sender().send(parcel({ text: 'a' })))).to.equal('refused');
  });

  const ends: Array<[what: string, prepare: () => Promise<Delivery>, status: string]> = [
    [
      'somebody who has blocked the bot',
      () => (blocked(), sender().send(parcel({ text: 'a' }))),
      'unreachable',
    ],
    ['a chat that is not there', () => sender().send(parcel({ text: 'a' }, { chatId: 5 })), 'unreachable'],
    ['no address', () => sender().send({ ...parcel({ text: 'a' }), address: undefined }), 'refused'],
    ['a token that was revoked', () => sender({ token: '1:x' }).send(parcel({ text: 'a' })), 'later'],
    [
      'nobody at the other end',
      () => sender({ root: 'http://127.0.0.1:9' }).send(parcel({ text: 'a' })),
      'later',
    ],
    [
      'a method that is not allowed',
      () => sender().send(parcel({ channelData: { method: 'logOut' } })),
      'refused',
    ],
    ['nothing to show', () => sender().send(parcel({ text: '' })), 'sent'],
  ];
  for (const [what, send, expected] of ends) {
    it(`${what}: ${expected}`, async () => expect(await status(send())).to.equal(expected));
  }

  it('a file that is gone does not hold up what stands behind it', async () => {
    const files = [{ id: 'gone', name: 'n', contentType: 'image/png', bytes: 3 }];
    const how = sender().send(parcel({ text: 'a', channelData: { tangga: { files, texts: [] } } }));
    expect(await how).to.deep.equal({ status: 'refused', reason: 'file_is_gone' });
    expect(shown()).to.deep.equal(['a']);
  });

  it('`channelData {method, parameters}` reaches Telegram as it is', async () => {
    const channelData = [
      { method: 'sendLocation', parameters: { latitude: -6.6, longitude: 106.8 } },
      { method: 'sendMessage', parameters: { text: 'di sini' } },
    ];
    expect(await status(sender().send(parcel({ channelData })))).to.equal('sent');
    expect(shown()).to.deep.equal(['sendLocation', 'di sini']);
    expect(telegram.callsOf('sendLocation')[0]).to.deep.equal({
      chat_id: CHAT,
      latitude: -6.6,
      longitude: 106.8,
    });
  });

  it('HTML that Telegram cannot read is said without it', async () => {
    const channelData = {
      method: 'sendMessage',
      parameters: { text: '<x>a</x> &lt; b', parse_mode: 'HTML' },
    };
    expect(await status(sender().send(parcel({ channelData })))).to.equal('sent');
    expect(shown()).to.deep.equal(['a < b']);
  });

  it('the button that shares a number goes with the next message', async () => {
    const sending = sender();
    await sending.send(parcel({ text: 'a', channelData: { tangga: { texts: ['order.ask-phone'] } } }));
    await sending.send({ ...parcel({ text: 'b' }), seq: 4 });
    await sending.send({ ...parcel({ text: 'c' }), seq: 5 });
    const under = telegram.chat(CHAT).shown.map((message) => message.under);
    expect(under).to.deep.equal(['telegram.share-contact', 'removed', undefined]);
  });

  function blocked(): void {
    telegram.chat(CHAT).blocked = true;
  }
});
