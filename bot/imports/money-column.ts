/** The sign before the fraction in a column of amounts; undefined when the column has none. */
export type DecimalSign = '.' | ',' | undefined;

const FACTORS: Readonly<Record<string, number>> = { rb: 1e3, ribu: 1e3, k: 1e3, jt: 1e6, juta: 1e6 };
const SUFFIX = /(rb|ribu|k|jt|juta)$/u;

/** Digits with their points and commas: without currency, spaces, `,-` and quotation of thousands. */
function bare(text: string): string {
  return text
    .toLowerCase()
    .replace(/^(rp|idr)\.?|(rp|idr)$/gu, '')
    .replace(/[\s'’]/gu, '')
    .replace(/[.,]-+$/u, '');
}

/** What one amount says about points and commas, when it can mean one thing only. */
function evidence(text: string): { decimal?: '.' | ','; thousands?: '.' | ',' } {
  if (SUFFIX.test(text)) return {};
  const signs = [...text.matchAll(/[.,]/gu)];
  const last = signs.at(-1);
  if (!last) return {};
  const sign = last[0] as '.' | ',';
  const kinds = new Set(signs.map(([one]) => one));
  const other = sign === '.' ? ',' : '.';
  if (kinds.size === 2) return { decimal: sign, thousands: other };
  if (signs.length > 1) return { thousands: sign };
  const after = text.length - last.index - 1;
  return after === 3 ? {} : { decimal: sign };
}

/**
 * Whether the point or the comma begins fractions, by all amounts of a column together: `12.500` alone can be both.
 * Without evidence a single sign before three digits is one of thousands, as rupiah are written.
 *
 * @returns `mixed` when amounts contradict each other
 */
export function decimalSign(column: readonly string[]): DecimalSign | 'mixed' {
  const decimals = new Set<string>();
  const thousands = new Set<string>();
  for (const cell of column) {
    const { decimal, thousands: sign } = evidence(bare(cell));
    if (decimal !== undefined) decimals.add(decimal);
    if (sign !== undefined) thousands.add(sign);
  }
  if (decimals.size > 1 || [...decimals].some((sign) => thousands.has(sign))) return 'mixed';
  const [found] = decimals;
  return found as DecimalSign;
}

/** Whole rupiah. `decimal` is that of the column. @returns undefined when the cell holds no amount */
export function readMoney(cell: string, decimal: DecimalSign): number | undefined {
  const text = bare(cell);
  const suffix = SUFFIX.exec(text)?.[1];
  const digits = suffix === undefined ? text : text.slice(0, -suffix.length);
  if (suffix !== undefined) {
    const value = Number(digits.replace(',', '.'));
    return digits === '' || Number.isNaN(value) ? undefined : Math.round(value * (FACTORS[suffix] ?? 1));
  }
  const thousands = decimal === undefined ? /[.,]/gu : decimal === ',' ? /\./gu : /,/gu;
  const plain = digits.replace(thousands, '').replace(',', '.');
  return /^\d{1,12}(\.\d+)?$/u.test(plain) ? Math.round(Number(plain)) : undefined;
}
