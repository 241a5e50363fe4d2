import { type Product } from '../../domain/products/catalogue';
import { isChanged } from '../../domain/products/catalogue-changes';
import { type Instant } from '../../domain/time/instant';
import { type Sql } from '../database/sql';

/** What an import changed, as it was before. */
export interface BeforeImport {
  changed: Product[];
  added: string[];
}

/** Keeps what the last import changed, in place of what an earlier one did. */
export async function keepForUndo(
  sql: Sql,
  imported: {
    known: ReadonlyMap<string, Product>;
    products: readonly Product[];
    missing: readonly string[];
    at: Instant;
    version: string;
  },
): Promise<void> {
  const { known, products, missing, at, version } = imported;
  const changed = products.flatMap((product) => {
    const before = known.get(product.sku);
    return before && isChanged(before, product) ? [before] : [];
  });
  const gone = missing.flatMap((sku) => known.get(sku) ?? []).filter(({ discontinued }) => !discontinued);
  const before: BeforeImport = {
    changed: [...changed, ...gone],
    added: products.map(({ sku }) => sku).filter((sku) => !known.has(sku)),
  };
  await forgetUndo(sql);
  await sql.run(`INSERT INTO catalogue_undo (version, at, before) VALUES ($1, $2, $3)`, [
    version,
    at,
    JSON.stringify(before),
  ]);
}

export async function forgetUndo(sql: Sql): Promise<void> {
  await sql.run(`DELETE FROM catalogue_undo`);
}
