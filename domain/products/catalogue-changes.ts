import { type Instant } from '../time/instant';
import { type Product, priceNow } from './catalogue';

/** A price that an import would change; `change` is the share of the old one, −0.5 for half of it. */
export interface PriceChange {
  sku: string;
  name: string;
  from: number;
  to: number;
  change: number;
}

/** What taking a file in would do. */
export interface CatalogueChanges {
  added: Product[];
  /** Known products of which something is new besides when the stock was counted. */
  changed: number;
  unchanged: number;
  /** Products on sale that the file lacks, and how many are on sale. */
  vanishing: Product[];
  onSale: number;
  /** The largest first. */
  prices: PriceChange[];
}

/** A file that would take more than this share of the goods off sale is probably part of a list. */
export const VANISHING_SHARE = 0.2;

export function changesOf(
  known: ReadonlyMap<string, Product>,
  listed: readonly Product[],
  at: { now: Instant; onlyUpdate: boolean },
): CatalogueChanges {
  const onSale = [...known.values()].filter(({ discontinued }) => !discontinued);
  const skus = new Set(listed.map(({ sku }) => sku));
  const kept = listed.flatMap((after) => {
    const before = known.get(after.sku);
    return before ? [{ before, after }] : [];
  });
  const changed = kept.filter(({ before, after }) => isChanged(before, after)).length;
  return {
    added: listed.filter(({ sku }) => !known.has(sku)),
    changed,
    unchanged: kept.length - changed,
    vanishing: at.onlyUpdate ? [] : onSale.filter(({ sku }) => !skus.has(sku)),
    onSale: onSale.length,
    prices: kept
      .flatMap(({ before, after }) => priceChange(before, after, at.now))
      .sort((a, b) => Math.abs(b.change) - Math.abs(a.change)),
  };
}

/** Whether so much would vanish that its number must be said. */
export function vanishesMuch({ vanishing, onSale }: CatalogueChanges): boolean {
  return vanishing.length > onSale * VANISHING_SHARE;
}

function priceChange(before: Product, after: Product, now: Instant): PriceChange[] {
  const from = priceNow(before, 'public', now)?.idr;
  const to = after.prices.find(({ audience, minQty }) => audience === 'public' && minQty === 1)?.idr;
  if (from === undefined || to === undefined || from === to) return [];
  return [{ sku: after.sku, name: after.name, from, to, change: (to - from) / from }];
}

/** Whether anything differs besides when the stock was counted and when the row was written. */
export function isChanged(before: Product, after: Product): boolean {
  return fingerprint(before) !== fingerprint(after);
}

function fingerprint({ prices, stock, updatedAt: _updated, ...rest }: Product): string {
  const held = prices
    .filter(({ validTo }) => validTo === undefined)
    .map(({ audience, minQty, idr }) => `${audience} ${minQty} ${idr}`)
    .sort();
  const fields = Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([fields.map(([key, value]) => [key, value ?? null]), held, stock?.quantity ?? null]);
}
