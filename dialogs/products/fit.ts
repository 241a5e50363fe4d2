import { type Catalogue, type Product, priceNow } from '../../domain/products/catalogue';
import { type LeadSlots } from '../../domain/leads/slots';
import { entitiesOf } from '../../domain/recognition/recognition';
import { oncePer } from '../reading/once-per';
import { framed, said } from '../reading/plain-words';
import { type Turn } from '../contract/turn';

/** How many people or cups a product is made for, read off its rows (P-9). */
export interface Capacity {
  unit: 'person' | 'cup';
  from: number;
  to: number;
}

/** Spec keys that hold a capacity, besides those that name the unit themselves ("cangkir per hari"). */
const CAPACITY_KEYS = ['kapasitas', 'capacity'];
const RANGE = /(?:(\d+)\s*[–-]\s*)?(\d+)\s*(orang|cangkir|people|persons?|cups?)/u;
const UNIT = /(orang|cangkir|people|persons?|cups?)/u;

export function capacitiesOf(product: Product): Capacity[] {
  return product.specs.flatMap((spec): Capacity[] => {
    if (UNIT.test(spec.key) && /^\d+$/.test(spec.value)) {
      return [{ unit: unitOf(UNIT.exec(spec.key)?.[0] ?? ''), from: 0, to: Number(spec.value) }];
    }
    if (!CAPACITY_KEYS.includes(spec.key)) return [];
    const match = RANGE.exec(spec.value);
    if (!match) return [];
    return [{ unit: unitOf(match[3] ?? ''), from: Number(match[1] ?? 0), to: Number(match[2]) }];
  });
}

function unitOf(word: string): Capacity['unit'] {
  return /^(orang|people|person)/.test(word) ? 'person' : 'cup';
}

/** Whether a product is made for so many; undefined when its rows do not tell. */
export function fitsQuantity(product: Product, quantity: LeadSlots['quantity']): boolean | undefined {
  if (!quantity) return undefined;
  const rows = capacitiesOf(product).filter(({ unit }) => unit === quantity.unit);
  if (rows.length === 0) return undefined;
  const most = Math.max(...rows.map(({ to }) => to));
  const least = quantity.unit === 'person' ? Math.min(...rows.map(({ from }) => from)) : 0;
  return least <= quantity.amount && quantity.amount <= most;
}

/** What is sold of a category now, cheapest first. */
export function inCategory(turn: Turn, category: string): Product[] {
  return [...turn.views.catalogue.products.values()]
    .filter((product) => product.category === category && !product.discontinued)
    .sort((a, b) => priceOf(turn, a) - priceOf(turn, b));
}

export function priceOf(turn: Turn, product: Product): number {
  return priceNow(product, 'public', turn.now)?.idr ?? Infinity;
}

/** The smallest product of the category that is made for so many; undefined when none is or nobody said. */
export function bestFit(turn: Turn, slots: LeadSlots): Product | undefined {
  if (slots.category === undefined) return undefined;
  const size = (product: Product): number => Math.max(...capacitiesOf(product).map(({ to }) => to));
  return inCategory(turn, slots.category)
    .filter((product) => fitsQuantity(product, slots.quantity) === true)
    .sort((a, b) => size(a) - size(b))[0];
}

/** What the lead is about: the product that was named, else the one their needs lead to. */
export function productOfInterest(turn: Turn, slots: LeadSlots): Product | undefined {
  return slots.sku === undefined ? bestFit(turn, slots) : turn.views.catalogue.products.get(slots.sku);
}

/**
 * The kind of goods a message speaks of: the category with the longest name all of whose words stand in it, so
 * that "mesin kopi untuk kantor" is an office machine; else the entity.
 */
export function categoryOf(turn: Turn): string | undefined {
  const tokens = new Set(spelled(said(turn)));
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
