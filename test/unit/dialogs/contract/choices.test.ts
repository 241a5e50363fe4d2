import { expect } from 'chai';
import {
  type ChoiceId,
  encodeChoice,
  isTimeless,
  parseChoice,
  replied,
  replyValue,
} from '../../../../dialogs/contract/choices';

const EVERY: readonly ChoiceId[] = [
  { kind: 'intent', intent: 'human' },
  { kind: 'category', category: 'Mesin' },
  { kind: 'product', sku: 'A:B' },
  { kind: 'answer_wanted', questionId: 'question-1' },
  { kind: 'handoff', decision: 'later' },
  { kind: 'other_topic' },
  { kind: 'reply', reply: 'yes' },
  { kind: 'reply', reply: 'store', value: 'BDG' },
  { kind: 'expired' },
];

describe('choices', () => {
  for (const id of EVERY) {
    it(`${encodeChoice(id)} comes back as it went out`, () => {
      expect(parseChoice(encodeChoice(id))).to.deep.equal(id);
    });
  }

  it('what a stranger makes up is an answer that no question waits for, and never acts later', () => {
    for (const forged of ['intent:haggle', 'intent:', 'product:', 'handoff:never', '', ':', '__proto__:x']) {
      const id = parseChoice(forged);
      expect(id.kind, forged).to.equal('reply');
      expect(isTimeless(id), forged).to.equal(false);
    }
  });

  it('a dialog asks for the answers it offered, and which one', () => {
    const chosen = parseChoice('store:BDG');
    expect(replyValue({ chosen }, 'store')).to.equal('BDG');
    expect(replyValue({ chosen }, 'order')).to.equal(undefined);
    expect(replied({ chosen: parseChoice('yes') }, 'right', 'yes')).to.equal(true);
    expect(replied({ chosen: undefined }, 'yes')).to.equal(false);
    expect(replied({ chosen: { kind: 'intent', intent: 'affirm' } }, 'affirm')).to.equal(false);
  });
});
