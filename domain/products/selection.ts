import { type Superlative, type PriceLimit } from '../recognition/acts';
import { type Instant } from '../time/instant';
import { type Product } from './catalogue';
import { publicPrice } from './fit';

/** A query over the catalogue. Fields that are left out limit nothing. */
export interface GoodsWanted {
  limit?: PriceLimit | undefined;
  inStock?: boolean | undefined;
  /** Made for this many, suits a place: any further condition on a row. */
  suits?: ((product: Product) => boolean) | undefined;
}

export interface Selection {
  /** All that was asked for, in order. */
  fitting: Product[];
  /** What comes closest where nothing fits, nearest first; never called fitting. */
  nearest: Product[];
}

/** How far "around" reaches, as a share of the amount. */
const AROUND = 0.2;

/** An amount of rupiah as limits. "2 jutaan" is two million and some: up to the next of its leading digit. */
export function pricesAround(amount: number): { from: number; to: number } {
  const step = 10 ** Math.floor(Math.log10(amount));
  const some = amount % step === 0 ? step - 1 : 0;
  return { from: amount * (1 - AROUND), to: amount + Math.max(some, amount * AROUND) };
}

/** Whether a price is within the limits. A product without a price (infinite) is within none. */
export function isWithin(price: number, limit: PriceLimit): boolean {
  if (price === Infinity) return false;
  const around = limit.around === undefined ? undefined : pricesAround(limit.around);
  const least = Math.max(limit.atLeast ?? 0, around?.from ?? 0);
  const most = Math.min(limit.atMost ?? Infinity, around?.to ?? Infinity);
  return least <= price && price <= most;
}

/** The products that fit all that is asked, cheapest first; where none does, those that fit but for the price or the stock. */
export function selectGoods(products: readonly Product[], wanted: GoodsWanted, now: Instant): Selection {
  const priceOf = (product: Product): number => publicPrice(product, now);
  const byPrice = (a: Product, b: Product): number => priceOf(a) - priceOf(b);
  const sold = products
    .filter((product) => !product.discontinued && (wanted.suits?.(product) ?? true))
    .sort(byPrice);
  const isHere = ({ stock }: Product): boolean => !wanted.inStock || (stock?.quantity ?? 0) > 0;
  const { limit } = wanted;
  const affordable = limit ? sold.filter((product) => isWithin(priceOf(product), limit)) : sold;
  const fitting = affordable.filter(isHere);
  if (fitting.length > 0) return { fitting, nearest: [] };
  if (affordable.length > 0) return { fitting, nearest: affordable };
  const aim = limit?.atMost ?? limit?.around ?? limit?.atLeast ?? 0;
  const gap = (product: Product): number => Math.abs(priceOf(product) - aim);
  return { fitting, nearest: sold.filter(isHere).sort((a, b) => gap(a) - gap(b)) };
}

/** The order a superlative puts goods in, its first one first; undefined for those no row can tell. */
export function ranked(
  products: readonly Product[],
  superlative: Superlative,
  measures: { price: (product: Product) => number; size: (product: Product) => number | undefined },
): Product[] | undefined {
  switch (superlative) {
    case 'cheapest':
      return sorted(products, measures.price, 1);
    case 'dearest':
      return sorted(
        products.filter((product) => measures.price(product) !== Infinity),
        measures.price,
        -1,
      );
    case 'largest':
    case 'smallest': {
      const sized = products.filter((product) => measures.size(product) !== undefined);
      const direction = superlative === 'largest' ? -1 : 1;
      return sized.length < 2
        ? undefined
        : sorted(sized, (product) => measures.size(product) ?? 0, direction);
    }
    case 'best_selling':
    case 'best':
    case 'newest':
      return undefined;
  }
}

function sorted(
  products: readonly Product[],
  measure: (product: Product) => number,
  direction: 1 | -1,
): Product[] {
  return [...products].sort((a, b) => direction * (measure(a) - measure(b)));
}
