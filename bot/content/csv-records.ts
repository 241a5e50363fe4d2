import { CsvError, parse } from 'csv-parse/sync';
import { type ContentProblem } from './content-problem';

/** A row as in the file, by column; a short row lacks cells. `line` is the line on which it ends. */
export interface CsvRow {
  cells: Readonly<Record<string, string | undefined>>;
  line: number;
}

interface CsvRecord {
  record: Record<string, string>;
  /** `error` tells that the row has not the columns of the header. */
  info: { lines: number; error?: unknown };
}

const COLUMN_COUNT = 'The row has not as many columns as the header; put quotes around texts with a comma.';

/**
 * The rows of a file with a header, as Excel writes it too: with a byte order mark, or semicolons. A row that
 * cannot be read is a problem and left out.
 */
export function readCsv(
  text: string,
  file: string,
  required: readonly string[],
): { rows: CsvRow[]; problems: ContentProblem[] } {
  const missing = missingColumns(text, required);
  if (missing.length > 0) {
    const message = `The header lacks ${missing.join(', ')}; add it.`;
    return { rows: [], problems: [{ file, line: 1, message }] };
  }
  const problems: ContentProblem[] = [];
  const rows: CsvRow[] = [];
  for (const { record, info } of readRecords(text, file, problems)) {
    if (info.error === undefined) rows.push({ cells: record, line: info.lines });
    else problems.push({ file, line: info.lines, message: COLUMN_COUNT });
  }
  return { rows, problems };
}

function readRecords(text: string, file: string, problems: ContentProblem[]): CsvRecord[] {
  const options = { bom: true, columns: lowerCase, info: true, trim: true, skip_empty_lines: true };
  const delimiter = delimiterOf(headerLine(text));
  try {
    return parse(text, { ...options, delimiter, relax_column_count: true }) as CsvRecord[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error.lines === 'number' ? error.lines : undefined;
    const message = 'A quotation mark is not closed or stands in the middle; mend it.';
    problems.push({ file, line, message });
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

function missingColumns(text: string, required: readonly string[]): string[] {
  const line = headerLine(text);
  const header = lowerCase(line.replaceAll('"', '').split(delimiterOf(line)));
  return required.filter((column) => !header.includes(column));
}
