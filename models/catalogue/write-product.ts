import { type Product } from '../../domain/products/catalogue';
import { type Instant } from '../../domain/time/instant';
import { insert } from '../database/insert';
import { type Sql } from '../database/sql';
import { type ProductRow, priceEntrySchema, productSchema } from '../schema/catalogue';

/** Takes the lock of the catalogue on PostgreSQL, under a number that no other advisory lock uses. */
export const CATALOGUE_LOCK = 'SELECT pg_advisory_xact_lock(7264643)';

/** Every import raises the version, so that a running server can tell that there is something new. */
export async function nextVersion(sql: Sql): Promise<string> {
  const [row] = await sql.rows<{ value: string }>(
    `INSERT INTO setting (name, value) VALUES ('catalogue_version', '1')
     ON CONFLICT (name) DO UPDATE SET value = CAST(CAST(setting.value AS integer) + 1 AS text)
     RETURNING value`,
  );
  return row?.value ?? '';
}

export async function writeProduct(
  sql: Sql,
  product: Product,
  at: Instant,
  replaces: boolean,
): Promise<void> {
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
export async function writePrices(
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
