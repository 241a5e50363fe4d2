import { type CsvRow } from '../content/csv-records';
import { dateReader } from './date-column';
import { plainHeader } from './header-words';
import { decimalSign, readMoney } from './money-column';
import { statusInOurs } from './order-states';
import { type Table, type TableRow } from './read-table';

type OrderField =
  | 'order'
  | 'phone'
  | 'email'
  | 'status'
  | 'sent'
  | 'net'
  | 'margin'
  | 'placed'
  | 'completed'
  | 'sku'
  | 'name'
  | 'count';

/** What columns are called in order exports of shops and marketplaces, the better name first. */
const WORDS: Readonly<Record<OrderField, readonly string[]>> = {
  order: [
    'no pesanan',
    'nomor pesanan',
    'order number',
    'order id',
    'order no',
    'id pesanan',
    'nomor invoice',
    'name',
  ],
  phone: [
    'phone',
    'billing phone',
    'shipping phone',
    'no telepon',
    'nomor telepon',
    'telepon',
    'no hp',
    'customer phone',
  ],
  email: ['email', 'billing email', 'customer email', 'alamat email', 'e-mail'],
  status: ['financial status', 'status pesanan', 'order status', 'post status', 'status'],
  sent: ['fulfillment status'],
  net: [
    'net idr',
    'subtotal',
    'order subtotal',
    'order total',
    'total pesanan',
    'total pembayaran',
    'total',
    'jumlah total',
  ],
  margin: ['margin idr', 'margin', 'laba'],
  placed: [
    'created at',
    'waktu pesanan dibuat',
    'order date',
    'tanggal pesanan',
    'date created',
    'placed at',
    'tanggal',
    'date',
  ],
  completed: ['completed at', 'waktu pesanan selesai', 'fulfilled at', 'date completed', 'completed date'],
  sku: ['lineitem sku', 'nomor referensi sku', 'item sku', 'product sku', 'sku', 'sku induk', 'kode barang'],
  name: ['lineitem name', 'item name', 'nama produk', 'product name', 'nama barang'],
  count: ['lineitem quantity', 'quantity', 'item quantity', 'jumlah', 'qty', 'item qty'],
};

const NEEDED = ['order', 'status', 'net', 'placed', 'count'] as const;
const KNOWN = new Set(Object.values(WORDS).flat());

/** How many of these cells are names of columns of orders. */
export function orderHeaderScore(cells: readonly string[]): number {
  const own = new Set(['items', 'placed at', 'completed at', 'margin idr']);
  return cells.map(plainHeader).filter((cell) => KNOWN.has(cell) || own.has(cell)).length;
}

/** Whether the file has the columns of our own, one row for each order. */
export function isOwnOrders({ header }: Table): boolean {
  const names = header.map(plainHeader);
  return names.includes('order no') && names.includes('items');
}

type ExportOutcome = { ok: true; rows: CsvRow[]; notes: string[] } | { ok: false; message: string };

/**
 * The orders of an export with a row for each item, in the columns of our own: items are gathered by the number of the
 * order, states and dates are put into our words. What cannot be read stays as it is and is named by who reads on.
 *
 * @param skuOf the number of a product by its name in small letters
 */
export function ordersOfExport(table: Table, skuOf: ReadonlyMap<string, string>): ExportOutcome {
  const names = table.header.map(plainHeader);
  const at = Object.fromEntries(
    Object.entries(WORDS).map(([field, words]) => [
      field,
      names.indexOf(words.find((one) => names.includes(one)) ?? '-'),
    ]),
  ) as Record<OrderField, number>;
  const missing = NEEDED.filter((field) => at[field] < 0);
  if (missing.length > 0 || (at.sku < 0 && at.name < 0)) {
    const lacks = [...missing, ...(at.sku < 0 && at.name < 0 ? ['sku'] : [])];
    const words = lacks.map((field) => `${field} (e.g. "${WORDS[field as OrderField][0]}")`).join(', ');
    return { ok: false, message: `The header lacks ${words}; add it.` };
  }
  const cell = (row: TableRow, field: OrderField): string => row.cells[at[field]] ?? '';
  const column = (field: OrderField): string[] => table.rows.map((row) => cell(row, field));
  const readers = { net: moneyReader(column('net')), margin: moneyReader(column('margin')) };
  const dates = dateReader([...column('placed'), ...column('completed')]);
  const groups = new Map<string, TableRow[]>();
  for (const row of table.rows) {
    const group = groups.get(cell(row, 'order'));
    if (group) group.push(row);
    else groups.set(cell(row, 'order'), [row]);
  }
  const rows = [...groups.values()].map((group): CsvRow => {
    const first = (field: OrderField): string =>
      group.map((row) => cell(row, field)).find((text) => text !== '') ?? '';
    const items = group.map((row) => itemOf(cell(row, 'sku'), cell(row, 'name'), cell(row, 'count'), skuOf));
    const cells = {
      ...{ order_no: first('order').replace(/^#/u, ''), customer_phone: first('phone').replace(/^'/u, '') },
      ...{ customer_email: first('email'), status: statusInOurs(first('status'), first('sent')) },
      ...{
        net_idr: readers.net(first('net')),
        margin_idr: at.margin < 0 ? '0' : readers.margin(first('margin')),
      },
      ...{ placed_at: dates.read(first('placed')), completed_at: dates.read(first('completed')) },
      items: items.filter((item) => item !== '').join('|'),
    };
    return { line: group[0]?.line ?? 0, cells };
  });
  const noMargin =
    at.margin < 0 ? ['The file has no margin: 0 is recorded as the margin of each order.'] : [];
  return { ok: true, rows, notes: [...dates.notes, ...noMargin] };
}

/** Digits, as our own column has them; a cell that holds no amount stays. */
function moneyReader(column: readonly string[]): (cell: string) => string {
  const decimal = decimalSign(column);
  if (decimal === 'mixed') return (cell) => cell;
  return (cell) => String(readMoney(cell, decimal) ?? cell);
}

/** A row without count holds no item, e.g. a further payment. Without a number the product is known by its name. */
function itemOf(sku: string, name: string, count: string, skuOf: ReadonlyMap<string, string>): string {
  const number = sku || (skuOf.get(name.toLowerCase()) ?? name);
  if (number === '' && count === '') return '';
  return `${number.replace(/\|/gu, ' ')}:${count.replace(/[.,]0+$/u, '')}`;
}
