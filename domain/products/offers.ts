import { daysBetween } from '../time/calendar';
import { type Product } from './catalogue';
import { type Instant } from '../time/instant';
import { type OrderLine } from './prices';

/** The five kinds of sales promotion (D0, row 37). */
export const OFFER_TYPES = ['sampling', 'free_trial', 'discount', 'coupon', 'prize_draw'] as const;

export type OfferType = (typeof OFFER_TYPES)[number];

/** A promotion as the company has written it; nothing else may be promised (P-1). */
export interface Offer {
  id: string;
  type: OfferType;
  /** Only for somebody who has bought nothing yet (P-11, T37). */
  firstPurchaseOnly: boolean;
  /** Share of the goods' price it takes off, 0..1; 0 for what takes nothing off. */
  share: number;
  /** Category ids it holds for; empty: all. */
  categories: readonly string[];
  /** First and last day, `YYYY-MM-DD` on the company's calendar. */
  from: string;
  until: string;
}

export interface OfferRules {
  /** Most a first purchase may cost less, as a share (row 59). */
  firstPurchaseMaxPct: number;
  /** P-11: shown unasked to one person once in this many days. */
  showAgainD: number;
}

export const DEFAULT_OFFER_RULES: OfferRules = { firstPurchaseMaxPct: 15, showAgainD: 30 };

/** The offers of a day; those for a first purchase only for somebody who has bought nothing. */
export function offersOn<O extends Offer>(offers: readonly O[], day: string, hasBought: boolean): O[] {
  return offers.filter(
    ({ from, until, firstPurchaseOnly }) => from <= day && day <= until && !(firstPurchaseOnly && hasBought),
  );
}

/** P-11: a trial for a product that takes thought, else a discount; undefined when there is none. */
export function firstPurchaseOffer<O extends Offer>(offers: readonly O[], product: Product): O | undefined {
  const types: readonly OfferType[] =
    product.involvement === 'high' ? ['free_trial', 'sampling'] : ['discount', 'coupon'];
  return offers.find(
    (offer) => offer.firstPurchaseOnly && types.includes(offer.type) && holdsFor(offer, product),
  );
}

function holdsFor({ categories }: Offer, { category }: Product): boolean {
  return categories.length === 0 || categories.includes(category);
}

export interface OfferOccasion {
  hasBought: boolean;
  complaintOpen: boolean;
  disqualified: boolean;
  /** When one was last shown unasked. */
  lastShownAt: Instant | undefined;
}

/** P-11: whether an offer may be shown unasked. */
export function mayShowOffer(occasion: OfferOccasion, rules: OfferRules, now: Instant): boolean {
  const { hasBought, complaintOpen, disqualified, lastShownAt } = occasion;
  if (hasBought || complaintOpen || disqualified) return false;
  return lastShownAt === undefined || daysBetween(lastShownAt, now) >= rules.showAgainD;
}

/** What a discount takes off a cart: of the goods it holds for, in whole rupiah, rounded down (§4.5.8). */
export function discountOn(
  offer: Offer,
  lines: readonly OrderLine[],
  products: ReadonlyMap<string, Product>,
): number {
  const goods = lines
    .filter(({ sku }) => {
      const product = products.get(sku);
      return product !== undefined && firstPurchaseOffer([offer], product) !== undefined;
    })
    .reduce((sum, { total }) => sum + total, 0);
  return Math.floor(goods * offer.share);
}
