import { type Instant } from '../../domain/time/instant';
import { type Spec } from '../../domain/products/catalogue';
import {
  type Cells,
  listOf,
  readImage,
  readMoment,
  readPrice,
  readSku,
  readSpecs,
  readStock,
  REQUIRED_COLUMNS,
  type Wrong,
} from './catalogue-cells';
import { type ContentProblem } from './content-problem';
import { readCsv } from './csv-records';

/** A good row of a catalogue file. */
export interface CatalogueRow {
  line: number;
  sku: string;
  name: string;
  category: string;
  description: string;
  priceIdr: number;
  /** Undefined: nobody has counted. */
  stock: number | undefined;
  specs: Spec[];
  tags: string[];
  /** When the stock was counted; undefined: at the moment of import. */
  stockAsOf: Instant | undefined;
  /** A file of the content folder, or an https address. */
  image: string | undefined;
  /** Prices from a quantity on, when the file has them. */
  quantityPrices?: Array<{ minQty: number; idr: number }>;
}

export interface CatalogueFile {
  rows: CatalogueRow[];
  problems: ContentProblem[];
}

/**
 * Reads `sku,name,category,description,price_idr,stock,specs,tags[,stock_as_of][,image]`. A broken row is named by
 * line and column and left out; the good rows are still returned, so that the caller decides.
 */
export function parseCatalogueCsv(text: string, file: string): CatalogueFile {
  const { rows, problems } = readCsv(text, file, REQUIRED_COLUMNS);
  const result: CatalogueFile = { rows: [], problems };
  const seen = new Map<string, number>();
  for (const { cells, line } of rows) readRow(cells, { file, line, result, seen });
  return result;
}

interface RowContext {
  file: string;
  line: number;
  result: CatalogueFile;
  seen: Map<string, number>;
}

function readRow(record: Cells, { file, line, result, seen }: RowContext): void {
  const before = result.problems.length;
  const wrong: Wrong = (column, message) => {
    result.problems.push({ file, line, message: `Column ${column}: ${message}` });
  };
  const { name = '', category = '', description = '', tags = '' } = record;
  const sku = readSku(record.sku ?? '', line, seen, wrong);
  if (name === '') wrong('name', 'is empty; fill it in.');
  if (category === '') wrong('category', 'is empty; fill it in.');
  const priceIdr = readPrice(record.price_idr ?? '', wrong);
  const stock = readStock(record.stock ?? '', wrong);
  const specs = readSpecs(record.specs ?? '', wrong);
  const stockAsOf = readMoment(record.stock_as_of ?? '', wrong);
  const image = readImage(record.image ?? '', wrong);
  if (result.problems.length > before) return;
  const row = { line, sku, name, category, description, priceIdr, stock, specs, stockAsOf, image };
  result.rows.push({ ...row, tags: listOf(tags, '|') });
}
