import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { type Catalogue } from '../../domain/products/catalogue';
import { DEFAULT_UPLOAD_LIMITS } from '../../bot/files/upload-limits';
import { type Content } from '../../bot/content/content';
import { loadContent } from '../../bot/content/load-content';
import { readAssets } from '../../bot/http/static-files';
import { mountPages } from '../../bot/pages/mount';
import { productPictures } from '../../bot/pictures/product-pictures';
import { type Running, type Variation, runServer } from '../integration/channels/directline/running-server';

/** Where the package stands, whatever folder the tests were compiled to or are run from. */
export const ROOT = packageAbove(__dirname);

/** Where this run's browser code is built: beside the product's, so that neither disturbs the other. */
const BUILT = path.join(ROOT, 'data/test-web');

/** The shop with the real content and a bot that echoes. */
export async function runShop(variation: Variation = {}): Promise<Running> {
  buildOnce();
  const content = loadContent(path.join(ROOT, 'content/nusa-seduh'));
  return runServer({
    ...variation,
    mount: ({ server }) => {
      mountPages(server, {
        content,
        catalogue: () => catalogueOf(content),
        pictures: productPictures({
          contentFolder: content.folder,
          cacheFolder: path.join(BUILT, 'pictures'),
        }),
        assets: readAssets(path.join(BUILT, 'assets')),
        stockStaleH: content.rules.product.stockStaleH,
        uploads: DEFAULT_UPLOAD_LIMITS,
        clock: () => new Date().toISOString(),
      });
    },
  });
}

let built = false;

function buildOnce(): void {
  const build = [path.join(ROOT, 'web/build.mjs'), BUILT, 'customers'];
  if (!built) execFileSync(process.execPath, build, { stdio: ['ignore', 'ignore', 'inherit'] });
  built = true;
  if (!existsSync(path.join(BUILT, 'assets/manifest.json'))) throw new Error('web/build.mjs built nothing');
}

function packageAbove(folder: string): string {
  return existsSync(path.join(folder, 'package.json')) ? folder : packageAbove(path.dirname(folder));
}

let catalogue: Catalogue | undefined;

function catalogueOf({ products, categories, stores }: Content): Catalogue {
  catalogue ??= {
    products: new Map(products.map((product) => [product.sku, product])),
    categories: new Map(categories.map((category) => [category.id, category])),
    faq: new Map(),
    stores,
  };
  return catalogue;
}
