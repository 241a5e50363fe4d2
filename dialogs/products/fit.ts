import { inCategory as soldIn, publicPrice } from '../../domain/products/fit';
import { type Product } from '../../domain/products/catalogue';
import { entitiesOf } from '../../domain/recognition/recognition';
import { type LeadSlots } from '../../domain/leads/slots';
import { type Turn, words } from '../contract/turn';

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

/** The category a message is about: "mesin kopi untuk kantor" is an office machine. */
export function categoryOf({ recognition }: Pick<Turn, 'recognition'>): string | undefined {
  return recognition.described?.kind ?? entitiesOf(recognition, 'category')[0]?.value.id;
}

/** So many words around the name of a kind ask for nothing but its goods. */
const MOST_AROUND_KIND = 2;

/** "Kalau penggiling?": a kind is named, and next to nothing is said beside it. */
export function isHardlyMoreThanKind(turn: Pick<Turn, 'recognition' | 'input'>): boolean {
  const [kind] = entitiesOf(turn.recognition, 'category');
  const size = (text: string): number => text.trim().split(/\s+/u).length;
  return kind !== undefined && size(words(turn)) - size(kind.text) <= MOST_AROUND_KIND;
}
