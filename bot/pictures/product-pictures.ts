import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Product } from '../../domain/products/catalogue';
import { imageFile, imageType, isImageAddress } from '../content/product-image';
import { contentLog } from '../settings/logger';
import { type Fetched, fetchPicture } from './fetch-picture';

/** A picture as it is sent. */
export interface Picture {
  body: Buffer;
  contentType: string;
}

/** Pictures of products: from the content folder, or fetched from the web once and kept. */
export interface ProductPictures {
  /** The photograph; undefined where there is none, or none that may be shown. Never throws. */
  photo: (product: Pick<Product, 'sku' | 'image'>) => Promise<Picture | undefined>;
}

export interface PicturesDeps {
  /** The company's content folder. */
  contentFolder: string;
  /** Where fetched pictures are kept; it may be emptied at any time. */
  cacheFolder: string;
  fetch?: (address: string) => Promise<Fetched>;
  /** Milliseconds, for waiting only. */
  now?: () => number;
}

/** An address that gave no picture is not asked again before. */
const AGAIN_AFTER_MS = 10 * 60_000;

export function productPictures(deps: PicturesDeps): ProductPictures {
  const { contentFolder, cacheFolder, fetch = fetchPicture, now = Date.now } = deps;
  const underWay = new Map<string, Promise<Picture | undefined>>();
  const inVain = new Map<string, number>();

  const fromWeb = async (sku: string, address: string): Promise<Picture | undefined> => {
    const kept = path.join(cacheFolder, createHash('sha256').update(address).digest('hex'));
    const known = await pictureIn(kept);
    if (known) return known;
    if (now() < (inVain.get(address) ?? 0)) return undefined;
    const fetched = await fetch(address);
    if (!fetched.ok) {
      inVain.set(address, now() + AGAIN_AFTER_MS);
      contentLog.warn(
        { sku, fault: fetched.fault },
        'the picture of a product could not be fetched; a drawn one is shown',
      );
      return undefined;
    }
    inVain.delete(address);
    await keep(kept, fetched.body, sku);
    return pictureOf(fetched.body);
  };

  /** Those who ask while it is being fetched wait for the same answer. */
  const once = (sku: string, address: string): Promise<Picture | undefined> => {
    const running = underWay.get(address);
    if (running) return running;
    const begun = fromWeb(sku, address).finally(() => underWay.delete(address));
    underWay.set(address, begun);
    return begun;
  };

  return {
    photo: async ({ sku, image }) => {
      if (image === undefined) return undefined;
      if (isImageAddress(image)) return once(sku, image);
      const found = imageFile(contentFolder, image);
      return typeof found === 'string' ? undefined : pictureIn(found.path);
    },
  };
}

async function pictureIn(file: string): Promise<Picture | undefined> {
  try {
    return pictureOf(await readFile(file));
  } catch {
    // Not there (yet): to who asks that is the same as no picture.
    return undefined;
  }
}

function pictureOf(body: Buffer): Picture | undefined {
  const contentType = imageType(body);
  return contentType === undefined ? undefined : { body, contentType };
}

/** Whole or not at all, whoever else writes the same one. A full disk costs the copy, not the picture. */
async function keep(file: string, body: Buffer, sku: string): Promise<void> {
  const unfinished = `${file}.${randomUUID()}`;
  try {
    await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
    await writeFile(unfinished, body, { mode: 0o600 });
    await rename(unfinished, file);
  } catch {
    contentLog.warn({ sku }, 'the picture of a product could not be kept; it is fetched again next time');
  }
}
