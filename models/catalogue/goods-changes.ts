import { type Instant } from '../../domain/time/instant';
import { type Database } from '../database/database';
import { type Sql } from '../database/sql';
import { CATALOGUE_LOCK, nextVersion } from './write-product';

/** The public price of one piece in whole rupiah, or how many there are. */
export type GoodsField = 'price' | 'stock';

/** What was changed at the desk. */
export interface GoodsChange {
  id: string;
  sku: string;
  kind: GoodsField;
  /** Undefined: there was none. */
  before: number | undefined;
  after: number;
  validFrom: Instant;
  at: Instant;
  repId: string;
  repName: string;
  /** The change that this one takes back. */
  undoes: string | undefined;
}

/** A change as it is wanted; the same id is the same change. */
export type WantedChange = Omit<GoodsChange, 'validFrom'> & { validFrom: Instant | undefined };

/** `stale`: it is not `before` any more. `same`: it is so already. */
export type Changed = 'done' | 'repeated' | 'unknown_product' | 'stale' | 'same';

/**
 * Changes a price, from a moment on, or a stock. Every process takes it up by itself within seconds; the old price
 * stays as a row that has ended. A price that was planned for the same time or later gives way.
 */
export async function changeGoods(database: Database, wanted: WantedChange): Promise<Changed> {
  return database.write(async (sql) => {
    // One change of the catalogue after the other: on SQLite by the writer gate, here by a lock.
    if (database.kind === 'postgres') await sql.rows(CATALOGUE_LOCK);
    const [known] = await sql.rows(`SELECT id FROM goods_change WHERE id = $1`, [wanted.id]);
    if (known) return 'repeated';
    if (wanted.undoes !== undefined && (await isUndone(sql, wanted.undoes))) return 'stale';
    const [product] = await sql.rows(`SELECT sku FROM product WHERE sku = $1`, [wanted.sku]);
    if (!product) return 'unknown_product';
    const validFrom =
      wanted.validFrom !== undefined && wanted.validFrom > wanted.at ? wanted.validFrom : wanted.at;
    const change = { ...wanted, validFrom };
    const before = await (change.kind === 'price' ? lastPrice(sql, change.sku) : stockOf(sql, change.sku));
    if (before?.value !== change.before) return 'stale';
    if (before?.value === change.after) return 'same';
    await (change.kind === 'price' ? writePrice(sql, change, before) : writeStock(sql, change));
    await record(sql, change);
    await nextVersion(sql);
    return 'done';
  });
}

async function isUndone(sql: Sql, id: string): Promise<boolean> {
  return (await sql.rows(`SELECT id FROM goods_change WHERE undoes = $1`, [id])).length > 0;
}

interface Standing {
  value: number;
  /** Of a price: since when, or from when. */
  from: Instant;
}

/** @param at the number of the placeholder of the sku */
const ofOne = (at: number): string => `sku = $${at} AND audience = 'public' AND min_qty = 1`;

/** The one that no other is planned to follow. */
async function lastPrice(sql: Sql, sku: string): Promise<Standing | undefined> {
  const [row] = await sql.rows<{ idr: number | string; valid_from: string }>(
    `SELECT idr, valid_from FROM price_entry WHERE ${ofOne(1)} AND valid_to IS NULL ORDER BY valid_from DESC LIMIT 1`,
    [sku],
  );
  return row && { value: Number(row.idr), from: row.valid_from };
}

async function stockOf(sql: Sql, sku: string): Promise<Standing | undefined> {
  const [row] = await sql.rows<{ quantity: number; as_of: string }>(
    `SELECT quantity, as_of FROM stock_level WHERE sku = $1`,
    [sku],
  );
  return row && { value: row.quantity, from: row.as_of };
}

async function writePrice(sql: Sql, change: GoodsChange, before: Standing | undefined): Promise<void> {
  const { id, sku, after, validFrom } = change;
  if (before && before.from >= validFrom) {
    // It has not begun, and never will: the one before it goes on until this one.
    await sql.run(`DELETE FROM price_entry WHERE ${ofOne(1)} AND valid_to IS NULL`, [sku]);
    await sql.run(`UPDATE price_entry SET valid_to = $1 WHERE ${ofOne(2)} AND valid_to = $3`, [
      validFrom,
      sku,
      before.from,
    ]);
  } else {
    await sql.run(`UPDATE price_entry SET valid_to = $1 WHERE ${ofOne(2)} AND valid_to IS NULL`, [
      validFrom,
      sku,
    ]);
  }
  await sql.run(
    `INSERT INTO price_entry (id, sku, audience, idr, min_qty, valid_from) VALUES ($1, $2, 'public', $3, 1, $4)`,
    [id, sku, after, validFrom],
  );
}

async function writeStock(sql: Sql, { sku, after, at }: GoodsChange): Promise<void> {
  await sql.run(
    `INSERT INTO stock_level (sku, quantity, as_of) VALUES ($1, $2, $3)
     ON CONFLICT (sku) DO UPDATE SET quantity = excluded.quantity, as_of = excluded.as_of`,
    [sku, after, at],
  );
}

async function record(sql: Sql, change: GoodsChange): Promise<void> {
  const { id, sku, kind, before, after, validFrom, at, repId, repName, undoes } = change;
  await sql.run(
    `INSERT INTO goods_change
       (id, sku, kind, before_value, after_value, valid_from, at, rep_id, rep_name, undoes)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [id, sku, kind, before ?? null, after, validFrom, at, repId, repName, undoes ?? null],
  );
}

interface Row {
  id: string;
  sku: string;
  kind: GoodsField;
  before_value: number | string | null;
  after_value: number | string;
  valid_from: string;
  at: string;
  rep_id: string;
  rep_name: string;
  undoes: string | null;
}

/** The newest first. */
export async function goodsChanges(database: Database, limit: number): Promise<GoodsChange[]> {
  const rows = await database.read<Row>(`SELECT * FROM goods_change ORDER BY at DESC, id LIMIT ${limit}`);
  return rows.map(changeOf);
}

export async function goodsChange(database: Database, id: string): Promise<GoodsChange | undefined> {
  const [row] = await database.read<Row>(`SELECT * FROM goods_change WHERE id = $1`, [id]);
  return row && changeOf(row);
}

function changeOf(row: Row): GoodsChange {
  return {
    ...{ id: row.id, sku: row.sku, kind: row.kind, at: row.at },
    before: row.before_value === null ? undefined : Number(row.before_value),
    after: Number(row.after_value),
    validFrom: row.valid_from,
    repId: row.rep_id,
    repName: row.rep_name,
    undoes: row.undoes ?? undefined,
  };
}
