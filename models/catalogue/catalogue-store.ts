import { type Product } from '../../domain/products/catalogue';
import { type Instant } from '../../domain/time/instant';
import { type Database } from '../database/database';
import { type Sql } from '../database/sql';
import { entityOf } from '../database/insert';
import { type PriceRow, type ProductRow, priceEntrySchema, productSchema } from '../schema/catalogue';
import { keepForUndo } from './undo-rows';
import { CATALOGUE_LOCK, nextVersion, writePrices, writeProduct } from './write-product';

/** What an import did: how many rows are new, changed, or no longer in the catalogue. */
export interface ImportResult {
  added: number;
  updated: number;
  discontinued: number;
  pricesChanged: number;
}

/**
 * The whole catalogue and its version. The version is read first: an import in between makes it older than the rows,
 * never newer, so that a later comparison reads it again and an old price is not kept.
 */
export async function loadCatalogue(database: Database): Promise<{ version: string; products: Product[] }> {
  const version = await catalogueVersion(database);
  return { version, products: await loadProducts(database) };
}

/** All products with their prices and stock. */
export function loadProducts(database: Database): Promise<Product[]> {
  return readProducts({ rows: database.read });
}

/** From a reader, or within the transaction of an import. */
export async function readProducts({ rows }: Pick<Sql, 'rows'>): Promise<Product[]> {
  const products = await rows<Record<string, string | number | null>>(`SELECT * FROM product ORDER BY sku`);
  const prices = await rows<Record<string, string | number | null>>(
    `SELECT * FROM price_entry ORDER BY valid_from, min_qty`,
  );
  const stocks = await rows<{ sku: string; quantity: number; as_of: string }>(`SELECT * FROM stock_level`);
  const pricesBySku = new Map<string, Product['prices']>();
  for (const row of prices) {
    const { sku, id: _id, ...price } = entityOf<PriceRow>(priceEntrySchema, row);
    pricesBySku.set(sku, [...(pricesBySku.get(sku) ?? []), price]);
  }
  const stockBySku = new Map(stocks.map((row) => [row.sku, { quantity: row.quantity, asOf: row.as_of }]));
  return products.map((row) => {
    const product = entityOf<ProductRow>(productSchema, row);
    return {
      ...product,
      discontinued: product.discontinued === 1,
      prices: pricesBySku.get(product.sku) ?? [],
      stock: stockBySku.get(product.sku),
    };
  });
}

export async function hasProducts(database: Database): Promise<boolean> {
  return (await database.read(`SELECT sku FROM product LIMIT 1`)).length > 0;
}

/** How an import treats what is missing, and whether it can be taken back. */
export interface ImportOptions {
  /** What is missing stays on sale. */
  keepsMissing?: boolean;
  undoable?: boolean;
}

/**
 * Takes a whole catalogue in, in one transaction: what is missing becomes discontinued, a changed price is a
 * new dated row under the old one, which ends.
 */
export async function importCatalogue(
  database: Database,
  products: readonly Product[],
  at: Instant,
  newId: () => string,
  { keepsMissing = false, undoable = false }: ImportOptions = {},
): Promise<ImportResult> {
  return database.write(async (sql) => {
    // Two imports at once come one after the other: on SQLite by the writer gate, here by a lock.
    if (database.kind === 'postgres') await sql.rows(CATALOGUE_LOCK);
    const known = new Map((await readProducts(sql)).map((product) => [product.sku, product]));
    const result: ImportResult = { added: 0, updated: 0, discontinued: 0, pricesChanged: 0 };
    for (const product of products) {
      const before = known.get(product.sku);
      if (before) result.updated += 1;
      else result.added += 1;
      await writeProduct(sql, product, at, before !== undefined);
      result.pricesChanged += await writePrices(sql, product, before, at, newId);
    }
    const importedSkus = new Set(products.map((product) => product.sku));
    const missing = keepsMissing ? [] : [...known.keys()].filter((sku) => !importedSkus.has(sku));
    for (const sku of missing) result.discontinued += await discontinue(sql, sku, at);
    const version = await nextVersion(sql);
    if (undoable) await keepForUndo(sql, { known, products, missing, at, version });
    return result;
  });
}

function discontinue(sql: Sql, sku: string, at: Instant): Promise<number> {
  return sql.run(`UPDATE product SET discontinued = 1, updated_at = $1 WHERE sku = $2 AND discontinued = 0`, [
    at,
    sku,
  ]);
}

/** Which catalogue the database has: changes with every import. */
export async function catalogueVersion(database: Database): Promise<string> {
  const [row] = await database.read<{ value: string }>(
    `SELECT value FROM setting WHERE name = 'catalogue_version'`,
  );
  return row?.value ?? '0';
}
