import { type Product } from '../../domain/products/catalogue';
import { type LeadSlots } from '../../domain/leads/slots';
import { capacityText } from './advice-lines';
import { inCategory, isAffordable, priceOf } from './fit';
import { fitsQuantity } from '../../domain/products/fit';
import { oncePer } from '../reading/once-per';
import { productName } from './reference';
import { plain, plainText } from '../reading/plain-words';
import { type Text } from '../contract/texts';
import { type Turn } from '../contract/turn';

const MAX_RECOMMENDED = 3;

/** Why a product is among those recommended: one reason, the strongest its rows give. */
type Reason = 'capacity' | 'budget' | 'words' | 'cheaper' | 'none';

export interface Recommended {
  product: Product;
  reason: Reason;
  /** The word of its rows that matched, for `words`. */
  word: string | undefined;
}

/**
 * P-9: filtered by what they need, ranked by fit to it; margin plays no part. Nothing over the budget is among them. At most three, and one of them is
 * cheaper than the first where there is one.
 */
export function recommended(turn: Turn, slots: LeadSlots, category: string): Recommended[] {
  const ranked = candidates(turn, slots, category)
    .map((product) => ({ ...reasonOf(turn, product, slots), points: points(turn, product, slots) }))
    .sort((a, b) => b.points - a.points || priceOf(turn, a.product) - priceOf(turn, b.product));
  const best = ranked.slice(0, MAX_RECOMMENDED);
  const [first] = best;
  if (!first) return [];
  const isCheaper = ({ product }: { product: Product }): boolean =>
    priceOf(turn, product) < priceOf(turn, first.product);
  if (best.some(isCheaper)) return best;
  const cheaper = inCategory(turn, first.product.category)
    .filter((product) => isCheaper({ product }))
    .at(-1);
  const added: Recommended[] = cheaper ? [{ product: cheaper, reason: 'cheaper', word: undefined }] : [];
  return [...best.slice(0, MAX_RECOMMENDED - added.length), ...added];
}

/** Within the budget: those made for so many, of this kind or another, else those whose rows do not tell. */
function candidates(turn: Turn, slots: LeadSlots, category: string): readonly Product[] {
  const within = (products: readonly Product[]): Product[] =>
    products.filter((product) => isAffordable(turn, product, slots) !== false);
  const kind = inCategory(turn, category);
  if (!slots.quantity) return within(kind);
  const fitting = kind.filter((product) => fitsQuantity(product, slots.quantity) === true);
  const open = kind.filter((product) => fitsQuantity(product, slots.quantity) === undefined);
  const pools = [fitting, elsewhere(turn, slots), open].map(within);
  return pools.find((pool) => pool.length > 0) ?? [];
}

/** What comes closest where nothing is within the budget: made for so many first, the least over it first. */
export function nearest(turn: Turn, slots: LeadSlots, category: string): Product[] {
  const kind = inCategory(turn, category);
  const fitting = kind.filter((product) => fitsQuantity(product, slots.quantity) !== false);
  return (fitting.length > 0 ? fitting : kind).filter(
    (product) => priceOf(turn, product) !== Infinity && isAffordable(turn, product, slots) === false,
  );
}

/** Nothing of that kind is made for so many: what is, of the things one takes time to choose. */
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
    (matchedWord(turn, product) ? 1.5 : 0) +
    (described.includes(product.sku) ? 1 : 0) +
    (product.stock?.quantity === 0 ? -1 : 0)
  );
}

function reasonOf(turn: Turn, product: Product, slots: LeadSlots): Recommended {
  const word = matchedWord(turn, product);
  if (fitsQuantity(product, slots.quantity) === true) return { product, reason: 'capacity', word };
  if (word !== undefined) return { product, reason: 'words', word };
  if (isAffordable(turn, product, slots) === true) return { product, reason: 'budget', word };
  return { product, reason: 'none', word };
}

/** A tag, or a value of a row with its key, whose words the customer used: "rumah", "keasaman rendah". */
function matchedWord(turn: Turn, product: Product): string | undefined {
  const spoken = wordsOf(turn.input);
  const heard = (text: string): boolean =>
    plain(text)
      .split(' ')
      .every((word) => spoken.has(word) || spoken.has(stem(word)));
  const { specNames, productWords } = turn.views;
  const told = productWords.get(product.sku)?.specs;
  const row = product.specs.find(
    ({ key, value }) =>
      heard(`${key} ${value}`) ||
      heard(`${specNames.get(key)?.label.en ?? key} ${told?.get(key)?.en ?? value}`),
  );
  return product.tags.find(heard) ?? (row && `${row.key} ${row.value}`);
}

const wordsOf = oncePer((input: Turn['input']) => {
  const spoken = plainText({ input }).trim().split(' ');
  return new Set(spoken.flatMap((word) => [word, word.replace(/nya$/, '')]));
});

/** "keasaman" is spoken of as "asam". */
function stem(word: string): string {
  return word.replace(/^ke(.+)an$/, '$1');
}

/** `• Mesin Kantor O10: Rp18.500.000, untuk 10–30 orang` */
export function recommendedLine(turn: Turn, { product, reason, word }: Recommended): Text {
  const values = { product: productName(turn, product.sku), price: { money: priceOf(turn, product) } };
  const capacity = capacityText(turn, product);
  switch (reason) {
    case 'capacity':
      return { text: 'recommend.line-capacity', values: { ...values, capacity: capacity ?? '' } };
    case 'words':
      return { text: 'recommend.line-words', values: { ...values, word: word ?? '' } };
    case 'budget':
      return { text: 'recommend.line-budget', values };
    case 'none':
      return { text: 'product.list-line', values };
    case 'cheaper':
      return capacity === undefined
        ? { text: 'recommend.line-cheaper', values }
        : { text: 'recommend.line-cheaper-capacity', values: { ...values, capacity } };
  }
}
