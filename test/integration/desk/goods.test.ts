import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import { type GoodsItem, type GoodsView } from '../../../bot/desk/goods-view';
import { type ErrorView } from '../../../bot/desk/views';
import { unitPrice } from '../../../domain/products/prices';
import { catalogueVersion, importCatalogue, loadProducts } from '../../../models/catalogue/catalogue-store';
import { onEachDatabase } from '../../databases';
import { type DeskWorld, openDesk } from './desk-world';
import { type Answered, RepClient } from './rep-client';

onEachDatabase('goods at the desk', (makePlace) => {
  let world: DeskWorld;
  let wati: RepClient;

  beforeEach(async () => {
    world = await openDesk({}, makePlace);
    const products = [...world.views().catalogue.products.values()];
    await importCatalogue(world.database, products, '2026-11-01T00:00:00.000Z', randomUUID);
    wati = await RepClient.signedIn(world.url, 'wati');
  });
  afterEach(() => world?.close());

  const item = async (sku: string): Promise<GoodsItem> => {
    const found = (await wati.get<GoodsView>('goods')).body.goods.find(({ id }) => id === sku);
    if (!found) throw new Error(`no ${sku}`);
    return found;
  };
  const change = (sku: string, body: object): Promise<Answered<ErrorView>> =>
    wati.post(`goods/${sku}/change`, { clientKey: randomUUID(), ...body });
  const priceAt = async (sku: string, now: string): Promise<number | undefined> => {
    const product = (await loadProducts(world.database)).find((one) => one.sku === sku);
    return product && unitPrice(product, 'public', 1, now);
  };

  it('a price holds at once, in every process, and says whose it is', async () => {
    const version = await catalogueVersion(world.database);
    const { price } = await item('M1');
    expect(
      (await change('M1', { kind: 'price', before: price, after: 475_000, from: null })).status,
    ).to.equal(200);
    const after = await item('M1');
    expect(after.price).to.equal(475_000);
    expect(after.changes[0]).to.include({ repName: 'Wati', before: price, after: 475_000, canUndo: true });
    expect(await catalogueVersion(world.database), 'what other processes look at').to.not.equal(version);
    expect(await priceAt('M1', '2026-11-10T00:00:00.000Z'), 'what it was').to.equal(price);
  });

  it('a price may begin on a day of the company, and gives way to one planned for before it', async () => {
    const { price } = await item('M1');
    await change('M1', { kind: 'price', before: price, after: 500_000, from: '2026-12-10' });
    expect((await item('M1')).planned).to.deep.equal({ price: 500_000, from: '2026-12-09T17:00:00.000Z' });
    expect(await priceAt('M1', '2026-12-09T16:59:59.000Z')).to.equal(price);
    expect(await priceAt('M1', '2026-12-09T17:00:00.000Z')).to.equal(500_000);
    await change('M1', { kind: 'price', before: 500_000, after: 480_000, from: '2026-12-05' });
    expect(await priceAt('M1', '2026-12-04T16:00:00.000Z')).to.equal(price);
    for (const now of ['2026-12-04T17:00:00.000Z', '2026-12-20T00:00:00.000Z']) {
      expect(await priceAt('M1', now), now).to.equal(480_000);
    }
  });

  it('is undone once, whether it holds already or is still to come', async () => {
    const { price, stock } = await item('M1');
    await change('M1', { kind: 'price', before: price, after: 500_000, from: '2026-12-10' });
    await change('M1', { kind: 'stock', before: stock, after: 7 });
    for (const one of (await item('M1')).changes) {
      expect((await wati.post(`goods/changes/${one.id}/undo`, { clientKey: randomUUID() })).status).to.equal(
        200,
      );
      const again = await wati.post(`goods/changes/${one.id}/undo`, { clientKey: randomUUID() });
      expect(again.body.error.code).to.equal('already_settled');
    }
    const after = await item('M1');
    expect([after.price, after.stock]).to.deep.equal([price, stock]);
    expect(await priceAt('M1', '2027-01-01T00:00:00.000Z')).to.equal(price);
    expect(after.changes.map(({ isUndo, canUndo }) => [isUndo, canUndo])).to.deep.equal([
      [true, false],
      [true, false],
      [false, false],
      [false, false],
    ]);
  });

  it('of two who change the same, the second is told; the same change twice is one', async () => {
    const { stock } = await item('M1');
    const clientKey = randomUUID();
    const body = { clientKey, kind: 'stock', before: stock, after: 9 };
    for (let tries = 0; tries < 2; tries += 1) {
      expect((await wati.post('goods/M1/change', body)).status).to.equal(200);
    }
    const late = await change('M1', { kind: 'stock', before: stock, after: 11 });
    expect(late.body.error.code).to.equal('already_settled');
    expect((await item('M1')).changes).to.have.length(1);
  });

  it('refuses what is no price or stock, and everybody who is no admin', async () => {
    const { price, stock } = await item('M1');
    for (const body of [
      { kind: 'price', before: price, after: 0, from: null },
      { kind: 'price', before: price, after: 1.5, from: null },
      { kind: 'price', before: price, after: 500_000, from: '10-12-2026' },
      { kind: 'stock', before: stock, after: -1 },
      { kind: 'name', before: stock, after: 1 },
    ]) {
      expect((await change('M1', body)).status, JSON.stringify(body)).to.equal(400);
    }
    expect((await change('NOTHING', { kind: 'stock', before: null, after: 1 })).status).to.equal(404);
    expect((await change('M1', { kind: 'stock', before: stock, after: stock })).status).to.equal(409);
    for (const name of ['dewi', 'fajar']) {
      const rep = await RepClient.signedIn(world.url, name);
      expect((await rep.get('goods')).status, name).to.equal(403);
      const body = { clientKey: randomUUID(), kind: 'stock', before: stock, after: 1 };
      expect((await rep.post('goods/M1/change', body)).status, name).to.equal(403);
    }
  });
});
