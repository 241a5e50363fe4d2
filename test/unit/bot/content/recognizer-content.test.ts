import { expect } from 'chai';
import { loadContent } from '../../../../bot/content/load-content';
import { recognizerContent } from '../../../../bot/content/recognizer-content';
import { SHIPPED } from './company-folder';
import { shippedContent } from '../../../shipped-content';

describe('recognizerContent', () => {
  const content = shippedContent();
  const { hash } = recognizerContent(content, content.products);

  it('keeps its hash when prices, stock, dates and order change', () => {
    const later = loadContent(SHIPPED, '2027-01-01T00:00:00.000Z');
    const products = later.products
      .map((product) => ({ ...product, prices: [], stock: undefined }))
      .reverse();
    expect(recognizerContent(later, products).hash).to.equal(hash);
  });

  it('changes its hash when a name or a phrase changes', () => {
    const renamed = content.products.map((product) => ({ ...product, name: `${product.name}!` }));
    expect(recognizerContent(content, renamed).hash).not.to.equal(hash);
    const fewer = { ...content, phrases: content.phrases.slice(1) };
    expect(recognizerContent(fewer, content.products).hash).not.to.equal(hash);
  });

  it('finds products by the words of both languages', () => {
    const { products } = recognizerContent(content, content.products);
    const m1 = products.find(({ sku }) => sku === 'M1');
    expect(m1?.aliases).to.include.members(['M1 Hand Grinder', 'grinder manual']);
    expect(m1?.description).to.match(/Penggiling tangan.*Hand grinder/u);
  });
});
