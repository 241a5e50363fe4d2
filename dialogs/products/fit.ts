import { inCategory as soldIn, publicPrice } from '../../domain/products/fit';
import { type Catalogue, type Product } from '../../domain/products/catalogue';
import { entitiesOf } from '../../domain/recognition/recognition';
import { type LeadSlots } from '../../domain/leads/slots';
import { oncePer } from '../reading/once-per';
import { framed, plainText } from '../reading/plain-words';
import { type Turn } from '../contract/turn';

/** What is sold of a category now, cheapest first. */
export function inCategory(turn: Turn, category: string): Product[] {
  return soldIn(turn.views.catalogue, category, turn.now);
}

export function priceOf(turn: Turn, product: Product): number {
  return publicPrice(product, turn.now);
}

/** Whether a product costs no more than was told; undefined when nothing was. */
export function isAffordable(turn: Turn, product: Product, { budget }: LeadSlots): boolean | undefined {
  if (budget === undefined || budget === 'undecided') return undefined;
  return priceOf(turn, product) <= budget.max;
}

/**
 * The kind of goods a message speaks of: the category with the longest name all of whose words stand in it, so
 * that "mesin kopi untuk kantor" is an office machine; else the entity.
 */
export function categoryOf(turn: Pick<Turn, 'input' | 'recognition' | 'views'>): string | undefined {
  const tokens = new Set(spelled(plainText(turn)));
  const named = namesOf(turn.views.catalogue).find(({ parts }) => parts.every((part) => tokens.has(part)));
  return named?.id ?? entitiesOf(turn.recognition, 'category')[0]?.value.id;
}

/** What categories are called, the longest names first. */
const namesOf = oncePer((catalogue: Catalogue) =>
  [...catalogue.categories.values()]
    .flatMap(({ id, words: names }) => names.map((name) => ({ id, parts: spelled(framed(name)) })))
    .sort((a, b) => b.parts.length - a.parts.length),
);

/** Words in one spelling: people write "cafe", "café" and "kafe". */
function spelled(text: string): string[] {
  return text
    .trim()
    .split(' ')
    .map((word) => (word === 'kafe' ? 'cafe' : word));
}
