import { expect } from 'chai';
import { type Price, type Product } from '../../../domain/products/catalogue';
import { type Database } from '../../../models/database/database';
import {
  catalogueVersion,
  hasProducts,
  importCatalogue,
  loadCatalogue,
  loadProducts,
} from '../../../models/catalogue/catalogue-store';
import { onEachStore } from './each-store';
import { AT, everything, newId } from './store-world';

const LATER = '2026-12-01T02:00:00.000Z';

function product(sku: string, idr: number, of: Partial<Product> = {}): Product {
  const price: Price = { audience: 'public', idr, minQty: 1, validFrom: AT, validTo: undefined };
  return {
    sku,
    name: `Produk ${sku}`,
    aliases: [],
    category: 'mesin-rumah',
    description: 'Untuk rumah.',
    involvement: 'high',
    unit: 'unit',
    sourceUrl: undefined,
    image: undefined,
    discontinued: false,
    tags: ['rumah'],
    prices: [price],
    stock: { quantity: 3, asOf: AT },
    specs: [{ key: 'daya', value: '100 watt' }],
    relations: [],
    updatedAt: AT,
    ...of,
  };
}

onEachStore('A catalogue is imported', (database) => {
  const take = (products: Product[], at: string): ReturnType<typeof importCatalogue> =>
    importCatalogue(database(), products, at, () => newId('price'));

  const stored = async (sku: string): Promise<Product | undefined> =>
    (await loadProducts(database())).find((row) => row.sku === sku);

  beforeEach(async () => {
    await database().write(async (sql) => {
      for (const table of ['stock_level', 'price_entry', 'product']) await sql.run(`DELETE FROM ${table}`);
    });
    expect(await hasProducts(database())).to.equal(false);
    await take([product('A', 100), product('B', 3_000_000_000)], AT);
  });

  it('and read back as it was, prices beyond 2³¹ too', async () => {
    expect(await hasProducts(database())).to.equal(true);
    expect(await loadProducts(database())).to.deep.equal([product('A', 100), product('B', 3_000_000_000)]);
  });

  it('with the place of a picture, which a later import changes and takes away', async () => {
    for (const image of ['pictures/a.png', 'https://cdn.example/a.png', undefined]) {
      await take([product('A', 100, { image }), product('C', 100, { image })], LATER);
      expect((await stored('A'))?.image).to.equal(image);
      expect((await stored('C'))?.image).to.equal(image);
    }
  });

  it('between two reads: rows are never older than the version they are kept under', async () => {
    const before = await loadCatalogue(database());
    await take([product('A', 120)], LATER);
    expect(await catalogueVersion(database())).to.not.equal(before.version);
    // An import that falls into a read: whoever compares the version afterwards reads again.
    const read = database().read;
    let isImported = false;
    const racing: Database = {
      ...database(),
      read: async (query, values) => {
        const rows = await read(query, values);
        if (!isImported && query.includes('catalogue_version')) {
          isImported = true;
          await take([product('A', 130)], LATER);
        }
        return rows as never;
      },
    };
    const raced = await loadCatalogue(racing);
    expect(raced.products[0]?.prices.at(-1)?.idr).to.equal(130);
    expect(await catalogueVersion(database())).to.not.equal(raced.version);
  });

  it('again: nothing but the date changes', async () => {
    const result = await take([product('A', 100), product('B', 3_000_000_000)], LATER);
    expect(result).to.deep.equal({ added: 0, updated: 2, discontinued: 0, pricesChanged: 0 });
    expect(await stored('A')).to.deep.equal(product('A', 100, { updatedAt: LATER }));
  });

  it('with a new price: the old row ends, the new one begins', async () => {
    const result = await take([product('A', 120), product('B', 3_000_000_000)], LATER);
    expect(result.pricesChanged).to.equal(2);
    expect((await stored('A'))?.prices).to.deep.equal([
      { audience: 'public', idr: 100, minQty: 1, validFrom: AT, validTo: LATER },
      { audience: 'public', idr: 120, minQty: 1, validFrom: LATER, validTo: undefined },
    ]);
  });

  it('without a product: it is discontinued, once, and comes back with a later import', async () => {
    expect((await take([product('A', 100)], LATER)).discontinued).to.equal(1);
    expect((await stored('B'))?.discontinued).to.equal(true);
    expect((await take([product('A', 100)], LATER)).discontinued).to.equal(0);
    await take([product('A', 100), product('B', 3_000_000_000)], LATER);
    expect((await stored('B'))?.discontinued).to.equal(false);
  });

  it('with a new count, and without one the old count stays', async () => {
    await take(
      [product('A', 100, { stock: { quantity: 9, asOf: LATER } }), product('B', 1, { stock: undefined })],
      LATER,
    );
    expect((await stored('A'))?.stock).to.deep.equal({ quantity: 9, asOf: LATER });
    expect((await stored('B'))?.stock).to.deep.equal({ quantity: 3, asOf: AT });
  });

  it('whole or not at all', async () => {
    const written = await everything(database());
    const error = await take([product('A', 999), product('C', 5), product('C', 6)], LATER).catch(
      (caught: Error) => caught,
    );
    expect(error).to.be.instanceOf(Error);
    expect(await everything(database())).to.deep.equal(written);
  });
});
