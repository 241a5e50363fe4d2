import { expect } from 'chai';
import { type AzureActivity, activitySchema } from '../../../../../bot/channels/azure/activity';
import { type Reading, placeOf, readActivity } from '../../../../../bot/channels/azure/receive';
import { referenceOf } from '../../../../../bot/channels/azure/reference';
import { isGroup } from '../../../../../domain/conversation/conversation';

const BOT = { id: '28:bot' };
const PRESS = { promptId: 'prompt-1', choice: 'product:m1', label: 'Lihat', seq: 4 };
const MENTION = { type: 'mention', mentioned: BOT, text: '<at>Kira</at>' };
const CHANNEL = { id: '19:kopi@thread.tacv2;messageid=17', conversationType: 'channel', isGroup: true };

function activity(more: object): AzureActivity {
  return activitySchema.parse({
    type: 'message',
    id: 'f:1',
    channelId: 'msteams',
    serviceUrl: 'https://smba.trafficmanager.net/amer/',
    conversation: { id: 'a:sari', conversationType: 'personal' },
    recipient: BOT,
    from: { id: '29:sari', aadObjectId: 'sari-in-entra', name: 'Sari' },
    ...more,
  });
}

const said = (text: string): Reading => ({ kind: 'message', text, press: undefined, isInvoke: false });
const pressed = (isInvoke: boolean): Reading => ({
  kind: 'message',
  text: 'Lihat',
  press: { promptId: 'prompt-1', choice: 'product:m1', seq: 4 },
  isInvoke,
});

const READINGS: ReadonlyArray<[what: string, given: object, reading: Reading]> = [
  ['a text', { text: 'halo' }, said('halo')],
  ['null in the place of nothing', { text: 'halo', value: null, entities: null, locale: null }, said('halo')],
  ['no text', { text: '  ' }, { kind: 'ignored' }],
  ['a file without a text', { attachments: [{ contentType: 'image/png' }] }, said('')],
  ['Action.Submit', { value: PRESS }, pressed(false)],
  ['a value that is no press', { value: { promptId: 7 }, text: 'x' }, said('x')],
  [
    'Action.Execute',
    { type: 'invoke', name: 'adaptiveCard/action', value: { action: { data: PRESS } } },
    pressed(true),
  ],
  [
    'Action.Execute of somebody else',
    { type: 'invoke', name: 'adaptiveCard/action', value: { action: { data: {} } } },
    { kind: 'unsupported' },
  ],
  ['another invoke', { type: 'invoke', name: 'task/fetch', value: {} }, { kind: 'unsupported' }],
  ['a channel without a mention', { conversation: CHANNEL, text: 'halo' }, { kind: 'ignored' }],
  [
    'a channel with a mention of somebody else',
    {
      conversation: CHANNEL,
      text: '<at>Budi</at> halo',
      entities: [{ ...MENTION, mentioned: { id: '29:budi' } }],
    },
    { kind: 'ignored' },
  ],
  [
    'a channel with a mention',
    { conversation: CHANNEL, text: '<at>Kira</at>\u00a0harga <at>Budi</at> berapa?', entities: [MENTION] },
    said('harga Budi berapa?'),
  ],
  ['a button in a channel', { conversation: CHANNEL, value: PRESS }, pressed(false)],
  ['a mention in a personal chat', { text: 'halo <at>Kira</at>', entities: [MENTION] }, said('halo')],
  ['a sign that only begins like a mention', { text: 'lihat <atas>' }, said('lihat <atas>')],
  ['what is a mention in Teams alone', { channelId: 'slack', text: 'a <at> b' }, said('a <at> b')],
  ['an installation', { type: 'installationUpdate', action: 'add' }, { kind: 'joined' }],
  ['a new version', { type: 'installationUpdate', action: 'add-upgrade' }, { kind: 'ignored' }],
  ['a removal', { type: 'installationUpdate', action: 'remove' }, { kind: 'left' }],
  [
    'an installation in a team',
    { type: 'installationUpdate', action: 'add', conversation: CHANNEL },
    { kind: 'ignored' },
  ],
  ['a new member', { type: 'conversationUpdate', membersAdded: [{ id: '29:sari' }] }, { kind: 'joined' }],
  [
    'a renamed team',
    { type: 'conversationUpdate', channelData: { eventType: 'teamRenamed' } },
    { kind: 'ignored' },
  ],
  ['the bot taken out', { type: 'conversationUpdate', membersRemoved: [BOT] }, { kind: 'left' }],
  ['a reaction', { type: 'messageReaction' }, { kind: 'ignored' }],
  ['typing', { type: 'typing' }, { kind: 'ignored' }],
];

describe('An activity of Azure is read', () => {
  for (const [what, given, reading] of READINGS) {
    it(what, () => expect(readActivity(activity(given))).to.deep.equal(reading));
  }

  it('without a card number, wherever it stands', () => {
    const reading = readActivity(activity({ text: 'kartu 4111 1111 1111 1111 ya' }));
    expect(JSON.stringify(reading)).to.include('kartu').and.not.include('4111 1111');
  });

  it('no longer than anybody types', () => {
    const reading = readActivity(activity({ text: 'x'.repeat(20_000) }));
    expect(reading.kind === 'message' && reading.text.length).to.equal(8_000);
  });
});

describe('Who speaks, and where', () => {
  it('in private: the person of Entra ID, and the conversation', () => {
    expect(placeOf(activity({}))).to.deep.equal({
      conversationId: 'msteams:a:sari',
      channel: 'msteams',
      channelUserId: 'sari-in-entra',
      isGroup: false,
    });
  });

  it('without Entra ID: the channel’s own id', () => {
    expect(placeOf(activity({ from: { id: 'U1' }, channelId: 'slack' }))?.channelUserId).to.equal('U1');
  });

  it('in a channel: the thread, and nobody in particular', () => {
    const place = placeOf(activity({ conversation: CHANNEL }));
    expect(place?.conversationId).to.equal(`msteams:${CHANNEL.id}`);
    expect(place && isGroup(place)).to.equal(true);
  });

  it('an update that comes from the bot itself: who was added', () => {
    const more = { type: 'conversationUpdate', from: BOT, membersAdded: [BOT, { id: 'U1' }] };
    expect(placeOf(activity(more))?.channelUserId).to.equal('U1');
    expect(placeOf(activity({ ...more, membersAdded: [BOT] }))).to.equal(undefined);
  });

  it('channels that are also served without Azure are told apart', () => {
    for (const channelId of ['webchat', 'telegram', 'something-new']) {
      expect(placeOf(activity({ channelId }))?.channel).to.equal(`azure-${channelId}`);
    }
  });

  it('a reference holds no name', () => {
    expect(JSON.stringify(referenceOf(activity({})))).to.not.match(/"name"|"Sari"/);
  });

  it('an answer never goes over an open wire', () => {
    const open = { ...activity({}), serviceUrl: 'http://smba.trafficmanager.net/' };
    expect(activitySchema.safeParse(open).success).to.equal(false);
    for (const serviceUrl of ['http://127.0.0.1:1/', 'http://localhost:1/_connector', 'http://[::1]:1/']) {
      expect(activitySchema.safeParse({ ...open, serviceUrl }).success, serviceUrl).to.equal(true);
    }
    for (const serviceUrl of [
      'http://127.0.0.1.evil.example/',
      'http://localhost.evil.example/',
      'ftp://a/',
      '',
    ]) {
      expect(activitySchema.safeParse({ ...open, serviceUrl }).success, serviceUrl).to.equal(false);
    }
  });
});
