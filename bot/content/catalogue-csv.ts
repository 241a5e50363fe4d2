import { CsvError, parse } from 'csv-parse/sync';
import { type Instant } from '../../domain/instant';
import { type Spec } from '../../domain/catalogue';
import {
  type Cells,
  type Column,
  listOf,
  readMoment,
  readPrice,
  readSku,
  readSpecs,
  readStock,
  REQUIRED_COLUMNS,
  type Wrong,
} from './catalogue-cells';
import { type ContentProblem } from './content-problem';

/** A good row of a catalogue file. */
export interface CatalogueRow {
  line: number;
  sku: string;
  name: string;
  category: string;
  description: string;
  priceIdr: number;
  stock: number;
  specs: Spec[];
  tags: string[];
  /** When the stock was counted; undefined: at the moment of import. */
  stockAsOf: Instant | undefined;
}

export interface CatalogueFile {
  rows: CatalogueRow[];
  problems: ContentProblem[];
}

interface CsvRecord {
  record: Cells;
  /** `lines` is where the row ends; `error` tells that it has not the columns of the header. */
  info: { lines: number; error?: unknown };
}

/**
 * Reads `sku,name,category,description,price_idr,stock,specs,tags[,stock_as_of]`. A broken row is named by
 * line and column and left out; the good rows are still returned, so that the caller decides.
 */
export function parseCatalogueCsv(text: string, file: string): CatalogueFile {
  const result: CatalogueFile = { rows: [], problems: [] };
  const missing = missingColumns(text);
  if (missing.length > 0) {
    result.problems.push({ file, line: 1, message: `The header lacks ${missing.join(', ')}; add it.` });
    return result;
  }
  const seen = new Map<string, number>();
  for (const { record, info } of readRecords(text, file, result.problems)) {
    if (info.error === undefined) readRow(record, { file, line: info.lines, result, seen });
    else result.problems.push({ file, line: info.lines, message: COLUMN_COUNT });
  }
  return result;
}

const COLUMN_COUNT = 'The row has not as many columns as the header; put quotes around texts with a comma.';

function readRecords(text: string, file: string, problems: ContentProblem[]): CsvRecord[] {
  const options = { bom: true, columns: lowerCase, info: true, trim: true, skip_empty_lines: true };
  const delimiter = delimiterOf(headerLine(text));
  try {
    return parse(text, { ...options, delimiter, relax_column_count: true }) as CsvRecord[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error.lines === 'number' ? error.lines : undefined;
    problems.push({
      file,
      line,
      message: 'A quotation mark is not closed or stands in the middle; mend it.',
    });
    return [];
  }
}

function lowerCase(header: string[]): string[] {
  return header.map((name) => name.trim().toLowerCase());
}

function headerLine(text: string): string {
  return text.replace(/^\uFEFF/u, '').split(/\r?\n/u)[0] ?? '';
}

/** An Excel set to Indonesian separates columns by semicolons. */
function delimiterOf(header: string): string {
  return header.includes(';') && !header.includes(',') ? ';' : ',';
}

function missingColumns(text: string): Column[] {
  const header = lowerCase(
    headerLine(text)
      .replaceAll('"', '')
      .split(delimiterOf(headerLine(text))),
  );
  return REQUIRED_COLUMNS.filter((column) => !header.includes(column));
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
  if (result.problems.length > before) return;
  const row = { line, sku, name, category, description, priceIdr, stock, specs, stockAsOf };
  result.rows.push({ ...row, tags: listOf(tags, '|') });
}
