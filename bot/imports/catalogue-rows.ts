import { type Spec } from '../../domain/products/catalogue';
import { listOf, readMoment, readSpecs, type Wrong } from '../content/catalogue-cells';
import { type CatalogueRow } from '../content/catalogue-csv';
import { type ContentProblem } from '../content/content-problem';
import { isImageAddress, isImagePlace } from '../content/product-image';
import { plainText, readCount } from './cell-text';
import { columnsOf, type Columns, type Field, type OwnWords } from './header-words';
import { decimalSign, type DecimalSign, readMoney } from './money-column';
import { type Table, type TableRow, twiceNamed } from './read-table';

/** What a catalogue file of any system holds. */
export interface ListedCatalogue {
  columns: Columns;
  rows: CatalogueRow[];
  problems: ContentProblem[];
  /** What was decided or passed over, for the person who gave the file. */
  notes: string[];
}

interface Reading {
  file: string;
  columns: Columns;
  decimal: DecimalSign;
  listed: ListedCatalogue;
  /** Rows by sku and by sku in small letters. */
  bySku: Map<string, CatalogueRow>;
  bySmallSku: Map<string, CatalogueRow>;
  /** The first row of each group of variants. */
  heads: Map<string, TableRow>;
  counts: Map<string, number>;
}

/** The products of a table. Name and price are required; what is wrong is named by line and column and left out. */
export function catalogueRows(table: Table, file: string, own?: OwnWords): ListedCatalogue {
  const columns = columnsOf(table.header, own);
  const listed: ListedCatalogue = { columns, rows: [], problems: [], notes: [] };
  const missing = (['name', 'price'] as const).filter((field) => columns.at[field] === undefined);
  if (missing.length > 0) {
    listed.problems.push({ file, line: table.headerLine, message: unknownColumns(table, missing) });
    return listed;
  }
  for (const name of twiceNamed(table.header)) {
    listed.notes.push(`Two columns are called "${name}"; the first is read.`);
  }
  const decimal = decimalSign(table.rows.map(({ cells }) => cells[columns.at.price ?? -1] ?? ''));
  if (decimal === 'mixed') {
    const message =
      'Column price: points and commas mean thousands in some rows and fractions in others; write them alike.';
    listed.problems.push({ file, line: table.headerLine, message });
    return listed;
  }
  const reading: Reading = {
    ...{ file, columns, decimal, listed },
    ...{ bySku: new Map(), bySmallSku: new Map(), heads: new Map(), counts: new Map() },
  };
  for (const row of table.rows) readRow(row, reading);
  listed.notes.push(...[...reading.counts].map(([what, count]) => `${count} ${what}`));
  return listed;
}

function unknownColumns({ header, rows }: Table, missing: readonly string[]): string {
  const shown = rows.slice(0, 3).map(({ cells }) => `  ${cells.join(' · ')}`);
  const example = missing.map((field) => `${field}: [${header[0] ?? 'the column'}]`).join(', ');
  return [
    `No column is known as ${missing.join(' or ')}. The columns are ${header.join(' · ')}; the first rows:`,
    ...shown,
    `Write what they are called into imports.yaml of the company folder, e.g. "catalogue: { ${example} }".`,
  ].join('\n');
}

function count(reading: Reading, what: string): void {
  reading.counts.set(what, (reading.counts.get(what) ?? 0) + 1);
}

function readRow(row: TableRow, reading: Reading): void {
  const { columns, listed } = reading;
  const own = (field: Field): string => row.cells[columns.at[field] ?? -1] ?? '';
  const head = headOf(row, own('group'), reading);
  const inherited = (field: Field): string => own(field) || (head?.cells[columns.at[field] ?? -1] ?? '');
  const left = leftOut(own, inherited, head !== row);
  if (left !== undefined) {
    if (left !== '') count(reading, left);
    return;
  }
  const before = listed.problems.length;
  const wrong = wrongIn(row, reading);
  const options = optionsOf(row, head, columns);
  const name = nameOf(inherited('name'), own('variant'), options);
  if (name === '') wrong('name', 'is empty; fill it in.');
  const priceIdr = priceOf(own('price'), reading.decimal, wrong);
  const stock = readCount(own('stock'));
  if (stock === undefined)
    wrong('stock', `"${own('stock')}" is no count; write 0 or more, or leave it empty.`);
  if (own('salePrice') !== '') count(reading, 'reduced prices were not read: the ordinary price is told.');
  const sku = own('sku') || skuFrom(own('group'), name, options);
  if (own('sku') === '') count(reading, 'products without an item number got one made from their name.');
  const read: CatalogueRow = {
    ...{ line: row.line, sku, name, priceIdr },
    category: lastOf(inherited('category')),
    description: plainText(inherited('description')),
    stock: typeof stock === 'number' ? stock : undefined,
    specs: [...specsOf(own('specs'), columns, wrong), ...options.filter(({ key }) => key !== 'title')],
    tags: listOf(inherited('tags'), inherited('tags').includes('|') ? '|' : ','),
    stockAsOf: readMoment(own('stockAsOf'), wrong),
    image: imageOf(inherited('image'), reading),
  };
  if (listed.problems.length === before) add(read, Number(own('minQty')) || 1, reading, wrong);
}

