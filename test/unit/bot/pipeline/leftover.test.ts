import { expect } from 'chai';
import fc from 'fast-check';
import { DialogHost } from '../../../../bot/pipeline/dialog-host';
import { type TurnRun } from '../../../../bot/pipeline/turn-run';
import { viewsOf } from '../../../../bot/knowledge/views';
import { DIALOGS } from '../../../../dialogs';
import { type AnyDialog, asking, complete, defineDialog, waiting } from '../../../../dialogs/contract/dialog';
import { ask, choice, say } from '../../../../dialogs/contract/outputs';
import { taking } from '../../../../dialogs/contract/taking';

import { leftover } from '../../../../dialogs/steering/leftover';
import { putOff } from '../../../../dialogs/steering/put-off';
import { stuck } from '../../../../dialogs/steering/stuck';
import { actsOfKind } from '../../../../domain/recognition/acts';
import { EMPTY_VIEWS } from '../../../empty-views';
import { Chat, type Part, part } from './generated-messages';
import { shippedContent } from '../../../shipped-content';

/** A form with one question, that takes what is told and nothing else. */
const form = defineDialog<{ asking: 'size' }>({
  id: 'form',
  version: 1,
  startsOn: ['membership_join'],
  begin: () =>
    asking('size', { asking: 'size' }, ask('qualify.ask-change', [choice('skip', 'qualify.skip')])),
  reply: (state, turn) => {
    const told = actsOfKind(turn.recognition.dialogueActs, 'inform');
    if (told.length > 0) return taking(complete(say('qualify.kept')), told);
    return taking(asking('size', state, ask('qualify.retry-change', [choice('skip', 'qualify.skip')])), []);
  },
  skip: () => complete(say('qualify.kept')),
});

const prices = answering('prices', 'delivery.free');
const shop = defineDialog({
  id: 'shop',
  version: 1,
  startsOn: ['buy'],
  begin: () => waiting({ asking: 'what' }, ask('order.ask-which', [choice('later', 'order.later')])),
});

function answering(id: string, text: 'delivery.free'): AnyDialog {
  return defineDialog({
    id,
    version: 1,
    startsOn: ['ask_delivery'],
    begin: () => complete(say(text, { from: { money: 1 } })),
  });
}

const said = (run: TurnRun): string[] => run.outputs.flatMap((one) => (one.kind === 'say' ? [one.text] : []));

/** Questions of dialogs that wait; what repair offers is none. */
const ASKED = ['qualify.ask-change', 'qualify.retry-change', 'order.ask-which', 'stuck.ways-out'];
const questions = (run: TurnRun): number => said(run).filter((text) => ASKED.includes(text)).length;

const JOIN: Part = { kind: 'want', intent: 'membership_join', about: [], sure: 0.9 };
const DELIVERY: Part = { kind: 'ask', intent: 'ask_delivery', about: [], sure: 0.6 };
const BUY: Part = { kind: 'want', intent: 'buy', about: [], sure: 0.9 };
const SIZE: Part = { kind: 'inform', slot: { name: 'number', value: 7 }, whose: 'self', sure: 0.95 };
const DOUBT: Part = { kind: 'answer', yes: 'unsure', sure: 0.9 };

describe('what nobody took', () => {
  const chat = (): Chat =>
    new Chat(new DialogHost([form, prices, shop, leftover, putOff, stuck]), EMPTY_VIEWS);

  it('a side question gets its answer before the open question is asked again', async () => {
    const talk = chat();
    await talk.hear([JOIN]);
    const run = await talk.hear([DOUBT, DELIVERY]);
    expect(said(run)).to.deep.equal(['delivery.free', 'qualify.retry-change']);
    expect(run.taken.map(({ by }) => by)).to.include('prices');
  });

  it('a second wish that would ask waits, and is named in the words of the customer', async () => {
    const talk = chat();
    const run = await talk.hear([JOIN, BUY]);
    expect(said(run)).to.deep.equal(['leftover.later', 'qualify.ask-change']);
    expect(questions(run)).to.equal(1);
  });

  it('what waited is offered once, when nothing is asked any more; who says it again is not reminded', async () => {
    const talk = chat();
    await talk.hear([JOIN, BUY]);
    const through = await talk.hear([SIZE]);
    expect(said(through)).to.deep.equal(['qualify.kept', 'leftover.now']);
    expect(said(await talk.hear([DELIVERY]))).to.deep.equal(['delivery.free']);
  });

  it('a part that nobody could read is asked about when no other question leaves', async () => {
    const talk = chat();
    await talk.hear([JOIN]);
    const run = await talk.hear([SIZE, { kind: 'unread', sure: 0.5 }], 'kata yang tidak ada artinya di sini');
    expect(said(run)).to.deep.equal(['qualify.kept', 'leftover.unread']);
    const asks = chat();
    await asks.hear([JOIN]);
    const other = await asks.hear(
      [DOUBT, { kind: 'unread', sure: 0.5 }],
      'kata yang tidak ada artinya di sini',
    );
    expect(said(other)).to.deep.equal(['qualify.retry-change']);
  });

  it('what is told and not kept is acknowledged without a claim', async () => {
    const run = await chat().hear([DELIVERY, SIZE]);
    expect(said(run)).to.deep.equal(['delivery.free']);
    expect(run.taken).to.deep.include({ act: 1, by: 'prices' });
  });
});

