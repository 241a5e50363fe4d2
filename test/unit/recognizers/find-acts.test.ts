import { expect } from 'chai';
import { Classifier } from '../../../recognizers/intents/classifier';
import { NO_KNOWLEDGE } from '../../../recognizers/intents/feature-bag';
import { findActs } from '../../../recognizers/intents/find-acts';
import { normalizeText } from '../../../recognizers/text/normalize';
import { FIXTURE_PHRASES } from './fixture-content';

const NOES = [
  'not much',
  'not really',
  'not that much',
  'not so much',
  'not that',
  'no not that',
  'not so',
  'not me',
];
const BARE = ['i want to complain', 'i have a complaint', 'i am not happy with you', 'mau komplain'];
const GOING_ON = ["let's go on where we stopped", 'go on with that', "let's continue from there"];

describe('findActs', () => {
  const of = (intent: string) => (text: string) => ({ text, intent });
  const classifier = Classifier.train(
    [...FIXTURE_PHRASES, ...BARE.map(of('complain')), ...NOES.map(of('deny')), ...GOING_ON.map(of('resume'))],
    NO_KNOWLEDGE,
    { seed: 1 },
  );
  const actsOf = (text: string, isAsked = false) =>
    findActs(normalizeText(text), { classifier, canBeYes: () => true }, isAsked).acts;

  it('hears a no of its own', () => {
    expect(actsOf('not that much really')).to.deep.equal(['deny']);
  });

  it('hears a no beside a wish only when it is said in so many words', () => {
    expect(actsOf('not that much really, how much is the O10')).to.deep.equal(['ask_price']);
    expect(actsOf('no, how much is the O10')).to.deep.equal(['deny', 'ask_price']);
  });

  it('a complaint without a kind adds nothing to one that has a kind', () => {
    expect(actsOf('i want to complain')).to.deep.equal(['complain']);
    expect(actsOf('i want to complain, my order has not arrived and is days late')).to.deep.equal([
      'complain_late',
    ]);
  });

  it('takes going on for more than a yes, and a yes never before what is asked', () => {
    expect(actsOf("okay, let's go on where we stopped")).to.deep.equal(['resume']);
    expect(actsOf('yes, how much is the O10', true)).to.deep.equal(['ask_price', 'affirm']);
  });

  it('hears no yes in what only opens a question, nor where nothing was asked', () => {
    expect(actsOf('okay, how much is the O10', true)).to.deep.equal(['ask_price']);
    expect(actsOf('yes, how much is the O10')).to.deep.equal(['ask_price']);
  });
});
