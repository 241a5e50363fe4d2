import { type Spec } from '../../domain/products/catalogue';
import { type Instant } from '../../domain/time/instant';
import { isImagePlace } from './product-image';

/** Columns a catalogue file must have, and may have. */
export const REQUIRED_COLUMNS = [
  'sku',
  'name',
  'category',
  'description',
  'price_idr',
  'stock',
  'specs',
  'tags',
] as const;
export type Column = (typeof REQUIRED_COLUMNS)[number] | 'stock_as_of' | 'image';

/** A row as in the file; a short row lacks cells. */
export type Cells = Partial<Record<Column, string>>;

/** Takes note that a cell is wrong and what to do about it. */
export type Wrong = (column: Column, message: string) => void;

export function readSku(sku: string, line: number, seen: Map<string, number>, wrong: Wrong): string {
  const twin = seen.get(sku);
  if (sku === '') wrong('sku', 'is empty; fill it in.');
  else if (twin !== undefined) wrong('sku', `"${sku}" already stands in line ${twin}; each sku stands once.`);
  else seen.set(sku, line);
  return sku;
}

export function readPrice(text: string, wrong: Wrong): number {
  const price = wholeNumber(text) ?? 0;
  if (price === 0) wrong('price_idr', `"${text}" is no price; write digits only, e.g. 450000.`);
  return price;
}

/** @returns undefined for an empty cell: nobody has counted */
export function readStock(text: string, wrong: Wrong): number | undefined {
  if (text === '') return undefined;
  const stock = wholeNumber(text);
  if (stock === undefined) wrong('stock', `"${text}" is no count; write 0 or more, digits only.`);
  return stock ?? 0;
}

function wholeNumber(text: string): number | undefined {
  return /^\d{1,12}$/u.test(text) ? Number(text) : undefined;
}

export function listOf(text: string, separator: string): string[] {
  return text
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

export function readSpecs(text: string, wrong: Wrong): Spec[] {
  const specs: Spec[] = [];
  for (const part of listOf(text, ';')) {
    const equals = part.indexOf('=');
    const key = part.slice(0, equals).trim().toLowerCase();
    const value = part.slice(equals + 1).trim();
    if (equals < 1 || value === '') wrong('specs', `"${part}" is not name=value; write e.g. daya=150 watt.`);
    else specs.push({ key, value });
  }
  return specs;
}

export function readMoment(text: string, wrong: Wrong): Instant | undefined {
  if (text === '') return undefined;
  const millis = Date.parse(text);
  if (Number.isNaN(millis)) {
    wrong('stock_as_of', `"${text}" is no moment; write 2026-11-22T09:00:00+07:00 or leave it empty.`);
  }
  return Number.isNaN(millis) ? undefined : new Date(millis).toISOString();
}

/** @returns undefined for an empty cell */
export function readImage(text: string, wrong: Wrong): string | undefined {
  if (text === '') return undefined;
  if (!isImagePlace(text)) {
    wrong('image', `"${text}" is no picture; write a file such as pictures/m1.jpg, or an https address.`);
  }
  return text;
}