describe('a question', () => {
  const chat = (): Chat => new Chat(new DialogHost([form, prices, shop, leftover, stuck]), EMPTY_VIEWS);

  it('is asked twice, then there is another way out, then it is let go', async () => {
    const talk = chat();
    const asked: string[][] = [];
    for (const parts of [[JOIN], [DOUBT], [DOUBT], [DOUBT]]) asked.push(said(await talk.hear(parts)));
    expect(asked).to.deep.equal([
      ['qualify.ask-change'],
      ['qualify.retry-change'],
      ['stuck.ways-out'],
      ['stuck.given-up'],
    ]);
    expect(talk.snapshot.conversation.stack).to.deep.equal([]);
  });

  it('is still heard when it was not asked any more', async () => {
    const talk = chat();
    for (const parts of [[JOIN], [DOUBT], [DOUBT]]) await talk.hear(parts);
    expect(said(await talk.hear([SIZE]))).to.deep.equal(['qualify.kept']);
  });
});

const messages = fc.array(fc.array(part, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 6 });

/** Every act of the turn has been dealt with, by one, and one question leaves it at most. */
function holds(run: TurnRun, parts: readonly Part[]): void {
  expect(run.taken.map(({ act }) => act).sort((a, b) => a - b)).to.deep.equal(parts.map((_part, id) => id));
}

describe('generated messages', () => {
  it('no act is dropped, one question leaves a turn, and none is asked a third time', async () => {
    const host = new DialogHost([
      form,
      prices,
      shop,
      leftover,
      stuck,
      ...DIALOGS.filter(({ id }) => id === 'repair'),
    ]);
    await fc.assert(
      fc.asyncProperty(messages, async (heard) => {
        const talk = new Chat(host, EMPTY_VIEWS);
        let inARow = 0;
        for (const parts of heard) {
          const run = await talk.hear(parts);
          holds(run, parts);
          expect(questions(run), said(run).join()).to.be.at.most(1);
          const asks = said(run).some((text) => text.endsWith('-change'));
          inARow = asks ? inARow + 1 : talk.snapshot.conversation.stack.length > 0 ? inARow : 0;
          if (said(run).includes('qualify.ask-change')) inARow = 1;
          expect(inARow).to.be.at.most(2);
        }
      }),
      { numRuns: 2_000 },
    );
  }).timeout(60_000);

  it('the real dialogs drop no act, and say that they noted something only when they did', async () => {
    const content = shippedContent();
    const views = viewsOf(content, content.products);
    const host = new DialogHost(DIALOGS);
    let heardMessages = 0;
    const noting = Object.entries(content.locales.id)
      .filter(([, text]) => /\b(saya|kami) catat\b|\bsudah (saya |kami )?(di)?catat\b/iu.test(text))
      .map(([key]) => key);
    await fc.assert(
      fc.asyncProperty(messages, async (heard) => {
        const talk = new Chat(host, views);
        for (const parts of heard) {
          heardMessages += 1;
          const run = await talk.hear(parts);
          holds(run, parts);
          const claims = said(run).filter((text) => noting.includes(text));
          const kept = run.events.filter(({ type }) => !IDLE.has(type));
          if (claims.length > 0) expect(kept, claims.join()).to.not.deep.equal([]);
        }
      }),
      { numRuns: 3_000 },
    );
    // As many as the promise is held by: ten thousand messages and more.
    expect(heardMessages).to.be.at.least(10_000);
  }).timeout(300_000);
});

/** Events that keep nothing of what was told: what was seen, offered, asked or shown. */
const IDLE = new Set([
  'offered',
  'topic_set',
  'goods_shown',
  'loyalty',
  'language_seen',
  'understood',
  'misunderstood',
  'greeted',
  'prompt_used',
  'prompt_passed',
  'prompt_opened',
]);
