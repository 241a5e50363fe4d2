import { type Product } from '../../domain/products/catalogue';
import { type Instant } from '../../domain/time/instant';
import { type Database } from '../../models/database/database';
import { OrderRefusedError, type OrderRecord, recordPurchases } from '../../models/orders/order-store';
import { initialsOf } from '../knowledge/views';
import { type Content } from '../content/content';
import { type ContentProblem } from '../content/content-problem';
import { redact } from '../../recognizers/secrets/redact';
import { decodeText } from './decode-text';
import { isOwnOrders, orderHeaderScore, ordersOfExport } from './order-exports';
import {
  type OrderFileRow,
  type OrdersFile,
  type OrdersFileContext,
  parseOrdersCsv,
  readOrderRows,
} from './orders-csv';
import { readTable, tableInWords } from './read-table';

/** What an import of orders did; with problems it did nothing. */
export interface OrdersImport {
  added: number;
  changed: number;
  unchanged: number;
  newContacts: number;
  rungsCrossed: number;
  /** How the file was read and what is unknown in it; absent when there is nothing to tell. */
  notes?: string[];
}

export type Outcome<Done> = { ok: true; done: Done } | { ok: false; problems: ContentProblem[] };

export interface ImportContext {
  database: Database;
  content: Content;
  /** For the names of what was bought. */
  products: readonly Product[];
  now: Instant;
  newId: (kind: string) => string;
}

/**
 * Takes the orders of a file in, all or none: in the columns of our own, or an export with a row for each item. The same
 * file again changes nothing.
 */
export async function importOrders(
  bytes: Uint8Array,
  file: string,
  context: ImportContext,
): Promise<Outcome<OrdersImport>> {
  const { database, content, now, newId } = context;
  const { timeZone, name, orderPrefix = initialsOf(name) } = content.company;
  const { rows, problems, notes } = readOrders(bytes, { file, timeZone, now }, context.products);
  if (problems.length > 0) return { ok: false, problems };
  const names = new Map(context.products.map((product) => [product.sku, product.name]));
  const records = rows.map((row) => recordOf(row, names));
  const rules = content.rules.ladder;
  try {
    const recorded = await recordPurchases(database, records, {
      at: now,
      newId,
      actor: 'import',
      rules,
      timeZone,
      orderPrefix,
    });
    return { ok: true, done: { ...summary(recorded), ...(notes.length > 0 ? { notes } : {}) } };
  } catch (error) {
    if (!(error instanceof OrderRefusedError)) throw error;
    return { ok: false, problems: [problemOf(error, rows, file)] };
  }
}

function readOrders(
  bytes: Uint8Array,
  context: OrdersFileContext,
  products: readonly Product[],
): OrdersFile & { notes: string[] } {
  const none = (problems: ContentProblem[]): OrdersFile & { notes: string[] } => ({
    rows: [],
    problems,
    notes: [],
  });
  const read = readTable(bytes, context.file, orderHeaderScore);
  const decoded = decodeText(bytes);
  // A file of our own has a reader that names each fault of its form.
  if (decoded.ok && (!read.ok || isOwnOrders(read.table) || orderHeaderScore(read.table.header) === 0)) {
    const own = parseOrdersCsv(decoded.text, context);
    return { ...own, notes: unknownGoods(own.rows, products) };
  }
  if (!read.ok) return none(read.problems);
  const skuOf = new Map(products.map(({ name, sku }) => [name.toLowerCase(), sku]));
  const orders = ordersOfExport(read.table, skuOf);
  if (!orders.ok) return none([{ file: context.file, line: read.table.headerLine, message: orders.message }]);
  const parsed = readOrderRows(orders.rows, [], context);
  const how = `An export with a row for each item: ${tableInWords(read.table)}.`;
  return { ...parsed, notes: [how, ...orders.notes, ...unknownGoods(parsed.rows, products)] };
}

/** Orders of goods that the catalogue has not are taken in, and told: the number may be mistyped. */
function unknownGoods(rows: readonly OrderFileRow[], products: readonly Product[]): string[] {
  const known = new Set(products.map(({ sku }) => sku));
  const unknown = new Set(
    rows.flatMap(({ items }) => items.map(({ sku }) => sku)).filter((sku) => !known.has(sku)),
  );
  if (unknown.size === 0) return [];
  const shown = [...unknown].slice(0, 5).join(', ');
  return [
    redact(`Not in the catalogue: ${shown}${unknown.size > 5 ? ` and ${unknown.size - 5} more` : ''}.`),
  ];
}

function recordOf(row: OrderFileRow, names: ReadonlyMap<string, string>): OrderRecord {
  const { orderNo, phone, email, status, netIdr: net, marginIdr: margin, placedAt, completedAt } = row;
  const items = row.items.map((item) => ({ ...item, name: names.get(item.sku) ?? item.sku }));
  return { orderNo, customer: { phone, email }, status, net, margin, placedAt, completedAt, items };
}

function summary(recorded: Awaited<ReturnType<typeof recordPurchases>>): OrdersImport {
  const count = (status: string): number => recorded.filter((one) => one.status === status).length;
  return {
    added: count('added'),
    changed: count('changed'),
    unchanged: count('unchanged'),
    newContacts: recorded.filter(({ newContact }) => newContact).length,
    rungsCrossed: recorded.reduce((sum, { rungsCrossed }) => sum + rungsCrossed, 0),
  };
}

const REFUSALS: Record<OrderRefusedError['reason'], { column: string; wanted: string }> = {
  is_over: {
    column: 'status',
    wanted: 'is refunded or cancelled and stays so; give a new purchase a number of its own.',
  },
  nobody_known: {
    column: 'customer_phone',
    wanted: 'has neither phone nor e-mail, and no order of this number is known; fill one of them in.',
  },
};

function problemOf(error: OrderRefusedError, rows: readonly OrderFileRow[], file: string): ContentProblem {
  const { column, wanted } = REFUSALS[error.reason];
  return { file, line: rows[error.index]?.line, message: `Column ${column}: ${error.orderNo} ${wanted}` };
}
