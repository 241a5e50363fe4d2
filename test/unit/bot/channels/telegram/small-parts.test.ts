import { expect } from 'chai';
import { GrammyError, HttpError } from 'grammy';
import { COMMANDS } from '../../../../../bot/channels/telegram/commands';
import { nativeCalls } from '../../../../../bot/channels/telegram/channel-data';
import { failureOf } from '../../../../../bot/channels/telegram/outcome';
import { remoteFile } from '../../../../../bot/channels/telegram/remote-file';
import { groupPayload, originOf } from '../../../../../bot/channels/telegram/start-payload';
import { HANDLED_INTENTS } from '../../../../../dialogs';
import { message } from './an-update';

describe('The payload of a deep link', () => {
  const table: Array<[payload: string | undefined, source: string, campaign: string | undefined]> = [
    [undefined, 'unknown', undefined],
    ['ig_teaser', 'advertising', 'ig_teaser'],
    ['exhibition-jcc26', 'exhibition', 'jcc26'],
    ['Exhibition-jcc26', 'exhibition', 'jcc26'],
    ['merchandising-toko-bogor', 'merchandising', 'toko-bogor'],
    ['referral', 'referral', undefined],
    ['virtual_group-100500', 'virtual_group', '100500'],
    ['spring-sale', 'advertising', 'spring-sale'],
    ['<script>', 'unknown', undefined],
    ['a'.repeat(65), 'unknown', undefined],
    ['dua kata', 'unknown', undefined],
  ];
  for (const [payload, source, campaign] of table) {
    it(`${payload?.slice(0, 30)} → ${source}`, () => {
      expect(originOf(payload)).to.deep.equal({ source, campaign });
    });
  }

  it('out of a group can be carried by a link and says which group', () => {
    expect(originOf(groupPayload(-1001234567890))).to.deep.equal({
      source: 'virtual_group',
      campaign: '1001234567890',
    });
  });
});

describe('The command menu', () => {
  it('names only what a dialog begins on, as Telegram allows', () => {
    for (const { name, intent } of COMMANDS) {
      expect(HANDLED_INTENTS, name).to.include(intent);
      expect(name).to.match(/^[a-z0-9_]{1,32}$/);
    }
  });
});

describe('What a refusal of Telegram means', () => {
  const refused = (code: number, description: string, parameters: object = {}): unknown =>
    failureOf(
      new GrammyError('refused', { ok: false, error_code: code, description, parameters }, 'sendMessage', {}),
    );
  const table: Array<[code: number, description: string, parameters: object, means: object]> = [
    [429, 'Too Many Requests: retry after 7', { retry_after: 7 }, { status: 'later', afterMs: 7000 }],
    [403, 'Forbidden: bot was blocked by the user', {}, { status: 'unreachable' }],
    [403, 'Forbidden: bot was kicked from the supergroup chat', {}, { status: 'unreachable' }],
    [400, 'Bad Request: chat not found', {}, { status: 'unreachable' }],
    [
      400,
      'Bad Request: group chat was upgraded',
      { migrate_to_chat_id: -9 },
      { status: 'moved', chatId: -9 },
    ],
    [400, "Bad Request: can't parse entities: x", {}, { status: 'retype' }],
    [400, 'Bad Request: message is too long', {}, { status: 'refused' }],
    [401, 'Unauthorized', {}, { status: 'later' }],
    [413, 'Request Entity Too Large', {}, { status: 'refused' }],
    [500, 'Internal Server Error', {}, { status: 'later' }],
    [502, 'Bad Gateway', {}, { status: 'later' }],
  ];
  for (const [code, description, parameters, means] of table) {
    it(`${code} ${description}`, () => expect(refused(code, description, parameters)).to.deep.include(means));
  }

  it('no answer at all: again, and a fault of ours is none of these', () => {
    expect(failureOf(new HttpError('x', new Error('x')))).to.include({ status: 'later' });
    expect(() => failureOf(new TypeError('x'))).to.throw(TypeError);
  });

  it('never repeats what was sent', () => {
    expect(JSON.stringify(refused(400, 'Bad Request: rahasia'))).to.not.include('rahasia');
  });
});

describe('`channelData {method, parameters}`', () => {
  it('is sent as it is, with the chat filled in', () => {
    const one = { method: 'sendLocation', parameters: { latitude: 1, longitude: 2 } };
    const calls = [{ method: 'sendLocation', payload: { chat_id: 5, latitude: 1, longitude: 2 } }];
    expect(nativeCalls(one, 5)).to.deep.equal(calls);
    expect(nativeCalls([one, { method: 'sendChatAction' }], 5)).to.deep.equal([
      ...calls,
      { method: 'sendChatAction', payload: { chat_id: 5 } },
    ]);
  });

  it('knows the new name of an old method', () => {
    expect(nativeCalls({ method: 'kickChatMember', parameters: { user_id: 1 } }, -5)).to.deep.equal([
      { method: 'banChatMember', payload: { chat_id: -5, user_id: 1 } },
    ]);
  });

  it('refuses what could act on the bot, and what is no method at all', () => {
    for (const method of ['deleteWebhook', 'logOut', 'setWebhook', 'constructor', 'toString']) {
      expect(nativeCalls({ method }, 5), method).to.equal('refused');
    }
  });

  it('is nothing else: our own data asks for no calls', () => {
    for (const data of [undefined, null, { tangga: {} }, 'x', []])
      expect(nativeCalls(data, 5)).to.deep.equal([]);
  });
});

describe('The file of a message', () => {
  const size = (id: string, width: number, bytes: number): object => ({
    file_id: id,
    width,
    height: width,
    file_size: bytes,
  });

  it('is the largest picture that is not too large', () => {
    const photo = [size('s', 90, 2_000), size('m', 800, 90_000), size('l', 9000, 9_000_000)];
    expect(remoteFile(message({ photo }).message as never)).to.include({ fileId: 'm', name: 'photo.jpg' });
  });

  const table: Array<[content: object, contentType: string, name: string]> = [
    [{ voice: { file_id: 'x' } }, 'audio/ogg', 'voice.ogg'],
    [
      { document: { file_id: 'x', file_name: 'nota.pdf', mime_type: 'application/pdf' } },
      'application/pdf',
      'nota.pdf',
    ],
    [
      { animation: { file_id: 'x' }, document: { file_id: 'x', mime_type: 'video/mp4' } },
      'video/mp4',
      'animation.mp4',
    ],
    [{ video_note: { file_id: 'x' } }, 'video/mp4', 'video.mp4'],
  ];
  for (const [content, contentType, name] of table) {
    it(Object.keys(content).join(' and '), () => {
      expect(remoteFile(message(content).message as never)).to.include({ fileId: 'x', contentType, name });
    });
  }
});
