import { expect } from 'chai';
import { DialogHost } from '../../../../bot/pipeline/dialog-host';
import { NumberBook } from '../../../../bot/pipeline/drawn-numbers';
import { TurnRun } from '../../../../bot/pipeline/turn-run';
import { type AnyDialog, complete, defineDialog, waiting } from '../../../../dialogs/contract/dialog';
import { choice, ask, say } from '../../../../dialogs/contract/outputs';
import { type Intent } from '../../../../domain/recognition/intent';
import { Talk } from '../../dialogs/complaints/complaint-turn';

let begun: string[] = [];

/** A dialog that draws a number when it begins, and asks or answers. */
function drawing(id: string, intent: Intent, asks: boolean): AnyDialog {
  return defineDialog<{ number: number }>({
    id,
    version: 1,
    startsOn: [intent],
    begin: (turn) => {
      begun.push(id);
      const number = turn.newSerial('order');
      const said = say('order.placed', { number: String(number) });
      return asks
        ? waiting({ number }, ask('order.ask-change', [choice('yes', 'order.yes')], { number: id }))
        : complete(said);
    },
  });
}

const DIALOGS = [
  drawing('asks', 'buy', true),
  drawing('asks-too', 'membership_join', true),
  drawing('answers', 'ask_delivery', false),
];

async function run(acts: Intent[], book = new NumberBook(), taken = { last: 0 }): Promise<TurnRun> {
  const { contact, conversation, handoff, ...ground } = new Talk().turn({ text: 'x', acts });
  const numbers = book.of('message', {
    newId: (kind) => kind,
    newSerial: () => (taken.last += 1),
    newCode: () => 'K7PM-4XQ9',
  });
  const greeted = { ...conversation, greetedAt: ground.now };
  const turn = new TurnRun(
    { ...ground, newSerial: numbers.newSerial, newCode: numbers.newCode },
    { contact, conversation: greeted, handoff },
    numbers,
  );
  await new DialogHost(DIALOGS).run(turn);
  return turn;
}

describe('the dialogs of a turn', () => {
  beforeEach(() => {
    begun = [];
  });

  it('are begun once each, in order of mention, and the one that asks speaks last', async () => {
    const { outputs, snapshot } = await run(['buy', 'ask_delivery']);
    expect(begun).to.deep.equal(['asks', 'answers']);
    expect(outputs.map((one) => one.kind === 'say' && one.text)).to.deep.equal([
      'order.placed',
      'order.ask-change',
    ]);
    expect(snapshot.conversation.stack.map(({ id }) => id)).to.deep.equal(['asks']);
  });

  it('leave one question at most, and no number is drawn for one that is not asked', async () => {
    const taken = { last: 0 };
    const { outputs, snapshot } = await run(
      ['buy', 'bargain', 'membership_join', 'ask_delivery'],
      new NumberBook(),
      taken,
    );
    expect(outputs.filter((one) => one.kind === 'say' && one.choices)).to.have.length(1);
    expect(snapshot.conversation.stack).to.have.length(1);
    expect(taken.last).to.equal(2);
  });

  it('draw the same numbers however often the turn is run', async () => {
    const book = new NumberBook();
    const taken = { last: 0 };
    const first = await run(['buy', 'ask_delivery'], book, taken);
    const second = await run(['buy', 'ask_delivery'], book, taken);
    expect(second.outputs).to.deep.equal(first.outputs);
    expect(taken.last).to.equal(2);
  });
});
