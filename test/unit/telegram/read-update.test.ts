import { expect } from 'chai';
import { updateSchema } from '../../../bot/channels/telegram/update';
import { GROUP, SARI, message, read } from './an-update';

/** The input of a message, for one that is taken. */
function inputOf(content: object, chat?: object): object | undefined {
  const reading = read(message(content, chat));
  return reading.kind === 'said' ? reading.incoming.input : undefined;
}

const said = (text: string, more: object = {}): object => ({
  kind: 'message',
  text,
  button: undefined,
  attachments: [],
  ...more,
});
const command = (text: string, choice: string): object =>
  said(text, { button: { promptId: 'telegram:42:7', choice } });
const mention = (text: string, name = '@kira_bot'): object => ({
  text,
  entities: [{ type: 'mention', offset: text.indexOf(name), length: name.length }],
});

describe('What a private message on Telegram comes to', () => {
  const table: Array<[what: string, content: object, input: object | undefined]> = [
    ['a text', { text: 'brp harganya?' }, said('brp harganya?')],
    [
      'a card number, masked before anything else',
      { text: 'ini 4111 1111 1111 1111' },
      said('ini [disamarkan]', { withheld: ['card'] }),
    ],
    ['a command of the menu', { text: '/help' }, command('/help', 'intent:help')],
    ['a command with our name', { text: '/help@Kira_Bot' }, command('/help', 'intent:help')],
    [
      '/start with a payload, which is no text',
      { text: '/start ig_teaser' },
      command('/start', 'intent:greet'),
    ],
    ['a command we do not have', { text: '/xyz abc' }, said('/xyz abc')],
    ['a picture with a caption', { photo: [{ file_id: 'a' }], caption: 'retak' }, said('retak')],
    ['a voice message', { voice: { file_id: 'v' } }, said('')],
    ['a sticker: what it shows', { sticker: { emoji: '👍' } }, said('👍')],
    ['a sticker that shows nothing', { sticker: {} }, said('', { unread: [{ what: 'other' }] })],
    ['a place', { location: { latitude: 1 } }, said('', { unread: [{ what: 'other' }] })],
    [
      'their own contact',
      { contact: { phone_number: '6281234567890', first_name: 'Sari', user_id: SARI.id } },
      said('+6281234567890'),
    ],
    [
      "somebody else's contact",
      { contact: { phone_number: '6281234567890', first_name: 'Budi', user_id: 99 } },
      said('', { unread: [{ what: 'contact' }] }),
    ],
    [
      'a contact of nobody on Telegram',
      { contact: { phone_number: '6281234567890', first_name: 'Budi' } },
      said('', { unread: [{ what: 'contact' }] }),
    ],
    ['somebody joined or pinned something', { pinned_message: { message_id: 1 } }, undefined],
    ['another bot', { text: 'halo', from: { id: 3, is_bot: true } }, undefined],
  ];
  for (const [what, content, input] of table) {
    it(what, () => expect(inputOf(content)).to.deep.equal(input));
  }

  it('is named by the bot and the update, so that a repeat is seen', () => {
    const reading = read(message({ text: 'halo' }));
    expect(reading).to.deep.nested.include({
      'incoming.channelKey': 'telegram:42:7',
      'incoming.conversationId': 'telegram:700100',
      'incoming.address': { chatId: 700100 },
      'arrival.channelUserId': '700100',
    });
  });

  it('keeps neither name nor username', () => {
    const text = JSON.stringify(read(message({ text: 'halo' })));
    expect(text).to.not.include('Sari').and.not.include('sari_rahasia');
  });

  for (const [code, language] of [
    ['id', 'id'],
    ['in', 'id'],
    ['en-GB', 'en'],
    ['ja', undefined],
  ] as const) {
    it(`begins in the language of the app: ${code}`, () => {
      const reading = read(message({ text: 'x', from: { ...SARI, language_code: code } }));
      expect(reading).to.have.nested.property('arrival.language', language);
    });
  }

  it('in a topic answers in the topic', () => {
    const topic = { is_topic_message: true, message_thread_id: 9, ...mention('@kira_bot halo') };
    const reading = read(message(topic, GROUP));
    expect(reading).to.deep.nested.include({
      'incoming.conversationId': 'telegram:-100500:9',
      'incoming.address': { chatId: -100500, threadId: 9 },
    });
  });
});

