import { expect } from 'chai';
import {
  featureBag,
  NO_KNOWLEDGE,
  recentBag,
  type FeatureBag,
} from '../../../recognizers/intents/feature-bag';
import { FeatureCounter } from '../../../recognizers/intents/feature-counter';
import { buildFeatureSpace } from '../../../recognizers/intents/feature-space';

const bag = (text: string) => featureBag(text.split(' '), NO_KNOWLEDGE);
const hashes = (found: FeatureBag) => new Set(found.hashes);

describe('FeatureCounter', () => {
  it('counts each text by itself, in the order of first coming', () => {
    const counter = new FeatureCounter();
    counter.clear();
    for (const hash of [5, 9, 5, 16_389]) counter.add(hash);
    expect(Array.from(counter.take().hashes)).to.deep.equal([5, 9, 16_389]);
    expect(Array.from(counter.take().counts)).to.deep.equal([2, 1, 1]);
    counter.clear();
    counter.add(9);
    expect(Array.from(counter.take().counts)).to.deep.equal([1]);
  });

  it('takes only so many features, and ends', () => {
    const counter = new FeatureCounter();
    counter.clear();
    for (let number = 1; number <= 100_000; number++) counter.add(Math.imul(number, 0x9e3779b1) >>> 0);
    expect(counter.size).to.equal(8_192);
  });
});

describe('featureBag', () => {
  it('sees the same pair of words in two forms', () => {
    const shared = [...hashes(bag('mengirim paket'))].filter((hash) =>
      hashes(bag('mengirimkan paketnya')).has(hash),
    );
    const apart = [...hashes(bag('mengirim'))].filter((hash) => hashes(bag('mengirimkan')).has(hash)).length;
    const other = [...hashes(bag('paket'))].filter((hash) => hashes(bag('paketnya')).has(hash)).length;
    expect(shared.length).to.be.greaterThan(apart + other);
  });

  it('is the same whether or not it was asked for before', () => {
    const first = recentBag(['harga', 'kopi'], NO_KNOWLEDGE);
    for (let other = 0; other < 40; other++) recentBag(['harga', `kopi${other}`], NO_KNOWLEDGE);
    expect(recentBag(['harga', 'kopi'], NO_KNOWLEDGE)).to.deep.equal(first);
    expect(featureBag(['harga', 'kopi'], NO_KNOWLEDGE)).to.deep.equal(first);
  });

  it('reads a word without an end in no time', () => {
    const started = performance.now();
    expect(bag('ab'.repeat(20_000)).hashes.length).to.be.lessThan(300);
    expect(performance.now() - started).to.be.lessThan(50);
  });
});

describe('FeatureSpace', () => {
  it('knows the features of its lines and no others', () => {
    const space = buildFeatureSpace([bag('harga kopi'), bag('stok mesin')], []);
    for (const hash of bag('harga kopi').hashes) expect(space.idOf(hash)).to.be.at.least(0);
    expect(space.idOf(12_345)).to.equal(-1);
    expect(space.vectorOf(bag('xyzzy')).known).to.equal(0);
  });
});
