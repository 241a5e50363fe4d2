import { expect } from 'chai';
import { addContentConcepts, FOREIGN, listedConcepts } from '../../../recognizers/intents/concepts';
import { outsideLines } from '../../../recognizers/intents/knowledge';
import { FIXTURE_CONTENT } from './fixture-content';

describe('what is foreign', () => {
  const bakery = {
    ...FIXTURE_CONTENT,
    products: [
      {
        sku: 'D1',
        name: 'Donat Kentang',
        aliases: ['donat'],
        category: 'kue',
        description: 'Dibuat pagi ini.',
        tags: [],
      },
    ],
  };
  const isForeign = (content: typeof FIXTURE_CONTENT, word: string) => {
    const concepts = listedConcepts();
    addContentConcepts(concepts, content);
    return concepts.get(word)?.includes(FOREIGN) ?? false;
  };

  it('follows from what the company sells', () => {
    expect(isForeign(FIXTURE_CONTENT, 'donat')).to.equal(true);
    expect(isForeign(bakery, 'donat')).to.equal(false);
    expect(isForeign(bakery, 'bitcoin')).to.equal(true);
  });

  it('is not taught by lines about its goods', () => {
    const linesOf = (content: typeof FIXTURE_CONTENT) => outsideLines(content).map(({ text }) => text);
    const [line = '', thing = ''] =
      linesOf(FIXTURE_CONTENT)
        .map((text) => /^jual (.+) ga kak$/u.exec(text))
        .find((match) => match !== null) ?? [];
    const [product] = bakery.products;
    const seller = { ...bakery, products: product ? [{ ...product, name: thing, aliases: [thing] }] : [] };
    expect(linesOf(FIXTURE_CONTENT)).to.include(line);
    expect(linesOf(seller)).to.not.include(line);
  });
});
