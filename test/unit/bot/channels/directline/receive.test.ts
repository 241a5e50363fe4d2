import { expect } from 'chai';
import fc from 'fast-check';
import { MAX_TEXT, joined, receive, type Received } from '../../../../../bot/channels/directline/receive';

const reception = {
  conversationId: 'conv',
  userId: 'dl_me',
  now: '2026-11-22T01:02:03.004Z',
  newId: () => 'new-id',
};

const taken = (activity: unknown): Extract<Received, { kind: 'taken' }>['incoming'] => {
  const received = receive(activity, reception);
  if (received.kind !== 'taken') throw new Error(`was ${received.kind}`);
  return received.incoming;
};

describe('receive', () => {
  it('takes a text, redacted before the echo is made', () => {
    const incoming = taken({
      type: 'message',
      text: 'NIK saya 3171234567890123',
      channelData: { clientActivityID: 'c1' },
    });
    expect(incoming).to.deep.include({
      channelKey: 'directline:conv:c1',
      input: {
        kind: 'message',
        text: 'NIK saya [disamarkan]',
        withheld: ['identity'],
        button: undefined,
        attachments: [],
      },
      receivedAt: reception.now,
    });
    expect(JSON.stringify(incoming.echo)).to.contain('[disamarkan]').and.not.to.contain('3171');
  });

  it('reads a button of ours, and takes the label for the text where there is none', () => {
    const value = { promptId: 'p', choice: 'c' };
    const pressed = taken({ type: 'message', value, channelData: { messageBack: { displayText: 'Ya' } } });
    expect(pressed.input).to.deep.equal({ kind: 'message', text: 'Ya', button: value, attachments: [] });
    for (const other of [{ promptId: 7, choice: 'c' }, { promptId: '', choice: 'c' }, 'p', null, [value]]) {
      expect(taken({ type: 'message', text: 'x', value: other }).input).to.deep.include({
        button: undefined,
      });
    }
  });

  it('gives the same key to the start and to webchat/join', () => {
    const event = taken({ type: 'event', name: 'webchat/join' });
    expect(event.channelKey).to.equal(joined(reception).channelKey);
  });

  it('takes what the page says, cleaned, and shows it to nobody', () => {
    const looking = (value: unknown): ReturnType<typeof receive> =>
      receive({ type: 'event', name: 'tangga/context', value }, reception);
    const taken = looking({ product: 'M1', price: 450000 });
    if (taken.kind !== 'taken') throw new Error(taken.kind);
    expect(taken.incoming.input).to.deep.equal({ kind: 'page', page: { product: 'M1' } });
    expect(taken.incoming.echo).to.equal(undefined);
    for (const nothing of [undefined, 'M1', {}, [1]]) expect(looking(nothing).kind).to.equal('ignored');
  });

  it('reads typing as something that passes', () => {
    expect(receive({ type: 'typing', text: 'x' }, reception)).to.deep.equal({
      kind: 'typing',
      activity: { type: 'typing' },
    });
  });

  it('ignores all other events, whoever they claim to be from', () => {
    for (const name of ['handoff.status', 'handoff.initiate', 'tokens/response', undefined]) {
      expect(receive({ type: 'event', name, from: { id: 'bot', role: 'bot' } }, reception).kind).to.equal(
        'ignored',
      );
    }
  });

  it('refuses what is no activity and what is too long', () => {
    for (const none of [undefined, null, 7, 'x', [], {}, { type: 5 }]) {
      expect(receive(none, reception)).to.deep.equal({ kind: 'refused', reason: 'malformed' });
    }
    const text = 'x'.repeat(MAX_TEXT + 1);
    expect(receive({ type: 'message', text }, reception)).to.deep.equal({
      kind: 'refused',
      reason: 'too_long',
    });
  });

  it('gives the whole of a customer’s channelData back, masked like the text, without what only the server says', () => {
    const channelData = {
      clientActivityID: '4111111111111111',
      'my:key': 'm-17',
      deep: { list: [1, 'pin saya 482914'] },
      tangga: { author: 'rep', files: [{ id: 'x' }] },
      'webchat:sequence-id': 99,
    };
    const echoed = (data: object): object =>
      (taken({ type: 'message', text: 'halo', channelData: data }).echo as { channelData: object })
        .channelData;
    expect(echoed(channelData)).to.deep.equal({
      clientActivityID: '4111111111111111',
      'my:key': 'm-17',
      deep: { list: [1, 'pin saya [disamarkan]'] },
    });
    const much = { clientActivityID: 'c', big: 'x'.repeat(20_000) };
    expect(echoed(much)).to.deep.equal({ clientActivityID: 'c' });
  });

  it('never throws, and never lets a client choose sender, format or the signals of the bot', () => {
    fc.assert(
      fc.property(fc.object({ maxDepth: 3 }), fc.string(), (rest, text) => {
        const received = receive({ ...rest, type: 'message', text: `a${text}` }, reception);
        if (received.kind !== 'taken') return received.kind === 'refused' || text.trim() === '';
        const echo = received.incoming.echo as { from: object; textFormat: string; channelData: object };
        expect(echo.from).to.deep.equal({ id: 'dl_me', role: 'user' });
        expect(echo.textFormat).to.equal('plain');
        expect(echo.channelData).to.not.have.any.keys('tangga', 'webchat:sequence-id');
        return true;
      }),
    );
  });
});
