import { hoursBetween } from '../time/calendar';
import { type Instant, type Language } from '../time/instant';

/** Who a price is for (P-3): member and B2B prices are shown to verified people only. */
export type PriceAudience = 'public' | 'member' | 'b2b';

/** A dated price. A later row does not erase an earlier one; the newest valid row holds. */
export interface Price {
  audience: PriceAudience;
  /** Whole rupiah, per unit. */
  idr: number;
  /** Smallest order this price holds for. */
  minQty: number;
  validFrom: Instant;
  validTo: Instant | undefined;
}

export interface Stock {
  quantity: number;
  /** When somebody last looked (P-4). */
  asOf: Instant;
}

export interface Spec {
  key: string;
  value: string;
}

export type RelationType = 'upsell' | 'cross' | 'accessory' | 'alternative' | 'replacement' | 'refill';

export interface ProductRelation {
  type: RelationType;
  sku: string;
}

/** A row of the catalogue; `domain.md` P-1: answers are assembled from these and nothing else. */
export interface Product {
  sku: string;
  name: string;
  aliases: string[];
  category: string;
  description: string;
  /** High: specs, comparison, demo, rep. Low: price, stock, buy (D0, row 36). */
  involvement: 'high' | 'low';
  unit: string;
  sourceUrl: string | undefined;
  /** Its picture: a file of the company's content folder, or an https address. */
  image: string | undefined;
  discontinued: boolean;
  tags: string[];
  prices: Price[];
  stock: Stock | undefined;
  specs: Spec[];
  relations: ProductRelation[];
  /** When the row was last imported: the date a citation names. */
  updatedAt: Instant;
}

export interface Category {
  id: string;
  name: Record<Language, string>;
  words: string[];
}

/** An answered frequent question. `topic` ties it to an intent, e.g. `ask_delivery`. */
export interface FaqEntry {
  id: string;
  language: Language;
  topic: string | undefined;
  questions: string[];
  answer: string;
  sourceUrl: string | undefined;
  reviewedAt: string;
}

/** An entry exists once a language under the same id: `id:delivery-cost`, `en:delivery-cost`. */
export function faqKey(entry: { language: Language; id: string }): string {
  return `${entry.language}:${entry.id}`;
}

export interface Store {
  id: string;
  name: string;
  address: string;
  city: string;
  phone: string | undefined;
  /** Opening hours in words, per language. */
  hours: Record<Language, string>;
}

/** What dialogs may know about the goods. Made from rows once and refreshed after an import. */
export interface Catalogue {
  products: ReadonlyMap<string, Product>;
  categories: ReadonlyMap<string, Category>;
  /** By {@link faqKey}. */
  faq: ReadonlyMap<string, FaqEntry>;
  stores: readonly Store[];
}

/** The products of these skus, in that order; what the catalogue has no row for is passed over. */
export function productsBySku({ products }: Pick<Catalogue, 'products'>, skus: readonly string[]): Product[] {
  return skus.flatMap((sku) => products.get(sku) ?? []);
}

/** The price that holds now for one unit bought by an audience; undefined when none is valid (P-3). */
export function priceNow(product: Product, audience: PriceAudience, now: Instant): Price | undefined {
  return product.prices
    .filter((price) => price.audience === audience && price.minQty <= 1)
    .filter((price) => price.validFrom <= now && (price.validTo === undefined || now < price.validTo))
    .sort((a, b) => (a.validFrom < b.validFrom ? 1 : -1))[0];
}

/** Quantity prices of an audience that hold now, smallest quantity first. */
export function quantityPrices(product: Product, audience: PriceAudience, now: Instant): Price[] {
  return product.prices
    .filter((price) => price.audience === audience && price.minQty > 1)
    .filter((price) => price.validFrom <= now && (price.validTo === undefined || now < price.validTo))
    .sort((a, b) => a.minQty - b.minQty);
}

/** How stock is said (P-4): a count is never promised, and an old count is not trusted. */
export type Availability = 'in_stock' | 'few_left' | 'out_of_stock' | 'to_be_confirmed';

/** @param staleAfterH hours after which a count is too old to be believed, `product.stockStaleH`. */
export function availability(stock: Stock | undefined, now: Instant, staleAfterH: number): Availability {
  if (!stock) return 'to_be_confirmed';
  if (hoursBetween(stock.asOf, now) > staleAfterH) return 'to_be_confirmed';
  if (stock.quantity <= 0) return 'out_of_stock';
  return stock.quantity < 5 ? 'few_left' : 'in_stock';
}
