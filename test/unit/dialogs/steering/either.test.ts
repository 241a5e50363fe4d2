import { expect } from 'chai';
import { DIALOGS } from '../../../../dialogs';
import { planTurn } from '../../../../dialogs/steering/agenda';
import { either } from '../../../../dialogs/steering/either';
import { inputMeant } from '../../../../dialogs/steering/interpret';
import { type Turn } from '../../../../dialogs/contract/turn';
import { type Intent } from '../../../../domain/recognition/intent';
import { type TurnInput } from '../../../../domain/conversation/turn-input';
import { Talk } from '../complaints/complaint-turn';

const WORDS = 'soal yang merah itu gimana ya';

function doubtful(first: Intent, second: Intent, more: Partial<Turn> = {}): Turn {
  const turn = new Talk().turn({ text: WORDS, acts: [first], recognition: { doubt: [first, second] } });
  return { ...turn, ...more };
}

const begun = (turn: Turn): string[] =>
  planTurn(turn, DIALOGS).map((move) => (move.kind === 'begin' ? move.dialog.id : 'reply'));

describe('a message between two readings', () => {
  it('is asked about, with a button for each and one for neither, and the prompt keeps its words', () => {
    const turn = doubtful('order_status', 'ask_store');
    expect(begun(turn)).to.deep.equal(['either']);
    const step = either.begin(turn);
    const [question] = step.status === 'complete' ? step.outputs.filter(({ kind }) => kind === 'say') : [];
    expect(question).to.deep.include({ text: 'either.ask', about: WORDS });
    expect(question?.kind === 'say' && question.choices?.map(({ label }) => label.text)).to.deep.equal([
      'intent.order_status',
      'intent.ask_store',
      'either.neither',
    ]);
  });

  it('is not asked about in the middle of a question, nor a second time in a row', () => {
    const turn = doubtful('order_status', 'ask_store');
    const once = { ...turn.conversation, misunderstood: 1 };
    expect(begun({ ...turn, conversation: once })).to.not.include('either');
    expect(begun({ ...turn, open: [{ id: 'order' }] })).to.not.include('either');
  });

  it('is acted on where both readings lead to one dialog, or one has no name, or dialogs have read it surer', () => {
    expect(begun(doubtful('complain_late', 'complain_damaged'))).to.not.include('either');
    expect(begun(doubtful('ask_store', 'thanks'))).to.not.include('either');
    expect(begun(doubtful('ask_store', 'order_status', { acts: ['buy'] }))).to.not.include('either');
  });

  it('is taken up as if said by whoever chooses a reading, by button or by its label', () => {
    const { conversation, ...turn } = doubtful('order_status', 'ask_store');
    const openPrompt = {
      id: 'which',
      choices: [{ id: 'intent:ask_store', label: 'Toko' }],
      about: WORDS,
    };
    const heard = (input: TurnInput) => {
      const meant = inputMeant({ ...turn, input, conversation: { ...conversation, openPrompt } });
      return meant.kind === 'message' ? meant.text : undefined;
    };
    const typed = { kind: 'message', text: 'toko', button: undefined, attachments: [] } as const;
    const pressed = { ...typed, text: 'Toko', button: { promptId: 'which', choice: 'intent:ask_store' } };
    expect(heard(typed)).to.equal(WORDS);
    expect(heard(pressed)).to.equal(WORDS);
    expect(heard({ ...pressed, button: { promptId: 'older', choice: 'intent:ask_store' } })).to.equal('Toko');
    expect(heard({ ...typed, text: 'harga M1' })).to.equal('harga M1');
  });
});
