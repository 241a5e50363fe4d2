import { type Instant } from '../time/instant';
/** How many people or cups a product is made for, read off its rows (P-9). */

import { type QuantityValue } from '../recognition/entities';
import { type Catalogue, type Product, priceNow } from './catalogue';

export interface Capacity {
  unit: 'person' | 'cup';
  from: number;
  to: number;
}

/** Spec keys that hold a capacity, besides those that name the unit themselves ("cangkir per hari"). */
const CAPACITY_KEYS = ['kapasitas', 'capacity'];

const RANGE = /(?:(\d+)\s*[–-]\s*)?(\d+)\s*(orang|cangkir|people|persons?|cups?)/u;
const UNIT = /(orang|cangkir|people|persons?|cups?)/u;

function unitOf(word: string): Capacity['unit'] {
  return /^(orang|people|person)/.test(word) ? 'person' : 'cup';
}

export function capacitiesOf(product: Product): Capacity[] {
  return product.specs.flatMap((spec): Capacity[] => {
    if (UNIT.test(spec.key) && /^\d+$/.test(spec.value)) {
      return [{ unit: unitOf(UNIT.exec(spec.key)?.[0] ?? ''), from: 0, to: Number(spec.value) }];
    }
    if (!CAPACITY_KEYS.includes(spec.key)) return [];
    const match = RANGE.exec(spec.value);
    if (!match) return [];
    return [{ unit: unitOf(match[3] ?? ''), from: Number(match[1] ?? 0), to: Number(match[2]) }];
  });
}

/** Whether a product is made for this many; undefined when its rows do not tell. */
export function fitsQuantity(product: Product, quantity: Amount | undefined): boolean | undefined {
  if (!quantity) return undefined;
  const rows = capacitiesOf(product).filter(({ unit }) => unit === quantity.unit);
  if (rows.length === 0) return undefined;
  const most = Math.max(...rows.map(({ to }) => to));
  const least = quantity.unit === 'person' ? Math.min(...rows.map(({ from }) => from)) : 0;
  return least <= quantity.amount && quantity.amount <= most;
}

/** How many of what is wanted: 60 people, 120 cups. */
type Amount = Pick<QuantityValue, 'amount' | 'unit'>;

/** The public price of one now; infinite while there is none. */
export function publicPrice(product: Product, now: Instant): number {
  return priceNow(product, 'public', now)?.idr ?? Infinity;
}

/** What is sold of a category now, cheapest first. */
export function inCategory(
  { products }: Pick<Catalogue, 'products'>,
  category: string,
  now: Instant,
): Product[] {
  return [...products.values()]
    .filter((product) => product.category === category && !product.discontinued)
    .sort((a, b) => publicPrice(a, now) - publicPrice(b, now));
}

/** The smallest product of a category made for this many; undefined when there is none or no number is known. */
export function bestFit(
  catalogue: Pick<Catalogue, 'products'>,
  wanted: { category?: string; quantity?: Amount },
  now: Instant,
): Product | undefined {
  if (wanted.category === undefined) return undefined;
  const size = (product: Product): number => Math.max(...capacitiesOf(product).map(({ to }) => to));
  return inCategory(catalogue, wanted.category, now)
    .filter((product) => fitsQuantity(product, wanted.quantity) === true)
    .sort((a, b) => size(a) - size(b))[0];
}
