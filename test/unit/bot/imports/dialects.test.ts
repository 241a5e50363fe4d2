import { expect } from 'chai';
import fc from 'fast-check';
import { catalogueRows } from '../../../../bot/imports/catalogue-rows';
import { readTable } from '../../../../bot/imports/read-table';

interface Listed {
  sku: string;
  name: string;
  priceIdr: number;
  stock: number | undefined;
  description: string;
}

/** Signs that every encoding has, among them those that a dialect must quote. */
const word = fc
  .array(fc.constantFrom(...'abcXYZ019 ,;"é–\t|\n€ñ'.split('')), { maxLength: 14 })
  .map((signs) => `K${signs.join('')}`.trim());

const products = fc
  .uniqueArray(
    fc.record({
      sku: fc.stringMatching(/^[A-Z]{2}-\d{1,6}$/u),
      name: word,
      priceIdr: fc.integer({ min: 100, max: 90_000_000 }),
      stock: fc.option(fc.nat(9999), { nil: undefined }),
      description: fc.oneof(fc.constant(''), word),
    }),
    { selector: ({ sku }) => sku, minLength: 1, maxLength: 12 },
  )
  .map((rows): Listed[] => rows);

const grouped = (sign: string) => (idr: number) => String(idr).replace(/\B(?=(\d{3})+$)/gu, sign);
const MONEY: Array<(idr: number) => string> = [
  String,
  (idr) => `${idr}.00`,
  (idr) => `Rp ${grouped('.')(idr)},-`,
  (idr) => `Rp${grouped('.')(idr)},00`,
  (idr) => `${grouped(',')(idr)}.00`,
  (idr) => `IDR ${grouped(',')(idr)}`,
  grouped('.'),
];

/** Headers in the order sku, name, price, stock, description. */
const HEADERS = [
  ['sku', 'name', 'price_idr', 'stock', 'description'],
  ['Kode', 'Nama', 'Harga Jual', 'Stok', 'Keterangan'],
  ['SKU', 'Nama Produk*', 'Harga (Rp)*', 'Stok*', 'Deskripsi Produk'],
  ['Variant SKU', 'Title', 'Variant Price', 'Variant Inventory Qty', 'Body (HTML)'],
  ['Item Code', 'Product Name', 'Unit Price', 'Quantity', 'Description'],
];

const dialect = fc.record({
  header: fc.constantFrom(...HEADERS),
  order: fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 }),
  delimiter: fc.constantFrom(',', ';', '\t'),
  newline: fc.constantFrom('\n', '\r\n'),
  encoding: fc.constantFrom('utf8', 'utf8-mark', 'utf16', 'windows-1252'),
  sep: fc.boolean(),
  titles: fc.integer({ min: 0, max: 3 }),
  empty: fc.integer({ min: 0, max: 3 }),
  money: fc.constantFrom(...MONEY),
});
type Dialect = typeof dialect extends fc.Arbitrary<infer D> ? D : never;

function written(rows: readonly Listed[], how: Dialect): Uint8Array {
  const line = (cells: readonly string[]): string =>
    how.order.map((at) => quoted(cells[at] ?? '')).join(how.delimiter);
  const lines = [
    ...(how.sep ? [`sep=${how.delimiter}`] : []),
    ...Array.from({ length: how.titles }, (_, index) => `Daftar ${index}`),
    line(how.header),
    ...rows.map(({ sku, name, priceIdr, stock, description }) =>
      line([sku, name, how.money(priceIdr), stock === undefined ? '' : String(stock), description]),
    ),
    ...Array.from({ length: how.empty }, () => how.delimiter.repeat(4)),
  ];
  return encoded(lines.join(how.newline), how.encoding);
}

const quoted = (cell: string): string =>
  /[",;\t|\n]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;

function encoded(text: string, encoding: string): Uint8Array {
  if (encoding === 'utf16') return Buffer.from(`\uFEFF${text}`, 'utf16le');
  if (encoding === 'windows-1252') {
    return Buffer.from(text.replaceAll('€', '\x80').replaceAll('–', '\x96'), 'latin1');
  }
  return Buffer.from(encoding === 'utf8-mark' ? `\uFEFF${text}` : text, 'utf8');
}

describe('A catalogue written in any dialect', () => {
  it('is read back the same', () => {
    fc.assert(
      fc.property(products, dialect, (rows, how) => {
        const read = readTable(written(rows, how), 'any.csv');
        if (!read.ok) throw new Error(JSON.stringify(read.problems));
        const back = catalogueRows(read.table, 'any.csv');
        expect(back.problems).to.deep.equal([]);
        expect(
          back.rows.map(({ sku, name, priceIdr, stock, description }) => ({
            sku,
            name,
            priceIdr,
            stock,
            description,
          })),
        ).to.deep.equal(rows);
      }),
      { numRuns: 500 },
    );
  });
});
