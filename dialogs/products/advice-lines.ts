import { type Product } from '../../domain/products/catalogue';
import { type LeadSlots } from '../../domain/leads/slots';
import { bestOf } from './faq-answer';
import { priceOf } from './fit';
import { fitsQuantity, capacitiesOf } from '../../domain/products/fit';
import { meant } from '../reading/meant';
import { isWholly } from '../reading/plain-words';
import { type Choice } from '../contract/outputs';
import { productName } from './reference';
import { type Text, type TextValue } from '../contract/texts';
import { type Turn, words } from '../contract/turn';

/** Rows as advice words them: nothing here is known but what the catalogue says (P-1). */
export function productButton(turn: Turn, product: Product): Choice {
  return {
    id: { kind: 'product', sku: product.sku },
    label: { text: 'product.name', values: { name: productName(turn, product.sku) } },
  };
}

/** A spec in the customer's language; undefined when the row lacks it. */
export function specText(turn: Turn, product: Product, key: string): TextValue | undefined {
  const spec = product.specs.find((row) => row.key === key);
  if (!spec) return undefined;
  const known = turn.views.productWords.get(product.sku)?.specs.get(key);
  return known ? { perLanguage: known } : spec.value;
}

/** The row that tells for how many a product is made: "10–30 orang". */
export function capacityText(turn: Turn, product: Product): TextValue | undefined {
  const key = product.specs.find((spec) => capacitiesOf({ ...product, specs: [spec] }).length > 0)?.key;
  return key === undefined ? undefined : specText(turn, product, key);
}

export function priceText(turn: Turn, product: Product): TextValue {
  const price = priceOf(turn, product);
  return price === Infinity ? { text: 'advice.no-price' } : { money: price };
}

export function quantityText(slots: LeadSlots): Text | undefined {
  const { quantity } = slots;
  if (!quantity) return undefined;
  return { text: `qualify.quantity-${quantity.unit}`, values: { amount: quantity.amount } };
}

/** Whether what was named suits the numbers that were told, and by how much it goes over the budget. */
export function suitability(turn: Turn, product: Product, slots: LeadSlots): Text[] {
  const lines: Text[] = [];
  const name = productName(turn, product.sku);
  const fits = fitsQuantity(product, slots.quantity);
  const capacity = capacityText(turn, product);
  const quantity = quantityText(slots);
  if (fits !== undefined && capacity !== undefined && quantity) {
    const text = fits ? ('advice.fits' as const) : ('advice.fits-not' as const);
    lines.push({ text, values: { product: name, capacity, quantity } });
  }
  const budget = slots.budget === 'undecided' ? undefined : slots.budget;
  const over = budget ? priceOf(turn, product) - budget.max : 0;
  if (over > 0 && over !== Infinity)
    lines.push({ text: 'advice.over-budget', values: { product: name, over: { money: over } } });
  return lines;
}

/**
 * Somewhere that no row knows: "do you ship parts to Sydney?" is not answered with what we do here.
 * @param topic what is asked about that place; an approved answer on it knows the place
 */
export function namesUnknownPlace(turn: Turn, topic: string): boolean {
  const place = placeNamed(turn);
  if (place === undefined || meant(turn, 'city').length > 0 || turn.views.deliveryTo(place)) return false;
  return bestOf(turn, topic, turn.views.rules.product.clarify) === undefined;
}

/** What stands with a capital behind a word of direction: a place, listed or not. */
export function placeNamed(turn: Turn): string | undefined {
  const spoken = words(turn).split(/\s+/u);
  const { towards } = turn.views.cues;
  const place = spoken.find(
    (word, at) => /^\p{Lu}\p{L}/u.test(word) && isWholly(towards, spoken[at - 1] ?? ''),
  );
  return /^\p{L}+/u.exec(place ?? '')?.[0];
}
