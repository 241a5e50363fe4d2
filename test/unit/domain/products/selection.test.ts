import { expect } from 'chai';
import { type Product } from '../../../../domain/products/catalogue';
import { isWithin, pricesAround, ranked, selectGoods } from '../../../../domain/products/selection';
import { aProduct } from './a-product';

const NOW = '2026-11-22T03:00:00.000Z';
const skus = (products: readonly Product[]): string => products.map(({ sku }) => sku).join(' ');

describe('Goods that are asked for by a limit (P-9)', () => {
  const cheap = aProduct({ sku: 'cheap', idr: 80_000 });
  const gone = aProduct({ sku: 'gone', idr: 90_000, left: 0 });
  const dear = aProduct({ sku: 'dear', idr: 400_000 });
  const dearest = aProduct({ sku: 'dearest', idr: 900_000 });
  const all = [dearest, gone, dear, cheap];

  it('are those within it, cheapest first', () => {
    const { fitting, nearest } = selectGoods(all, { limit: { atMost: 400_000 } }, NOW);
    expect(skus(fitting)).to.equal('cheap gone dear');
    expect(nearest).to.deep.equal([]);
  });

  it('can be had, where that is asked', () => {
    const { fitting } = selectGoods(all, { limit: { atMost: 100_000 }, inStock: true }, NOW);
    expect(skus(fitting)).to.equal('cheap');
  });

  it('are none where nothing is within it; what comes closest is not called fitting', () => {
    const { fitting, nearest } = selectGoods(all, { limit: { atMost: 50_000 } }, NOW);
    expect(fitting).to.deep.equal([]);
    expect(skus(nearest)).to.equal('cheap gone dear dearest');
  });

  it('tell what is sold out before what is too dear', () => {
    const { fitting, nearest } = selectGoods(
      [gone, dear],
      { limit: { atMost: 100_000 }, inStock: true },
      NOW,
    );
    expect(fitting).to.deep.equal([]);
    expect(skus(nearest)).to.equal('gone');
  });

  it('never are what has no price or is not sold any more', () => {
    const unpriced = aProduct({ sku: 'unpriced', prices: [] });
    const old = aProduct({ sku: 'old', discontinued: true, idr: 10 });
    expect(skus(selectGoods([unpriced, old, cheap], { limit: { atMost: 100_000 } }, NOW).fitting)).to.equal(
      'cheap',
    );
  });

  it('"2 jutaan" reaches up to the next million, "150 ribuan" a fifth', () => {
    expect(pricesAround(2_000_000)).to.deep.equal({ from: 1_600_000, to: 2_999_999 });
    expect(pricesAround(150_000)).to.deep.equal({ from: 120_000, to: 180_000 });
    expect(isWithin(2_750_000, { around: 2_000_000 })).to.equal(true);
    expect(isWithin(3_000_000, { around: 2_000_000 })).to.equal(false);
    expect(isWithin(Infinity, { atLeast: 0 })).to.equal(false);
  });

  it('stand in the order of a superlative; what no row tells has no order', () => {
    const price = (product: Product): number => product.prices[0]?.idr ?? Infinity;
    const size = (): undefined => undefined;
    expect(skus(ranked(all, 'cheapest', { price, size }) ?? [])).to.equal('cheap gone dear dearest');
    expect(skus(ranked(all, 'dearest', { price, size }) ?? [])).to.equal('dearest dear gone cheap');
    expect(ranked(all, 'largest', { price, size })).to.equal(undefined);
    expect(ranked(all, 'best_selling', { price, size })).to.equal(undefined);
  });
});
