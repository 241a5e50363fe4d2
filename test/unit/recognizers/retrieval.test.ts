import { expect } from 'chai';
import { featureKnowledge } from '../../../recognizers/intents/knowledge';
import { FaqIndex } from '../../../recognizers/retrieval/faq-index';
import { SearchIndex } from '../../../recognizers/retrieval/search-index';
import { normalizeText } from '../../../recognizers/text/normalize';
import { FIXTURE_CONTENT } from './fixture-content';

const CACHE = { dir: undefined, contentHash: 'retrieval', seed: 1 };
const knowledge = featureKnowledge(FIXTURE_CONTENT);
const isCommon = (word: string) => knowledge.knows(word);

describe('finding catalogue rows', () => {
  const documents = FIXTURE_CONTENT.products.map(({ sku, name, aliases, description }) => ({
    id: sku,
    title: [name, sku, ...aliases].join(' . '),
    body: description,
  }));
  const best = (index: SearchIndex, text: string) => index.search(normalizeText(text))[0]?.id;

  it('forgives slips in both languages', () => {
    const index = new SearchIndex(documents, isCommon);
    expect(best(index, 'kopi toraya brp')).to.equal('TORAJA-250');
    expect(best(index, 'hand grindr price')).to.equal('M1');
  });

  it('passes over words that stand in a great part of a large catalogue', () => {
    const many = Array.from({ length: 1_000 }, (_, place) => ({
      id: `X${place}`,
      title: `barang ke${place}x`,
      body: 'bergaransi',
    }));
    const index = new SearchIndex(
      [...many, { id: 'KETEL', title: 'ketel leher angsa', body: 'bergaransi' }],
      isCommon,
    );
    expect(best(index, 'ketel bergaransi')).to.equal('KETEL');
    expect(index.search(normalizeText('ketel bergaransi'))).to.have.length(1);
    expect(index.search(normalizeText('yang bergaransi'))).to.deep.equal([]);
  });
});

describe('finding frequent questions', () => {
  const ids = (index: FaqIndex, text: string) => index.search(normalizeText(text)).map(({ id }) => id);

  it('forgives slips in both languages', () => {
    const index = FaqIndex.create(FIXTURE_CONTENT, knowledge, CACHE);
    expect(ids(index, 'garansnya brp lama')[0]).to.equal('warranty');
    expect(ids(index, 'hw long is the waranty')[0]).to.equal('warranty');
    expect(ids(index, 'wat are your openng hours')[0]).to.equal('hours');
  });

  it('finds an entry written in the other language by words that mean the same', () => {
    const indonesian = {
      ...FIXTURE_CONTENT,
      faq: FIXTURE_CONTENT.faq.filter(({ language }) => language === 'id'),
    };
    const index = FaqIndex.create(indonesian, featureKnowledge(indonesian), CACHE);
    expect(ids(index, 'how long is the guarantee')[0]).to.equal('warranty');
    expect(ids(index, 'opening hours of the store on sunday')[0]).to.equal('hours');
  });

  it('is sure of a question and unsure of small talk (P-5)', () => {
    const index = FaqIndex.create(FIXTURE_CONTENT, knowledge, CACHE);
    const certainty = (text: string) => index.search(normalizeText(text))[0]?.score ?? 0;
    expect(certainty('garansi mesinnya berapa lama')).to.be.above(0.75);
    expect(certainty('halo kak apa kabar')).to.be.below(0.45);
  });
});
