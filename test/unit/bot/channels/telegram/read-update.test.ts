import { expect } from 'chai';
import { updateSchema } from '../../../../../bot/channels/telegram/update';
import { GROUP, SARI, message, read } from './an-update';

/** The input of a message, for one that is taken. */
function inputOf(content: object, chat?: object): object | undefined {
  const reading = read(message(content, chat));
  return reading.kind === 'message' ? reading.incoming.input : undefined;
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
    ...[
      'location',
      'poll',
      'story',
      'dice',
      'checklist',
      'paid_media',
      'game',
      'gift',
      'giveaway',
      'invoice',
    ].map((kind): [string, object, object] => [
      `content of the kind ${kind}`,
      { [kind]: { type: kind } },
      said('', { unread: [{ what: 'other' }] }),
    ]),
    ['content of a kind of tomorrow', { hologram: {} }, said('', { unread: [{ what: 'other' }] })],
    [
      "somebody else's words",
      { text: 'saya Budi 0812', forward_origin: { type: 'user', sender_user: { id: 99 } } },
      said('saya Budi 0812', { forwarded: true }),
    ],
    [
      'words of somebody who hides',
      { text: 'halo', forward_origin: { type: 'hidden_user', sender_user_name: 'Budi' } },
      said('halo', { forwarded: true }),
    ],
    [
      'their own words once more',
      { text: 'halo', forward_origin: { type: 'user', sender_user: { id: SARI.id } } },
      said('halo'),
    ],
    [
      'a command that somebody else has given',
      { text: '/help', forward_origin: { type: 'user', sender_user: { id: 99 } } },
      said('/help', { forwarded: true }),
    ],
    [
      'a reply to what we have said',
      { text: 'yang ini 2', reply_to_message: { from: { id: 42, is_bot: true }, text: 'M1: Rp450.000' } },
      said('yang ini 2', { quoted: { text: 'M1: Rp450.000', author: 'company' } }),
    ],
    [
      'a reply to a part of it, masked like everything',
      { text: 'ini', reply_to_message: { from: SARI, text: 'a b' }, quote: { text: 'pin saya 482914' } },
      said('ini', { quoted: { text: 'pin saya [disamarkan]', author: 'customer' } }),
    ],
    [
      'a reply to a message elsewhere',
      { text: 'ini apa', external_reply: {}, quote: { text: 'Promo!' } },
      said('ini apa', { quoted: { text: 'Promo!', author: 'other' } }),
    ],
    ['a part of an album', { photo: [{ file_id: 'a' }], media_group_id: '77' }, said('', { album: '77' })],
    ['what Telegram tells of the chat', { new_chat_title: 'x' }, undefined],
    ['a topic that was opened', { forum_topic_created: {} }, undefined],
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
