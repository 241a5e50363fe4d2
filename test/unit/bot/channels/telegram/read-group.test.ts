import { expect } from 'chai';
import { GROUP, SARI, message, read } from './an-update';

function inputOf(content: object, chat?: object): object | undefined {
  const reading = read(message(content, chat));
  return reading.kind === 'message' ? reading.incoming.input : undefined;
}

const mention = (text: string, name = '@kira_bot'): object => ({
  text,
  entities: [{ type: 'mention', offset: text.indexOf(name), length: name.length }],
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
