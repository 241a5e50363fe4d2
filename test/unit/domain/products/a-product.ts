import { type Product } from '../../../../domain/products/catalogue';

/** A product that costs 100,000 rupiah and is in stock, but for what the test says. */
export function aProduct(told: Partial<Product> & { idr?: number; left?: number } = {}): Product {
  const { idr = 100_000, left = 10, ...more } = told;
  return {
    sku: 'X1',
    name: 'Something',
    aliases: [],
    category: 'things',
    description: '',
    involvement: 'low',
    unit: 'piece',
    sourceUrl: undefined,
    image: undefined,
    discontinued: false,
    tags: [],
    prices: [
      { audience: 'public', idr, minQty: 1, validFrom: '2026-01-01T00:00:00.000Z', validTo: undefined },
    ],
    stock: { quantity: left, asOf: '2026-11-22T00:00:00.000Z' },
    specs: [],
    relations: [],
    updatedAt: '2026-11-22T00:00:00.000Z',
    ...more,
  };
}
