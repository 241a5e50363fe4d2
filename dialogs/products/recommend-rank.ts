import { type Product } from '../../domain/products/catalogue';
import { type LeadSlots } from '../../domain/leads/slots';
import { inCategory, isAffordable, priceOf } from './fit';
import { fitsQuantity } from '../../domain/products/fit';
import { isWithin } from '../../domain/products/selection';
import { limitHeld } from './memory';
import { type Turn } from '../contract/turn';

const MAX_RECOMMENDED = 3;
/** A word that many rows of the catalogue have is not a reason for one of them: "kopi". */
const MOST_OF_ALL = 1 / 3;

/** Why a product is among those recommended: one reason, the strongest its rows give. */
type Reason = 'capacity' | 'budget' | 'fact' | 'words' | 'cheaper' | 'none';

export interface Recommended {
  product: Product;
  reason: Reason;
  /** The word of its rows that matched, for `words`; the key of the row, for `fact`. */
  word: string | undefined;
}

/**
 * P-9: filtered by what they need, ranked by fit to it; margin plays no part. Nothing over the budget is among them.
 * At most three, and one of them is cheaper than the first where there is one.
 */
export function recommended(turn: Turn, slots: LeadSlots, category: string): Recommended[] {
  const ranked = asAsked(turn, candidates(turn, slots, category))
    .map((product) => ({ ...reasonOf(turn, product, slots), points: points(turn, product, slots) }))
    .sort((a, b) => b.points - a.points || priceOf(turn, a.product) - priceOf(turn, b.product));
  const best = ranked.slice(0, MAX_RECOMMENDED);
  const [first] = best;
  if (!first) return [];
  const isCheaper = ({ product }: { product: Product }): boolean =>
    priceOf(turn, product) < priceOf(turn, first.product);
  if (best.some(isCheaper)) return best;
  const cheaper = asAsked(turn, inCategory(turn, first.product.category))
    .filter((product) => isCheaper({ product }))
    .at(-1);
  const added: Recommended[] = cheaper ? [{ product: cheaper, reason: 'cheaper', word: undefined }] : [];
  return [...best.slice(0, MAX_RECOMMENDED - added.length), ...added];
}

/** With a property asked for ("for espresso") only those that have it, where any has. */
function asAsked(turn: Turn, products: readonly Product[]): readonly Product[] {
  const having = products.filter(
    (product) => matchedFact(turn, product) !== undefined || matchedWord(turn, product) !== undefined,
  );
  return having.length > 0 ? having : products;
}

/** Within the budget: those made for this many, of this category or another, else those whose rows do not tell. */
function candidates(turn: Turn, slots: LeadSlots, category: string): readonly Product[] {
  const within = (products: readonly Product[]): Product[] =>
    products.filter(
      (product) =>
        isAffordable(turn, product, slots) !== false && (!limit || isWithin(priceOf(turn, product), limit)),
    );
  const limit = limitHeld(turn);
  const kind = inCategory(turn, category);
  if (!slots.quantity) return within(kind);
  const fitting = kind.filter((product) => fitsQuantity(product, slots.quantity) === true);
  const open = kind.filter((product) => fitsQuantity(product, slots.quantity) === undefined);
  const pools = [fitting, elsewhere(turn, slots), open].map(within);
  return pools.find((pool) => pool.length > 0) ?? [];
}

/** The closest where nothing is within the budget: made for this many first, the least over it first. */
export function nearest(turn: Turn, slots: LeadSlots, category: string): Product[] {
  const kind = inCategory(turn, category);
  const fitting = kind.filter((product) => fitsQuantity(product, slots.quantity) !== false);
  return (fitting.length > 0 ? fitting : kind).filter(
    (product) => priceOf(turn, product) !== Infinity && isAffordable(turn, product, slots) === false,
  );
}

/** Nothing of that category is made for this many: other considered purchases that are. */
function elsewhere(turn: Turn, slots: LeadSlots): Product[] {
  return [...turn.views.catalogue.products.values()].filter(
    (product) =>
      !product.discontinued &&
      product.involvement === 'high' &&
      fitsQuantity(product, slots.quantity) === true,
  );
}

function points(turn: Turn, product: Product, slots: LeadSlots): number {
  const fit = fitsQuantity(product, slots.quantity) === true ? 4 : 0;
  const money = isAffordable(turn, product, slots) === true ? 2 : 0;
  const described = turn.recognition.described?.matching ?? [];
  const retrieved = turn.recognition.products.find(({ sku }) => sku === product.sku)?.score ?? 0;
  return (
    fit +
    money +
    retrieved +
    (matchedFact(turn, product) ? 2 : 0) +
    (matchedWord(turn, product) ? 1.5 : 0) +
    (described.includes(product.sku) ? 1 : 0) +
    (product.stock?.quantity === 0 ? -1 : 0)
  );
}

function reasonOf(turn: Turn, product: Product, slots: LeadSlots): Recommended {
  const word = matchedWord(turn, product);
  if (fitsQuantity(product, slots.quantity) === true) return { product, reason: 'capacity', word };
  const fact = matchedFact(turn, product);
  if (fact !== undefined) return { product, reason: 'fact', word: fact };
  if (word !== undefined && !isItsName(word, product)) return { product, reason: 'words', word };
  if (isAffordable(turn, product, slots) === true) return { product, reason: 'budget', word };
  return { product, reason: 'none', word };
}

/** Letters by which forms of a word may differ: "machine" and "machines". */
const ENDING = 2;

/** Words that only repeat what a thing is called are no reason for it. */
function isItsName(words: string, product: Product): boolean {
  const names = [product.name, ...product.aliases].join(' ').toLowerCase().split(/\s+/u);
  const isNamed = (word: string): boolean =>
    names.some((name) => name.startsWith(word.slice(0, Math.max(MIN_STEM, word.length - ENDING))));
  return words.split(' ').every(isNamed);
}

const MIN_STEM = 4;

/** The words of the message that its rows have and those of the rest of its kind have not: "moka pot". */
function matchedWord(turn: Turn, { sku, category }: Product): string | undefined {
  const others = inCategory(turn, category).filter((other) => other.sku !== sku);
  const most = turn.views.catalogue.products.size * MOST_OF_ALL;
  const words = (turn.recognition.described?.words ?? []).filter(
    ({ skus, isUnwanted }) => skus.length <= most && !isUnwanted,
  );
  const telling = words.filter(
    ({ skus }) => skus.includes(sku) && others.some((other) => !skus.includes(other.sku)),
  );
  return telling.length > 0 ? telling.map(({ word }) => word).join(' ') : undefined;
}

/** The key of the row that tells what the message asks for: `keasaman` for "yang asamnya rendah". */
function matchedFact(turn: Turn, { sku }: Product): string | undefined {
  return turn.recognition.described?.facts?.find(({ skus }) => skus.includes(sku))?.key;
}
