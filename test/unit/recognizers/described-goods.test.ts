import { expect } from 'chai';
import { type Entity } from '../../../domain/recognition/entities';
import { createCategoryReader } from '../../../recognizers/entities/categories';
import { featureKnowledge } from '../../../recognizers/intents/knowledge';
import { DescribedGoodsReader } from '../../../recognizers/retrieval/described-goods';
import { normalizeText } from '../../../recognizers/text/normalize';
import { fixtureCatalogue } from './certainty';

describe('What describes goods', () => {
  const { products, categories } = fixtureCatalogue('office-furniture');
  const content = { hash: '', intents: [], phrases: [], products, categories, faq: [], cities: [] };
  const knowledge = featureKnowledge(content);
  const reader = new DescribedGoodsReader(
    products,
    categories,
    ['bisa dirakit di tempat?'],
    (word) => knowledge.isOrdinary(word),
    (word) => knowledge.repair(word),
  );
  const kinds = createCategoryReader(categories);
  const read = (text: string) => {
    const normal = normalizeText(text);
    const today = { year: 2026, month: 11, day: 23 };
    const input = { normal, language: undefined, today, goods: new Set<number>(), expecting: undefined };
    const entities: Entity[] = kinds(input);
    return reader.read(normal, entities);
  };

  it('is a property that several rows have', () => {
    expect(read('ada kursi biru?')?.matching).to.have.members(['KJ-101', 'KJ-103', 'KT-302']);
    expect(read('which chairs are leather')?.matching).to.deep.equal(['KD-201']);
    expect(read('kursi jaring yang hitam ready?')?.matching).to.deep.equal(['KJ-102']);
  });

  it('tells nothing within a kind when none of the kind has it', () => {
    expect(read('kursi lipat untuk rapat')?.matching).to.have.members(['KL-301']);
    expect(read('lampu yang elektrik')?.matching ?? []).to.deep.equal([]);
  });

  it('is foreign when no row has it, with the word of ours before it', () => {
    expect(read('do you sell carpets')?.foreign.map(({ text }) => text)).to.deep.equal(['carpets']);
    const [code] = read('harga kursi ZX90 berapa')?.foreign ?? [];
    expect(code).to.include({ text: 'kursi ZX90', isCode: true, besideGoods: true });
  });

  it('is neither a word of asking, however it is glued, nor a purpose', () => {
    expect(read('howmuch isthat')).to.equal(undefined);
    expect(read('berapa ya kak harganya')).to.equal(undefined);
    expect(read('buat nikahan')).to.equal(undefined);
  });
});
