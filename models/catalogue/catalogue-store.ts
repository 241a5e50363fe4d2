import { type Product } from '../../domain/products/catalogue';
import { type Instant } from '../../domain/time/instant';
import { type Database } from '../database/database';
import { type Sql } from '../database/sql';
import { entityOf, insert } from '../database/insert';
import { type PriceRow, type ProductRow, priceEntrySchema, productSchema } from '../schema/catalogue';

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

/** An arbitrary number that no other advisory lock uses. */
const IMPORT_LOCK = 7_264_643;

/** From a reader, or within the transaction of an import. */
async function readProducts({ rows }: Pick<Sql, 'rows'>): Promise<Product[]> {
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

/**
 * Takes a whole catalogue in, in one transaction: what is missing becomes discontinued, a changed price is a
 * new dated row under the old one, which ends. With `keepsMissing` what is missing stays on sale.
 */
export async function importCatalogue(
  database: Database,
  products: readonly Product[],
  at: Instant,
  newId: () => string,
  { keepsMissing = false }: { keepsMissing?: boolean } = {},
): Promise<ImportResult> {
  return database.write(async (sql) => {
    // Two imports at once come one after the other: on SQLite by the writer gate, here by a lock.
    if (database.kind === 'postgres') await sql.rows(`SELECT pg_advisory_xact_lock(${IMPORT_LOCK})`);
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
    for (const sku of known.keys()) {
      if (keepsMissing || importedSkus.has(sku)) continue;
      result.discontinued += await sql.run(
        `UPDATE product SET discontinued = 1, updated_at = $1 WHERE sku = $2 AND discontinued = 0`,
        [at, sku],
      );
    }
    await sql.run(NEXT_VERSION);
    return result;
  });
}

/** Every import raises it, so that a running server can tell that there is something new. */
const NEXT_VERSION = `INSERT INTO setting (name, value) VALUES ('catalogue_version', '1')
  ON CONFLICT (name) DO UPDATE SET value = CAST(CAST(setting.value AS integer) + 1 AS text)`;

/** Which catalogue the database has: changes with every import. */
export async function catalogueVersion(database: Database): Promise<string> {
  const [row] = await database.read<{ value: string }>(
    `SELECT value FROM setting WHERE name = 'catalogue_version'`,
  );
  return row?.value ?? '0';
}

async function writeProduct(sql: Sql, product: Product, at: Instant, replaces: boolean): Promise<void> {
  const { prices: _prices, stock, ...fields } = product;
  const row: ProductRow = { ...fields, discontinued: 0, updatedAt: at };
  if (replaces) {
    await sql.run(
      `UPDATE product SET name = $1, aliases = $2, category = $3, description = $4, involvement = $5,
         unit = $6, source_url = $7, discontinued = 0, tags = $8, specs = $9, relations = $10,
         updated_at = $11, image = $12 WHERE sku = $13`,
      [
        row.name,
        JSON.stringify(row.aliases),
        row.category,
        row.description,
        row.involvement,
        row.unit,
        row.sourceUrl ?? null,
        JSON.stringify(row.tags),
        JSON.stringify(row.specs),
        JSON.stringify(row.relations),
        at,
        row.image ?? null,
        row.sku,
      ],
    );
  } else {
    await insert(sql, productSchema, [row]);
  }
  if (!stock) return;
  await sql.run(
    `INSERT INTO stock_level (sku, quantity, as_of) VALUES ($1, $2, $3)
     ON CONFLICT (sku) DO UPDATE SET quantity = excluded.quantity, as_of = excluded.as_of`,
    [product.sku, stock.quantity, stock.asOf],
  );
}

/** @returns how many prices began or ended */
async function writePrices(
  sql: Sql,
  product: Product,
  before: Product | undefined,
  at: Instant,
  newId: () => string,
): Promise<number> {
  const holding = (before?.prices ?? []).filter((price) => price.validTo === undefined);
  const same = (a: Product['prices'][number], b: Product['prices'][number]): boolean =>
    a.audience === b.audience && a.minQty === b.minQty && a.idr === b.idr;
  const ended = holding.filter((old) => !product.prices.some((price) => same(old, price)));
  const begun = product.prices.filter((price) => !holding.some((old) => same(old, price)));
  for (const price of ended) {
    await sql.run(
      `UPDATE price_entry SET valid_to = $1
       WHERE sku = $2 AND audience = $3 AND min_qty = $4 AND valid_to IS NULL`,
      [at, product.sku, price.audience, price.minQty],
    );
  }
  await insert(
    sql,
    priceEntrySchema,
    begun.map((price) => ({ ...price, validFrom: at, id: newId(), sku: product.sku })),
  );
  return ended.length + begun.length;
}