describe('What a message in a group comes to', () => {
  const table: Array<[what: string, content: object, text: string | undefined]> = [
    ['talk among people', { text: 'harga kopi naik ya' }, undefined],
    ['a mention, taken off', mention('@kira_bot harga M1?'), 'harga M1?'],
    ['a mention in the middle', mention('kak @kira_bot harga M1?'), 'kak harga M1?'],
    ['a mention of somebody else', mention('@sari harga M1?', '@sari'), undefined],
    [
      'a mention by link',
      { text: 'Kira harga?', entities: [{ type: 'text_mention', offset: 0, length: 4, user: { id: 42 } }] },
      'harga?',
    ],
    ['a reply to the bot', { text: 'yang biru?', reply_to_message: { from: { id: 42 } } }, 'yang biru?'],
    ['a reply to a person', { text: 'iya', reply_to_message: { from: { id: 99 } } }, undefined],
    ['a command with our name', { text: '/help@kira_bot' }, '/help'],
    ['a command of ours', { text: '/products' }, '/products'],
    ['a command of another bot', { text: '/help@other_bot' }, undefined],
    ['a command we do not have', { text: '/ban' }, undefined],
    ['a phone number let slip', mention('@kira_bot wa 0812 3456 7890 ya'), 'wa [disamarkan] ya'],
    ['an address let slip', mention('@kira_bot sari@contoh.example'), '[disamarkan]'],
    ['a contact', { contact: { phone_number: '62812', user_id: SARI.id } }, undefined],
    ['a picture', { photo: [{ file_id: 'a' }] }, undefined],
  ];
  for (const [what, content, text] of table) {
    it(what, () => {
      const input = inputOf(content, GROUP) as { text: string } | undefined;
      expect(input?.text).to.equal(text);
    });
  }

  it('is said by the group, whoever said it', () => {
    const reading = read(message(mention('@kira_bot halo'), GROUP));
    expect(reading).to.deep.nested.include({
      'arrival.channelUserId': 'group:-100500',
      'arrival.source': 'virtual_group',
      'arrival.language': undefined,
    });
    expect(JSON.stringify(reading)).to.not.include(String(SARI.id));
  });

  it('never brings a file', () => {
    const content = {
      ...mention('x'),
      caption: '@kira_bot',
      photo: [{ file_id: 'a' }],
      reply_to_message: { from: { id: 42 } },
    };
    expect(read(message(content, GROUP))).to.have.property('file', undefined);
  });
});

describe('What other updates come to', () => {
  const update = (part: object): ReturnType<typeof read> =>
    read(updateSchema.parse({ update_id: 7, ...part }));
  const member = (status: string, chat: object = { id: SARI.id, type: 'private' }): object => ({
    my_chat_member: { chat, from: SARI, date: 1, new_chat_member: { status } },
  });

  it('blocked, and back', () => {
    expect(update(member('kicked'))).to.include({ kind: 'reach', channelUserId: '700100', reachable: false });
    expect(update(member('member'))).to.include({ kind: 'reach', reachable: true, joined: undefined });
  });

  it('taken into a group, and out of it', () => {
    expect(update(member('member', GROUP))).to.have.nested.property(
      'joined.conversationId',
      'telegram:-100500',
    );
    expect(update(member('left', GROUP))).to.include({ channelUserId: 'group:-100500', reachable: false });
  });

  it('a group that has moved', () => {
    const moved = read(message({ migrate_to_chat_id: -100777 }, { id: -55, type: 'group' }));
    expect(moved).to.deep.nested.include({
      kind: 'migrated',
      'arrival.conversationId': 'telegram:-55',
      'arrival.address': { chatId: -100777 },
    });
  });

  it('a press', () => {
    const pressed = update({
      callback_query: {
        id: 'q',
        from: SARI,
        data: '12.0',
        message: { message_id: 9, chat: { id: SARI.id, type: 'private' } },
      },
    });
    expect(pressed).to.deep.nested.include({ kind: 'pressed', 'press.data': '12.0', 'press.messageId': 9 });
  });

  it('a press in a chat nobody knows is answered; a channel post is nothing of ours', () => {
    expect(update({ callback_query: { id: 'q', from: SARI, data: '12.0' } })).to.deep.nested.include({
      kind: 'stray',
      'press.callbackId': 'q',
    });
    expect(update({ channel_post: { message_id: 1 } }).kind).to.equal('ignored');
    expect(read(message({ text: 'x' }, { id: 1, type: 'channel' })).kind).to.equal('ignored');
  });

  it('an edited text; an edited caption stays as it was sent', () => {
    const edited = { message_id: 5, from: SARI, chat: { id: SARI.id, type: 'private' } };
    expect(update({ edited_message: { ...edited, text: 'M2' } })).to.include({
      kind: 'edited',
      messageId: 5,
    });
    expect(update({ edited_message: { ...edited, caption: 'M2', photo: [{ file_id: 'a' }] } }).kind).to.equal(
      'ignored',
    );
  });
});
