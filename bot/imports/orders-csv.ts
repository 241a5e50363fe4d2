import { type Instant } from '../../domain/time/instant';
import { redact, redaction } from '../../recognizers/secrets/redact';
import { type OrderStatus } from '../../domain/orders/order';
import { type ContentProblem } from '../content/content-problem';
import { type CsvRow, readCsv } from '../content/csv-records';
import {
  type WrongCell,
  readAmount,
  readEmail,
  readItems,
  readMoment,
  readPhone,
  readStatus,
} from './order-cells';

export const ORDER_COLUMNS = [
  'order_no',
  'customer_phone',
  'customer_email',
  'status',
  'net_idr',
  'margin_idr',
  'placed_at',
  'completed_at',
  'items',
] as const;

/** A good row of an orders file. */
export interface OrderFileRow {
  line: number;
  orderNo: string;
  /** E.164. */
  phone: string | undefined;
  email: string | undefined;
  status: OrderStatus;
  netIdr: number;
  marginIdr: number;
  placedAt: Instant;
  completedAt: Instant | undefined;
  items: Array<{ sku: string; quantity: number }>;
}

export interface OrdersFile {
  rows: OrderFileRow[];
  problems: ContentProblem[];
}

/** What reading needs besides the text. */
export interface OrdersFileContext {
  file: string;
  /** The company's, for moments without a zone. */
  timeZone: string;
  now: Instant;
}

/** Reads the columns of `ORDER_COLUMNS`. A broken row is named by line and column, with what is wanted. */
export function parseOrdersCsv(text: string, context: OrdersFileContext): OrdersFile {
  const { rows, problems } = readCsv(text, context.file, ORDER_COLUMNS);
  return readOrderRows(rows, problems, context);
}

/** Reads rows that have the columns of our own, wherever they come from; problems are added to those given. */
export function readOrderRows(
  rows: readonly CsvRow[],
  problems: ContentProblem[],
  context: OrdersFileContext,
): OrdersFile {
  const result: OrdersFile = { rows: [], problems };
  const seen = new Map<string, number>();
  for (const row of rows) {
    const before = problems.length;
    const read = readRow(row, context, seen, (column, message) => {
      // The message quotes the cell, and is shown and logged.
      const shown = redact(`Column ${column}: ${message}`);
      problems.push({ file: context.file, line: row.line, message: shown });
    });
    if (problems.length === before) result.rows.push(read);
  }
  return result;
}

function readRow(
  { cells, line }: CsvRow,
  context: OrdersFileContext,
  seen: Map<string, number>,
  wrong: WrongCell,
): OrderFileRow {
  const cell = (name: (typeof ORDER_COLUMNS)[number]): string => cells[name] ?? '';
  const orderNo = cell('order_no').toUpperCase();
  for (const column of ['order_no', 'items'] as const) if (holdsSecret(cell(column))) wrong(column, SECRET);
  const twin = seen.get(orderNo);
  if (orderNo === '') wrong('order_no', 'is empty; fill it in.');
  else if (twin !== undefined)
    wrong('order_no', `"${orderNo}" already stands in line ${twin}; each order stands once.`);
  else seen.set(orderNo, line);
  const placedAt = readMoment('placed_at', cell('placed_at'), context.timeZone, wrong);
  const completedAt =
    cell('completed_at') === ''
      ? undefined
      : readMoment('completed_at', cell('completed_at'), context.timeZone, wrong);
  if (placedAt > context.now) wrong('placed_at', 'lies in the future; correct it.');
  else if (completedAt !== undefined && completedAt < placedAt)
    wrong('completed_at', 'lies before placed_at; correct one of them.');
  return {
    line,
    orderNo,
    phone: readPhone(cell('customer_phone'), wrong),
    email: readEmail(cell('customer_email'), wrong),
    status: readStatus(cell('status'), wrong),
    netIdr: readAmount('net_idr', cell('net_idr'), wrong),
    marginIdr: readAmount('margin_idr', cell('margin_idr'), wrong),
    placedAt,
    completedAt,
    items: readItems(cell('items'), wrong),
  };
}

const SECRET =
  'holds what looks like a card number, an identity number or a secret, which must not be kept; take it out.';

/** A number that stands alone in its column is what the column says, however it is made up. */
function holdsSecret(text: string): boolean {
  return /\s/u.test(text) && redaction(text).withheld !== undefined;
}
