import { expect } from 'chai';
import { callsFor } from '../../../../../bot/channels/telegram/calls';
import { buttonAt, readCallback } from '../../../../../bot/channels/telegram/keyboard';
import { type MarkupContext } from '../../../../../bot/channels/telegram/reply-markup';
import { type FinalActivity } from '../../../../../bot/pipeline/bubble';

const CONTEXT: MarkupContext = {
  address: { chatId: 5 },
  seq: 12,
  username: 'kira_bot',
  label: (key, language) => `${key} ${language}`,
  offersContact: false,
};

function activity(content: object): FinalActivity {
  return {
    type: 'message',
    timestamp: '2026-11-23T03:00:00.000Z',
    locale: 'id',
    textFormat: 'plain',
    ...content,
  };
}

function payloads(content: object, context: Partial<MarkupContext> = {}): Array<Record<string, unknown>> {
  const calls = callsFor(activity(content), { ...CONTEXT, ...context });
  if (calls === 'refused') throw new Error('refused');
  return calls.map(({ payload }) => payload);
}

const buttons = (...titles: string[]): object => ({
  suggestedActions: {
    to: [],
    actions: titles.map((title) => ({
      type: 'messageBack',
      title,
      value: { promptId: 'a-prompt-with-a-rather-long-name-0123456789', choice: `category:${title}` },
    })),
  },
});

describe('An activity on Telegram', () => {
  it('is HTML with every sign of it escaped', () => {
    expect(payloads({ text: 'a < b & c' })[0]).to.include({
      chat_id: 5,
      text: 'a &lt; b &amp; c',
      parse_mode: 'HTML',
    });
  });

  it('says who speaks when it is not the bot', () => {
    const said = (author: string, name?: string): unknown =>
      payloads({ text: '1 < 2', channelData: { tangga: { author, name, texts: [] } } })[0]?.text;
    expect(said('rep', 'Dewi <3')).to.equal('<b>Dewi &lt;3</b>\n1 &lt; 2');
    expect(said('system')).to.equal('<i>1 &lt; 2</i>');
    expect(said('bot', 'Kira')).to.equal('1 &lt; 2');
  });

  it('goes into the topic it came from', () => {
    expect(payloads({ text: 'x' }, { address: { chatId: -5, threadId: 9 } })[0]).to.include({
      message_thread_id: 9,
    });
  });

  it('is split where it is too long; the buttons stand under the last part', () => {
    const parts = payloads({ text: `${'kata '.repeat(1500)}`, ...buttons('A') });
    expect(parts).to.have.length(2);
    expect(parts.map(({ reply_markup }) => reply_markup !== undefined)).to.deep.equal([false, true]);
  });

  it('has buttons of 64 bytes at most, which are found again', () => {
    const given = activity({ text: 'x', ...buttons('Biji kopi', 'Mesin') });
    const [payload] = payloads({ text: 'x', ...buttons('Biji kopi', 'Mesin') }, { seq: 999_999_999_999 });
    const { inline_keyboard: rows } = payload?.reply_markup as {
      inline_keyboard: Array<Array<{ callback_data: string }>>;
    };
    expect(rows).to.have.length(2);
    const data = rows[1]?.[0]?.callback_data ?? '';
    expect(Buffer.byteLength(data)).to.be.at.most(64);
    const place = readCallback(data);
    expect(place).to.deep.equal({ seq: 999_999_999_999, index: 1 });
    expect(buttonAt(given, place?.index ?? 0)).to.deep.nested.include({
      title: 'Mesin',
      'press.choice': 'category:Mesin',
    });
  });

  it('what is no button of ours is none', () => {
    for (const data of ['', '-', '12', '12.', 'a.b', '1.2.3', '-1.0', '9'.repeat(20) + '.0']) {
      expect(readCallback(data), data).to.equal(undefined);
    }
    expect(buttonAt(undefined, 0)).to.equal(undefined);
    expect(buttonAt(activity(buttons('A')), 1)).to.equal(undefined);
  });

  it('leads out of a group by a link', () => {
    const out = { text: 'x', channelData: { tangga: { signal: 'continue_in_private', texts: [] } } };
    const markup = payloads(out, { address: { chatId: -100500 } })[0]?.reply_markup;
    expect(markup).to.deep.equal({
      inline_keyboard: [
        [{ text: 'group.open-private id', url: 'https://t.me/kira_bot?start=virtual_group-100500' }],
      ],
    });
    expect(payloads(out, { username: undefined })[0]).to.not.have.property('reply_markup');
  });

  it("offers to share one's own number where it is asked for, in a chat of two, and takes the offer back", () => {
    const asks = { text: 'x', channelData: { tangga: { texts: ['order.ask-phone'] } } };
    expect(payloads(asks)[0]?.reply_markup).to.deep.nested.include({
      'keyboard[0][0].request_contact': true,
    });
    expect(payloads(asks, { address: { chatId: -5 } })[0]).to.not.have.property('reply_markup');
    expect(payloads({ text: 'x' }, { offersContact: true })[0]?.reply_markup).to.deep.equal({
      remove_keyboard: true,
    });
    expect(payloads({ text: 'x' })[0]).to.not.have.property('reply_markup');
  });

  it('shows pictures as pictures and everything else as files, after the text', () => {
    const file = (contentType: string, bytes = 10): object => ({ id: 'f', name: 'n', contentType, bytes });
    const files = [file('image/png'), file('application/pdf'), file('image/jpeg', 11 * 1024 * 1024)];
    const calls = callsFor(activity({ text: 'x', channelData: { tangga: { files, texts: [] } } }), CONTEXT);
    const methods = calls === 'refused' ? [] : calls.map(({ method }) => method);
    expect(methods).to.deep.equal(['sendMessage', 'sendPhoto', 'sendDocument', 'sendDocument']);
  });

  it('without a word makes no call', () => {
    expect(payloads({ text: ' ' })).to.deep.equal([]);
    expect(payloads({})).to.deep.equal([]);
  });

  it('that asks for calls of its own makes those and no others', () => {
    const native = { method: 'sendLocation', parameters: { latitude: 1, longitude: 2 } };
    expect(payloads({ text: 'x', channelData: native })).to.deep.equal([
      { chat_id: 5, latitude: 1, longitude: 2 },
    ]);
    expect(callsFor(activity({ channelData: { method: 'logOut' } }), CONTEXT)).to.equal('refused');
  });
});
