import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import { IMAGE_BYTES } from '../../../../bot/content/product-image';
import { type Fetched } from '../../../../bot/pictures/fetch-picture';
import { type ProductPictures, productPictures } from '../../../../bot/pictures/product-pictures';
import { aPicture } from './a-picture';

describe('Pictures of products', () => {
  let folder: string;
  let now: number;
  let asked: string[];
  let answer: Fetched;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'pictures-'));
    mkdirSync(path.join(folder, 'content/pictures'), { recursive: true });
    now = 0;
    asked = [];
    answer = { ok: true, body: aPicture() };
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const put = (name: string, content: Buffer | string): void =>
    writeFileSync(path.join(folder, name), content);
  const open = (cache = 'cache'): ProductPictures =>
    productPictures({
      contentFolder: path.join(folder, 'content'),
      cacheFolder: path.join(folder, cache),
      fetch: (address) => {
        asked.push(address);
        return Promise.resolve(answer);
      },
      now: () => now,
    });
  const WEB = { sku: 'M1', image: 'https://cdn.example/m1.png' };

  it('come from the content folder, with the kind of their bytes', async () => {
    put('content/pictures/m1.jpg', aPicture());
    const photo = await open().photo({ sku: 'M1', image: 'pictures/m1.jpg' });
    expect(photo).to.deep.equal({ body: aPicture(), contentType: 'image/png' });
  });

  it('come from nowhere else on this machine', async () => {
    put('secret.png', aPicture());
    put('content/page.png', '<svg onload="alert(1)"/>');
    put('content/huge.png', aPicture(IMAGE_BYTES + 1));
    symlinkSync(path.join(folder, 'secret.png'), path.join(folder, 'content/link.png'));
    const pictures = open();
    const absolute = path.join(folder, 'secret.png');
    for (const image of [
      '../secret.png',
      'pictures/../../secret.png',
      absolute,
      'link.png',
      'page.png',
      'huge.png',
      'pictures',
      'none.png',
      '',
    ]) {
      expect(await pictures.photo({ sku: 'M1', image }), image).to.equal(undefined);
    }
    expect(await pictures.photo({ sku: 'M1', image: undefined })).to.equal(undefined);
    expect(asked).to.deep.equal([]);
  });

  it('are fetched once, by however many at once, and kept over a restart', async () => {
    const pictures = open();
    const photos = await Promise.all([1, 2, 3].map(() => pictures.photo(WEB)));
    expect(photos.map((photo) => photo?.contentType)).to.deep.equal(['image/png', 'image/png', 'image/png']);
    await pictures.photo(WEB);
    expect(await open().photo(WEB)).to.deep.equal(photos[0]);
    expect(asked).to.deep.equal([WEB.image]);
    expect(readdirSync(path.join(folder, 'cache'))).to.have.length(1);
  });

  it('that could not be fetched are asked for again after ten minutes, not before', async () => {
    const pictures = open();
    answer = { ok: false, fault: 'unreachable' };
    expect(await pictures.photo(WEB)).to.equal(undefined);
    answer = { ok: true, body: aPicture() };
    now = 599_999;
    expect(await pictures.photo(WEB)).to.equal(undefined);
    expect(asked).to.have.length(1);
    now = 600_000;
    expect(await pictures.photo(WEB)).to.have.property('contentType', 'image/png');
  });

  it('are shown also when they cannot be kept', async () => {
    put('file', 'in the way of the folder');
    expect(await open('file').photo(WEB)).to.have.property('contentType', 'image/png');
  });
});