function wrongIn({ line }: TableRow, { file, listed }: Reading): Wrong {
  return (column, message) => {
    listed.problems.push({ file, line, message: `Column ${column}: ${message}` });
  };
}

/** A row of a variant repeats the handle of its group only, the rest stands in the first row of it. */
function headOf(row: TableRow, group: string, { heads, columns }: Reading): TableRow | undefined {
  if (group === '' || columns.format !== 'Shopify') return row;
  const head = heads.get(group);
  if (!head) heads.set(group, row);
  return head ?? row;
}

/** Why a row is no product on sale; empty: nobody needs to be told. */
function leftOut(
  own: (field: Field) => string,
  inherited: (field: Field) => string,
  follows: boolean,
): string | undefined {
  if (/^(draft|archived|0|-1|false)$/iu.test(inherited('state')))
    return 'rows are not published and were left out.';
  if (/^(variable|configurable|grouped)$/iu.test(own('kind'))) return '';
  // A further picture of the same product.
  return follows && own('price') === '' && own('sku') === '' ? '' : undefined;
}

function optionsOf(row: TableRow, head: TableRow | undefined, { options }: Columns): Spec[] {
  return options.flatMap(({ name, value }) => {
    const key = (row.cells[name] || head?.cells[name] || '').toLowerCase();
    const text = row.cells[value] ?? '';
    return key === '' || text === '' || text === 'Default Title' ? [] : [{ key, value: text }];
  });
}

/** Variants are told apart by their names. */
function nameOf(title: string, variant: string, options: readonly Spec[]): string {
  const parts = [variant === 'Regular' ? '' : variant, ...options.map(({ value }) => value)];
  const further = parts.filter((part) => part !== '' && !title.toLowerCase().includes(part.toLowerCase()));
  return [title, ...(title === '' ? [] : further)].join(' ');
}

function priceOf(cell: string, decimal: DecimalSign, wrong: Wrong): number {
  const price = readMoney(cell, decimal);
  if (cell === '') wrong('price_idr', 'is empty; fill it in.');
  else if (price === undefined) wrong('price_idr', `"${cell}" is no price; write e.g. 450000.`);
  else if (price === 0) wrong('price_idr', 'is 0; write what it costs.');
  return price ?? 0;
}

/** Stays the same as long as the name does. */
function skuFrom(group: string, name: string, options: readonly Spec[]): string {
  const words = group === '' ? name : [group, ...options.map(({ value }) => value)].join('-');
  return words
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/gu, '');
}

/** The narrowest of `Clothing > Hoodies` or `Default/Men/Tops`, the first of several. */
function lastOf(category: string): string {
  const [first = ''] = category.split(/[,|]/u);
  return (
    first
      .split(/\s*>\s*|\//u)
      .at(-1)
      ?.trim() ?? ''
  );
}

function specsOf(cell: string, { format }: Columns, wrong: Wrong): Spec[] {
  return readSpecs(format === 'Magento' ? cell.replace(/,(?=\w+=)/gu, ';') : cell, wrong);
}

/** A file of another shop names pictures that we do not have: those are passed over, addresses are taken. */
function imageOf(cell: string, reading: Reading): string | undefined {
  const [first = ''] = cell.split(/,\s*/u);
  if (first === '') return undefined;
  if (isImageAddress(first) || (reading.columns.format === 'Tangga' && isImagePlace(first))) return first;
  count(reading, 'pictures are no https address and were passed over.');
  return undefined;
}

function add(row: CatalogueRow, minQty: number, reading: Reading, wrong: Wrong): void {
  const twin = reading.bySku.get(row.sku);
  if (twin && minQty > 1) {
    twin.quantityPrices = [...(twin.quantityPrices ?? []), { minQty, idr: row.priceIdr }];
    return;
  }
  if (twin) {
    wrong('sku', `"${row.sku}" already stands in line ${twin.line}; each sku stands once.`);
    return;
  }
  const small = reading.bySmallSku.get(row.sku.toLowerCase());
  if (small)
    wrong(
      'sku',
      `"${row.sku}" differs from "${small.sku}" in line ${small.line} by capitals only; mend one.`,
    );
  reading.bySku.set(row.sku, row);
  reading.bySmallSku.set(row.sku.toLowerCase(), row);
  if (!small) reading.listed.rows.push(row);
}
