import { CsvError, parse } from 'csv-parse/sync';
import { type ContentProblem } from '../content/content-problem';
import { decodeText, type Encoding } from './decode-text';
import { headerScore, plainHeader } from './header-words';

/** A row as in the file. `line` is the one on which it begins, from 1. */
export interface TableRow {
  cells: readonly string[];
  line: number;
}

/** A file of rows and columns, and how it was read. */
export interface Table {
  header: readonly string[];
  rows: readonly TableRow[];
  encoding: Encoding;
  delimiter: Delimiter;
  headerLine: number;
}

export type Delimiter = ',' | ';' | '\t' | '|';

export type TableOutcome = { ok: true; table: Table } | { ok: false; problems: ContentProblem[] };

const DELIMITERS: readonly Delimiter[] = [',', ';', '\t', '|'];
const NAMES: Readonly<Record<Delimiter, string>> = {
  ',': 'comma',
  ';': 'semicolon',
  '\t': 'tab',
  '|': 'bar',
};

/** Rows in which a header is looked for: titles and advice of a template stand above it. */
const HEADER_WITHIN = 20;

/** Reads a file whatever its encoding and delimiter, with titles above the header and a `sep=` line or without. `score` tells how many cells of a row are names of columns. */
export function readTable(
  bytes: Uint8Array,
  file: string,
  score: (cells: readonly string[]) => number = headerScore,
): TableOutcome {
  const decoded = decodeText(bytes);
  if (!decoded.ok) return { ok: false, problems: [{ file, message: decoded.message }] };
  const text = decoded.text.replace(/^\uFEFF/u, '');
  const stated = /^"?sep=([,;|\t])"?\r?\n/iu.exec(text);
  const given = DELIMITERS.find((one) => one === stated?.[1]);
  const body = stated ? text.slice(stated[0].length) : text;
  const offset = stated ? 1 : 0;
  try {
    const { delimiter, header } = best(body, given ? [given] : DELIMITERS, score);
    const records = recordsOf(body, delimiter, offset);
    const found = records[header];
    if (!found) return { ok: false, problems: [{ file, message: 'The file has no rows.' }] };
    const rows = records.slice(header + 1);
    const { cells, line } = found;
    const { encoding } = decoded;
    return { ok: true, table: { header: cells, rows, encoding, delimiter, headerLine: line } };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error.lines === 'number' ? error.lines + offset : undefined;
    const message = 'A quotation mark opens a text before this line and is never closed; mend it.';
    return { ok: false, problems: [{ file, line, message }] };
  }
}

/** `semicolon, Windows-1252, header in line 3`. */
export function tableInWords({ delimiter, encoding, headerLine }: Table): string {
  return `${NAMES[delimiter]}, ${encoding}, header in line ${headerLine}`;
}

/**
 * The delimiter and header row under which the most columns are known; with none known, the widest row. A delimiter
 * that the quotation marks contradict is none.
 */
function best(
  text: string,
  delimiters: readonly Delimiter[],
  scoreOf: (cells: readonly string[]) => number,
): { delimiter: Delimiter; header: number } {
  let found = { delimiter: delimiters[0] ?? ',', header: 0, score: -1 };
  for (const delimiter of delimiters) {
    firstRecords(text, delimiter).forEach(({ cells }, header) => {
      const filled = cells.filter((cell) => cell !== '').length;
      const score = scoreOf(cells) * 1000 + filled;
      if (score > found.score) found = { delimiter, header, score };
    });
  }
  return found;
}

function firstRecords(text: string, delimiter: Delimiter): TableRow[] {
  try {
    return recordsOf(text, delimiter, 0, HEADER_WITHIN);
  } catch (error) {
    if (error instanceof CsvError) return [];
    throw error;
  }
}

function recordsOf(text: string, delimiter: Delimiter, offset: number, to?: number): TableRow[] {
  const records = parse(text, {
    delimiter,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    ...(to === undefined ? {} : { to }),
  }) as unknown as Array<{ record: string[]; info: { lines: number } }>;
  return records
    .map(({ record, info }) => ({
      cells: record.map(trimmed),
      line: info.lines - lineBreaks(record) + offset,
    }))
    .filter(isFilled);
}

function isFilled({ cells }: TableRow): boolean {
  return cells.some((cell) => cell !== '');
}

/** A no-break space is one that nobody sees. */
function trimmed(cell: string): string {
  return cell.replace(/[\u00A0\u202F\u2007]/gu, ' ').trim();
}

function lineBreaks(cells: readonly string[]): number {
  return cells.reduce((sum, cell) => sum + (cell.match(/\r\n|\n|\r/gu)?.length ?? 0), 0);
}

/** Names that head two columns, of which only the first is read. */
export function twiceNamed(header: readonly string[]): string[] {
  const names = header.map(plainHeader).filter((name) => name !== '');
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}
