import { type PersonalExport } from './export';

/** A field that begins like a formula would be one in a spreadsheet: it is marked as text. */
const FORMULA = /^[=+\-@\t\r]/u;

/** The same as rows of table, row, field and value: what any spreadsheet and any other service reads (PDP 13). */
export function exportCsv({ tables }: PersonalExport): string {
  const lines = Object.entries(tables).flatMap(([table, rows]) =>
    rows.flatMap((row, index) =>
      Object.entries(row).map(([field, value]) =>
        [table, String(index + 1), field, inText(value)].map(cell).join(','),
      ),
    ),
  );
  return `table,row,field,value\r\n${lines.join('\r\n')}\r\n`;
}

/** A value of a row: text as it is, anything else as JSON. */
function inText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function cell(text: string): string {
  const safe = FORMULA.test(text) && !/^[+-]?\d+(\.\d+)?$/u.test(text) ? `'${text}` : text;
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
