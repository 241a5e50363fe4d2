import { type Product } from '../../domain/products/catalogue';
import { type Instant } from '../../domain/time/instant';
import { type Database } from '../../models/database/database';
import { OrderRefusedError, type OrderRecord, recordPurchases } from '../../models/orders/order-store';
import { initialsOf } from '../knowledge/views';
import { type Content } from '../content/content';
import { type ContentProblem } from '../content/content-problem';
import { type OrderFileRow, parseOrdersCsv } from './orders-csv';

/** What an import of orders did; with problems it did nothing. */
export interface OrdersImport {
  added: number;
  changed: number;
  unchanged: number;
  newContacts: number;
  rungsCrossed: number;
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

/** Takes the orders of a file in, all or none. The same file again changes nothing. */
export async function importOrders(
  text: string,
  file: string,
  context: ImportContext,
): Promise<Outcome<OrdersImport>> {
  const { database, content, now, newId } = context;
  const { timeZone, name, orderPrefix = initialsOf(name) } = content.company;
  const { rows, problems } = parseOrdersCsv(text, { file, timeZone, now });
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
    return { ok: true, done: summary(recorded) };
  } catch (error) {
    if (!(error instanceof OrderRefusedError)) throw error;
    return { ok: false, problems: [problemOf(error, rows, file)] };
  }
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
