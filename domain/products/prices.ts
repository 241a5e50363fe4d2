import { type Price, type PriceAudience, type Product } from './catalogue';
import { type Instant } from '../time/instant';

/** A row of a cart, priced. Amounts are whole rupiah. */
export interface OrderLine {
  sku: string;
  name: string;
  quantity: number;
  unitPrice: number;
  total: number;
}

export type PricedCart =
  | { ok: true; lines: OrderLine[]; goods: number }
  | {
      ok: false;
      reason: 'empty' | 'bad_quantity' | 'unknown_product' | 'discontinued' | 'no_price';
      sku: string;
    };

/**
 * The unit price for a quantity (P-3): of the quantity prices that hold for the customer, the lowest.
 * A newer row of the same audience and quantity replaces the older; members and companies may always pay the
 * public price. Undefined when no price is valid.
 */
export function unitPrice(
  product: Product,
  audience: PriceAudience,
  quantity: number,
  now: Instant,
): number | undefined {
  const newest = new Map<string, Price>();
  for (const price of product.prices) {
    const isTheirs = price.audience === audience || price.audience === 'public';
    const holds = price.validFrom <= now && (price.validTo === undefined || now < price.validTo);
    if (!isTheirs || !holds || price.minQty > quantity) continue;
    const tier = `${price.audience} ${price.minQty}`;
    const known = newest.get(tier);
    if (!known || known.validFrom < price.validFrom) newest.set(tier, price);
  }
  const amounts = [...newest.values()].map((price) => price.idr);
  return amounts.length === 0 ? undefined : Math.min(...amounts);
}

/** A cart with its prices, or the first row that cannot be sold and why. Rows of one sku are added up. */
export function priceCart(
  items: ReadonlyArray<{ sku: string; quantity: number }>,
  products: ReadonlyMap<string, Product>,
  audience: PriceAudience,
  now: Instant,
): PricedCart {
  const quantities = new Map<string, number>();
  for (const { sku, quantity } of items) {
    if (!Number.isInteger(quantity) || quantity < 1) return { ok: false, reason: 'bad_quantity', sku };
    quantities.set(sku, (quantities.get(sku) ?? 0) + quantity);
  }
  const lines: OrderLine[] = [];
  for (const [sku, quantity] of quantities) {
    const product = products.get(sku);
    if (!product) return { ok: false, reason: 'unknown_product', sku };
    if (product.discontinued) return { ok: false, reason: 'discontinued', sku };
    const price = unitPrice(product, audience, quantity, now);
    if (price === undefined) return { ok: false, reason: 'no_price', sku };
    lines.push({ sku, name: product.name, quantity, unitPrice: price, total: price * quantity });
  }
  if (lines.length === 0) return { ok: false, reason: 'empty', sku: '' };
  return { ok: true, lines, goods: lines.reduce((sum, line) => sum + line.total, 0) };
}
