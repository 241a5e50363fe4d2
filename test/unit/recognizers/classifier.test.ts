import { expect } from 'chai';
import { Classifier } from '../../../recognizers/intents/classifier';
import { NO_KNOWLEDGE } from '../../../recognizers/intents/feature-bag';
import { intentWords } from '../../../recognizers/intents/intent-words';
import { decodeModel, encodeModel } from '../../../recognizers/intents/model-file';
import { normalizeText } from '../../../recognizers/text/normalize';
import { nameLines } from '../../../recognizers/intents/train';
import { FIXTURE_PHRASES } from './fixture-content';

const words = (text: string) => intentWords(normalizeText(text));

describe('Classifier', () => {
  const classifier = Classifier.train(FIXTURE_PHRASES, NO_KNOWLEDGE, { seed: 7 });
  const best = (text: string) => classifier.labels[classifier.predict(words(text)).best];

  it('knows its lines and variations of them, misspelt too', () => {
    expect(best('berapa harganya')).to.equal('ask_price');
    expect(best('hrg M1 brapa kakk')).to.equal('ask_price');
    expect(best('ongkirr ke bandung brp')).to.equal('ask_delivery');
    expect(best('my ordr is lte')).to.equal('complain_late');
  });

  it('gives probabilities', () => {
    const { odds } = classifier.predict(words('ready ga'));
    expect(odds.reduce((sum, value) => sum + value, 0)).to.be.closeTo(1, 1e-9);
    expect(Math.min(...odds)).to.be.at.least(0);
  });

  it('is the same for the same seed', () => {
    const again = Classifier.train(FIXTURE_PHRASES, NO_KNOWLEDGE, { seed: 7 });
    expect(encodeModel(again.model, 'x').equals(encodeModel(classifier.model, 'x'))).to.equal(true);
  });

  it('learns from the names of the classes', () => {
    expect(
      nameLines(['card_arrival', 'FindConnection', 'agent.right']).map(({ text }) => text),
    ).to.deep.equal(['card arrival', 'Find Connection', 'agent right']);
    const named = Classifier.train(
      [
        { text: 'saya mau itu', intent: 'exchange_rate' },
        { text: 'kapan ya', intent: 'card_arrival' },
      ],
      NO_KNOWLEDGE,
    );
    expect(named.labels[named.predict(words('the exchange rate')).best]).to.equal('exchange_rate');
    expect(named.labels[named.predict(words('arrival of my card')).best]).to.equal('card_arrival');
  });

  it('refuses to learn from nothing', () => {
    expect(() => Classifier.train([], NO_KNOWLEDGE)).to.throw('no phrases');
  });

  it('keeps its answers through the model file', () => {
    const model = decodeModel(encodeModel(classifier.model, 'hash'), 'hash');
    const loaded = model && new Classifier(model, NO_KNOWLEDGE);
    expect(loaded?.predict(words('mesin bocor'))).to.deep.equal(classifier.predict(words('mesin bocor')));
  });

  it('trusts no file that is damaged, cut, foreign or of other content', () => {
    const good = encodeModel(classifier.model, 'hash');
    const damaged = Buffer.from(good);
    damaged.writeUInt8(damaged.readUInt8(200) ^ 1, 200);
    expect(decodeModel(damaged, 'hash')).to.equal(undefined);
    expect(decodeModel(good.subarray(0, good.length - 5), 'hash')).to.equal(undefined);
    expect(decodeModel(Buffer.from('not a model'), 'hash')).to.equal(undefined);
    expect(decodeModel(Buffer.alloc(0), 'hash')).to.equal(undefined);
    expect(decodeModel(good, 'other')).to.equal(undefined);
  });
});
