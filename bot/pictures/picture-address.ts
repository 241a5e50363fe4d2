import { createHash } from 'node:crypto';
import { type Catalogue, type Product } from '../../domain/products/catalogue';

/** What a picture is made of: with another of these it is another picture, under another address. */
export type Pictured = Pick<Product, 'sku' | 'name' | 'category' | 'image' | 'updatedAt'>;

/** Where the picture of a product is on this server; it changes with the picture, so that browsers may keep it. */
export function pictureAddress(product: Pictured): string {
  return `/pictures/${encodeURIComponent(product.sku)}?v=${pictureVersion(product)}`;
}

/** The same by its item number, and whether it may be a photograph; undefined for what is not in the catalogue. */
export function pictureOf(
  { products }: Pick<Catalogue, 'products'>,
  sku: string,
): { path: string; isPhoto: boolean } | undefined {
  const product = products.get(sku);
  return product && { path: pictureAddress(product), isPhoto: product.image !== undefined };
}

export function pictureVersion({ name, category, image, updatedAt }: Pictured): string {
  const made = JSON.stringify([name, category, image ?? '', updatedAt]);
  return createHash('sha256').update(made).digest('hex').slice(0, 12);
}
