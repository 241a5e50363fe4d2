import { type ContentProblem } from '../content/content-problem';
import { readTable } from './read-table';

const WHAT = 'what is wrong';

/**
 * The rows of a file with a column that says what is wrong in each, as Excel opens it.
 *
 * @returns undefined when no problem belongs to a row, or the file could not be read
 */
export function markedCopy(
  bytes: Uint8Array,
  file: string,
  problems: readonly ContentProblem[],
): string | undefined {
  const read = readTable(bytes, file);
  if (!read.ok) return undefined;
  const { header, rows, delimiter } = read.table;
  const byLine = new Map<number, string[]>();
  for (const { line, message } of problems) {
    if (line !== undefined) byLine.set(line, [...(byLine.get(line) ?? []), message]);
  }
  if (!rows.some(({ line }) => byLine.has(line))) return undefined;
  const width = Math.max(header.length, ...rows.slice(0, 1000).map(({ cells }) => cells.length));
  const written = (cells: readonly string[], last: string): string =>
    [...cells, ...Array<string>(Math.max(0, width - cells.length)).fill(''), last]
      .map((cell) => quoted(cell, delimiter))
      .join(delimiter);
  const lines = rows.map(({ cells, line }) => written(cells, (byLine.get(line) ?? []).join(' ')));
  return `\uFEFF${[written(header, WHAT), ...lines].join('\r\n')}\r\n`;
}

function quoted(cell: string, delimiter: string): string {
  const needsQuotes = cell.includes(delimiter) || /["\r\n]/u.test(cell);
  return needsQuotes ? `"${cell.replaceAll('"', '""')}"` : cell;
}
