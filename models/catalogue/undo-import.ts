import { type Product } from '../../domain/products/catalogue';
import { type Instant } from '../../domain/time/instant';
import { type Database } from '../database/database';
import { type Sql } from '../database/sql';
import { readProducts } from './catalogue-store';
import { type BeforeImport, forgetUndo } from './undo-rows';
import { CATALOGUE_LOCK, nextVersion, writePrices, writeProduct } from './write-product';

/** What taking an import back did. */
export interface UndoResult {
  /** When the import had been made. */
  importedAt: Instant;
  restored: number;
  /** Products that only the import had brought; they are discontinued. */
  withdrawn: number;
}

/**
 * Takes the last import back, in one transaction. Prices it had changed begin anew from now: what was told meanwhile
 * stays in the history.
 *
 * @returns `nothing_to_undo` when no import is kept, or the catalogue was changed since
 */
export async function undoImport(
  database: Database,
  at: Instant,
  newId: () => string,
): Promise<UndoResult | 'nothing_to_undo'> {
  return database.write(async (sql) => {
    if (database.kind === 'postgres') await sql.rows(CATALOGUE_LOCK);
    const [kept] = await sql.rows<{ at: string; before: string }>(
      `SELECT at, before FROM catalogue_undo
       WHERE version = (SELECT value FROM setting WHERE name = 'catalogue_version')`,
    );
    if (!kept) return 'nothing_to_undo';
    const { changed, added } = JSON.parse(kept.before) as BeforeImport;
    const now = new Map((await readProducts(sql)).map((product) => [product.sku, product]));
    for (const product of changed) await restore(sql, product, now.get(product.sku), { at, newId });
    for (const sku of added) await setDiscontinued(sql, sku, at);
    await forgetUndo(sql);
    await nextVersion(sql);
    return { importedAt: kept.at, restored: changed.length, withdrawn: added.length };
  });
}

async function restore(
  sql: Sql,
  product: Product,
  now: Product | undefined,
  { at, newId }: { at: Instant; newId: () => string },
): Promise<void> {
  await writeProduct(sql, product, at, true);
  if (product.discontinued) await setDiscontinued(sql, product.sku, at);
  if (!product.stock) await sql.run(`DELETE FROM stock_level WHERE sku = $1`, [product.sku]);
  const holding = product.prices.filter(({ validTo }) => validTo === undefined);
  await writePrices(sql, { ...product, prices: holding }, now, at, newId);
}

async function setDiscontinued(sql: Sql, sku: string, at: Instant): Promise<void> {
  await sql.run(`UPDATE product SET discontinued = 1, updated_at = $1 WHERE sku = $2`, [at, sku]);
}
