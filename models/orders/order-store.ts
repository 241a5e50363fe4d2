import { isDeepStrictEqual } from 'node:util';
import { type BookedOrder, bookOrder, unrecorded } from '../../domain/orders/booked-order';
import { type LoyaltyEvent } from '../../domain/ladder/loyalty-events';
import { type Order } from '../../domain/orders/order';
import { DEFAULT_VOUCHER_RULES } from '../../domain/vouchers/rules';
import { settleVouchers } from '../vouchers/ledger';
import { type Database } from '../database/database';
import { type Sql } from '../database/sql';
import { upsert } from '../database/insert';
import { type Customer, holderOf } from './order-holder';
import { writeHolder } from './record-events';
import { orderRow, orderSchema } from '../schema/cases';
import { type RecordContext } from './record-context';

/** An order of the books and whose it is. */
export interface OrderRecord extends BookedOrder {
  customer: Customer;
}

export interface Recorded {
  status: 'added' | 'changed' | 'unchanged';
  newContact: boolean;
  /** Rows of the ladder that were crossed, up or down. */
  rungsCrossed: number;
}

/** A record that cannot be taken in; `index` is its place in the list. */
export class OrderRefusedError extends Error {
  override readonly name = 'OrderRefusedError';
  readonly code = 'order_refused';
  index = 0;

  constructor(
    readonly orderNo: string,
    readonly reason: 'is_over' | 'nobody_known',
  ) {
    super(`the order cannot be recorded: ${reason}`);
  }
}

/** One row that every import locks, so that two of them never wait for each other's contacts. */
const LOCK = `INSERT INTO setting (name, value) VALUES ('orders_lock', '')
  ON CONFLICT (name) DO UPDATE SET value = setting.value`;

/**
 * Takes orders in, all or none, in one transaction. The same list again changes nothing.
 * @param context `orderPrefix` of our own numbers: those the books bring are not given again
 * @throws OrderRefusedError naming the first that cannot be taken in
 */
export async function recordPurchases(
  database: Database,
  records: readonly OrderRecord[],
  context: RecordContext & { orderPrefix: string },
): Promise<Recorded[]> {
  return database.write(async (sql) => {
    await sql.run(LOCK);
    const recorded: Recorded[] = [];
    for (const [index, record] of records.entries()) {
      recorded.push(
        await recordPurchase(sql, record, context).catch((error: unknown) => refusedAt(index, error)),
      );
    }
    await skipNumbers(sql, records, context.orderPrefix);
    return recorded;
  });
}

/** The chat goes on numbering after the highest number the books bring. */
async function skipNumbers(sql: Sql, records: readonly OrderRecord[], prefix: string): Promise<void> {
  const serials = records.flatMap(({ orderNo }) => {
    const [own, digits = ''] = orderNo.split('-');
    return own === prefix && /^\d{1,9}$/u.test(digits) ? [Number(digits)] : [];
  });
  if (serials.length === 0) return;
  await sql.run(
    `INSERT INTO counter (name, value) VALUES ('order', $1) ON CONFLICT (name) DO UPDATE
     SET value = CASE WHEN counter.value < excluded.value THEN excluded.value ELSE counter.value END`,
    [Math.max(...serials)],
  );
}

function refusedAt(index: number, error: unknown): never {
  if (error instanceof OrderRefusedError) error.index = index;
  throw error;
}

/**
 * Records one order within a transaction: its row, its loyalty events (one key, one event), the rung that
 * follows. The contact's version is raised when anything changed, so that a live turn reads it again.
 */
async function recordPurchase(sql: Sql, record: OrderRecord, context: RecordContext): Promise<Recorded> {
  const before = await knownOrder(sql, record.orderNo);
  const owner = before ? { contactId: before.contactId } : record.customer;
  const holder = await holderOf(sql, owner, context);
  if (!holder) throw new OrderRefusedError(record.orderNo, 'nobody_known');
  const booking = bookOrder(before, record, holder.contact.id);
  if (!booking.ok) throw new OrderRefusedError(record.orderNo, booking.reason);
  const events = unrecorded(booking.events, holder.contact.evidence).map((event): LoyaltyEvent => {
    return { ...event, id: context.newId('loyalty-event'), actor: context.actor };
  });
  const isSame = before !== undefined && isDeepStrictEqual(before, asStored(booking.order));
  if (isSame && events.length === 0 && !holder.changed) {
    return { status: 'unchanged', newContact: false, rungsCrossed: 0 };
  }
  if (!isSame) {
    await upsert(sql, orderSchema, orderRow(booking.order), 'orderNo');
    // The books take nothing from a voucher that the chat has not taken: they can only give back.
    const { at, actor } = context;
    await settleVouchers(sql, booking.order, { at, by: actor, rules: DEFAULT_VOUCHER_RULES });
  }
  const rungsCrossed = await writeHolder(sql, holder, events, context);
  return { status: before ? 'changed' : 'added', newContact: holder.isNew, rungsCrossed };
}

function asStored(order: Order): unknown {
  return JSON.parse(JSON.stringify(order));
}

async function knownOrder(sql: Sql, orderNo: string): Promise<Order | undefined> {
  const [row] = await sql.rows<{ body: string }>(`SELECT body FROM customer_order WHERE order_no = $1`, [
    orderNo,
  ]);
  return row && (JSON.parse(row.body) as Order);
}
