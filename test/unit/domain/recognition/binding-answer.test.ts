import { expect } from 'chai';
import fc from 'fast-check';
import { type DialogueAct } from '../../../../domain/recognition/acts';
import { bindingAnswer } from '../../../../domain/recognition/binding-answer';
import { ALL_INTENTS, type Intent, isKind } from '../../../../domain/recognition/intent';

/** An act of a message whose parts stand one after the other, divided by a comma. */
type Part = DialogueAct extends infer A ? (A extends DialogueAct ? Omit<A, 'id' | 'span'> : never) : never;

function message(parts: readonly Part[]): { text: string; dialogueActs: DialogueAct[] } {
  let text = '';
  const dialogueActs = parts.map((part, id) => {
    const start = text.length;
    const word = `kata${id}`;
    text += `${word}, `;
    return { ...part, id, span: { text: word, start, end: start + word.length } };
  });
  return { text, dialogueActs };
}

const YES = (sure: number): Part => ({ kind: 'answer', yes: 'yes', sure });

/** What takes a yes back when it stands beside one. */
const against: fc.Arbitrary<Part> = fc.oneof(
  fc.constantFrom<Part>(
    { kind: 'answer', yes: 'no', sure: 0.6 },
    { kind: 'answer', yes: 'unsure', sure: 0.6 },
    { kind: 'answer', yes: 'yes', condition: { text: 'asal', start: 0, end: 4 }, sure: 0.99 },
    { kind: 'refuse', sure: 0.6 },
    { kind: 'unread', sure: 0.5 },
    { kind: 'correct', slot: { name: 'number', value: 2 }, whose: 'self', sure: 0.9 },
    { kind: 'want', intent: 'cancel', about: [], sure: 0.6 },
    { kind: 'want', intent: 'complain_late', about: [], sure: 0.6 },
  ),
  fc
    .constantFrom(...ALL_INTENTS.filter((intent) => isKind(intent, 'ask')))
    .map((intent): Part => ({ kind: 'ask', intent, about: [], sure: 0.6 })),
);

const beside: fc.Arbitrary<Part> = fc.constantFrom<Part>(
  { kind: 'courtesy', intent: 'thanks', sure: 0.9 },
  { kind: 'inform', slot: { name: 'name', value: 'Rina' }, whose: 'self', sure: 0.9 },
  { kind: 'want', intent: 'buy', about: [], sure: 0.9 },
);

describe('an answer that binds', () => {
  const answer = (parts: readonly Part[], sentiment = 0, also: readonly Intent[] = []) => {
    const { text, dialogueActs } = message(parts);
    return bindingAnswer(text, { dialogueActs, sentiment }, also);
  };

  it('is a yes that is the whole clause, with courtesies and what is told beside it', () => {
    fc.assert(
      fc.property(fc.array(beside), fc.double({ min: 0.5, max: 1, noNaN: true }), (parts, sure) => {
        expect(answer([...parts, YES(sure)])).to.equal('yes');
      }),
    );
  });

  it('is never a yes with anything against it, however sure and wherever it stands', () => {
    const several = fc.array(fc.oneof(beside, fc.constant(YES(1))));
    fc.assert(
      fc.property(several, against, several, (before, part, after) => {
        expect(answer([...before, part, ...after])).to.not.equal('yes');
      }),
      { numRuns: 5_000 },
    );
  });

  it('is never a yes where none was given', () => {
    fc.assert(
      fc.property(fc.array(beside), (parts) => {
        expect(answer(parts)).to.equal('open');
      }),
    );
  });

  it('amid other words of its clause must be very sure', () => {
    const span = { text: 'iya', start: 0, end: 3 };
    const within = (sure: number): string =>
      bindingAnswer('iya kayak gitu lah', {
        dialogueActs: [{ id: 0, kind: 'answer', yes: 'yes', sure, span }],
        sentiment: 0,
      });
    expect(within(0.94)).to.equal('open');
    expect(within(0.95)).to.equal('yes');
  });

  it('is no yes when it is said in anger, and a no stays a no', () => {
    expect(answer([YES(1)], -0.7)).to.equal('open');
    expect(answer([YES(1), { kind: 'refuse', sure: 0.6 }], -0.7)).to.equal('no');
  });

  it('may be given by doing what was asked about', () => {
    const buy: Part = { kind: 'want', intent: 'buy', about: [], sure: 0.8 };
    expect(answer([buy])).to.equal('open');
    expect(answer([buy], 0, ['buy'])).to.equal('yes');
    expect(answer([buy, { kind: 'ask', intent: 'ask_delivery', about: [], sure: 0.7 }], 0, ['buy'])).to.equal(
      'open',
    );
  });
});
