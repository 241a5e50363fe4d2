import { type AddressInfo } from 'node:net';
import { expect } from 'chai';
import { type Catalogue } from '../../../domain/products/catalogue';
import { createServer } from '../../../bot/http/server';
import { mountPictures } from '../../../bot/pages/pictures';
import { pictureAddress } from '../../../bot/pictures/picture-address';
import { type Picture } from '../../../bot/pictures/product-pictures';
import { aProduct } from '../../unit/domain/products/a-product';
import { aPicture } from '../../unit/bot/pictures/a-picture';

const DRAWN = aProduct({ sku: 'A/1 ?', name: 'Teko & cangkir' });
const PHOTO = aProduct({ sku: 'B', image: 'pictures/b.png' });
const AWAY = aProduct({ sku: 'C', image: 'https://cdn.example/c.png' });

describe('A picture of a product', () => {
  const { server } = createServer({ publicUrl: undefined, trustProxy: false, ready: () => true });
  const photos: Readonly<Record<string, Picture>> = { B: { body: aPicture(), contentType: 'image/png' } };
  const products = new Map([DRAWN, PHOTO, AWAY].map((product) => [product.sku, product]));
  const catalogue: Catalogue = { products, categories: new Map(), faq: new Map(), stores: [] };

  before((done) => {
    mountPictures(server, () => catalogue, { photo: ({ sku }) => Promise.resolve(photos[sku]) });
    server.listen(0, '127.0.0.1', done);
  });
  after((done) => {
    server.close(done);
  });

  const get = (address: string, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`http://127.0.0.1:${(server.server.address() as AddressInfo).port}${address}`, { headers });

  it('is its photograph, kept for a week under an address that changes with it', async () => {
    const answer = await get(pictureAddress(PHOTO));
    expect(answer.status).to.equal(200);
    expect(answer.headers.get('content-type')).to.equal('image/png');
    expect(answer.headers.get('cache-control')).to.equal('public, max-age=604800');
    expect(Buffer.from(await answer.arrayBuffer())).to.deep.equal(aPicture());
    const again = await get(pictureAddress(PHOTO), { 'if-none-match': answer.headers.get('etag') ?? '' });
    expect(again.status).to.equal(304);
    expect(pictureAddress({ ...PHOTO, image: 'pictures/c.png' })).to.not.equal(pictureAddress(PHOTO));
  });

  it('is drawn where there is none, whatever its sku, and nothing in the drawing runs', async () => {
    const answer = await get(pictureAddress(DRAWN));
    expect(answer.headers.get('content-type')).to.equal('image/svg+xml');
    expect(answer.headers.get('content-security-policy')).to.match(/^default-src 'none'.*sandbox$/);
    expect(answer.headers.get('x-content-type-options')).to.equal('nosniff');
    expect(answer.headers.get('cross-origin-resource-policy')).to.equal('cross-origin');
    expect(answer.headers.get('cache-control')).to.equal('public, max-age=604800');
    expect(await answer.text()).to.contain('aria-label="Teko &amp; cangkir"');
  });

  it('that may still come, or is asked for by an old address, is kept for a minute', async () => {
    for (const address of [pictureAddress(AWAY), '/pictures/B?v=0123456789ab', '/pictures/B']) {
      expect((await get(address)).headers.get('cache-control'), address).to.equal('public, max-age=60');
    }
  });

  it('is of a product of the catalogue: other addresses lead nowhere', async () => {
    for (const address of [
      '/pictures/none',
      '/pictures/..%2f..%2fpackage.json',
      '/pictures/__proto__',
      '/pictures/',
    ]) {
      expect((await get(address)).status, address).to.equal(404);
    }
  });
});
