import {
  type Price,
  type PriceAudience,
  type Product,
  type ProductRelation,
  type RelationType,
} from '../../domain/products/catalogue';
import { type Instant, type Language } from '../../domain/time/instant';
import { type CatalogueRow } from './catalogue-csv';
import { type CatalogueExtra, type ProductExtra } from './catalogue-schemas';
import { type CategoryContent, type ProductWords } from './content';
import { specsInEnglish, type SpecWords } from './spec-words';

/** What a catalogue row is completed with. */
export interface ProductContext {
  categories: readonly CategoryContent[];
  extra: CatalogueExtra;
  /** The moment of import: prices hold from then on, and stock without a date was counted then. */
  now: Instant;
}

const RELATION_TYPES: readonly RelationType[] = [
  'upsell',
  'cross',
  'accessory',
  'alternative',
  'replacement',
  'refill',
];

/** A row in the shape of the domain. Without extras and a known category it counts as a cheap, simple product. */
export function productOf(row: CatalogueRow, { categories, extra, now }: ProductContext): Product {
  const category = categoryNamed(row.category, categories);
  const more: ProductExtra | undefined = extra[row.sku];
  return {
    sku: row.sku,
    name: row.name,
    aliases: more?.aliases ?? [],
    category: category?.id ?? row.category,
    description: row.description,
    involvement: more?.involvement ?? category?.involvement ?? 'low',
    unit: more?.unit?.id ?? category?.unit.id ?? 'pcs',
    sourceUrl: more?.sourceUrl,
    image: row.image,
    discontinued: false,
    tags: row.tags,
    prices: pricesOf(row, more, now),
    stock: row.stock === undefined ? undefined : { quantity: row.stock, asOf: row.stockAsOf ?? now },
    specs: row.specs,
    relations: relationsOf(more),
    updatedAt: now,
  };
}

/** A category by its id or by any of its names and words, whatever the case: "Penggiling", "grinder". */
export function categoryNamed(
  name: string,
  categories: readonly CategoryContent[],
): CategoryContent | undefined {
  const wanted = name.toLowerCase();
  return (
    categories.find(({ id }) => id.toLowerCase() === wanted) ??
    categories.find((category) =>
      [category.name.id, category.name.en, ...category.words].some((word) => word.toLowerCase() === wanted),
    )
  );
}

function pricesOf(row: CatalogueRow, more: ProductExtra | undefined, now: Instant): Price[] {
  const price = (audience: PriceAudience, idr: number, minQty: number): Price => {
    return { audience, idr, minQty, validFrom: now, validTo: undefined };
  };
  const prices = [price('public', row.priceIdr, 1)];
  if (more?.prices.member !== undefined) prices.push(price('member', more.prices.member, 1));
  if (more?.prices.b2b !== undefined) prices.push(price('b2b', more.prices.b2b, 1));
  for (const { minQty, idr } of row.quantityPrices ?? more?.quantityPrices ?? [])
    prices.push(price('public', idr, minQty));
  return prices;
}

function relationsOf(more: ProductExtra | undefined): ProductRelation[] {
  if (more === undefined) return [];
  return RELATION_TYPES.flatMap((type) => more.relations[type].map((sku) => ({ type, sku })));
}

/** What a product of the file is called in each language. */
export function wordsOf(
  row: CatalogueRow,
  context: ProductContext,
  specWords: SpecWords,
): Record<Language, ProductWords> {
  const product = productOf(row, context);
  const more = context.extra[row.sku];
  const category = categoryNamed(row.category, context.categories);
  return {
    id: { name: row.name, description: row.description, unit: product.unit, specs: row.specs },
    en: {
      name: more?.en.name ?? row.name,
      description: more?.en.description ?? row.description,
      unit: more?.unit?.en ?? category?.unit.en ?? 'pcs',
      specs: specsInEnglish(row.specs, specWords),
    },
  };
}
