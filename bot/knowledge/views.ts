import { type ProductWords, type Views } from '../../dialogs/contract/turn';
import { plain } from '../../dialogs/reading/plain-words';
import { type Product, faqKey } from '../../domain/products/catalogue';
import { kilograms } from '../../domain/products/parcel';
import { type Content } from '../content/content';
import { deliveryTo, territoryOf } from './delivery-places';

/** Words by which people ask for all specs are a spec name of the content with this key. */
const ALL_SPECS = 'semua';

/** What dialogs may read of the company: the content's words beside the catalogue's rows. */
export function viewsOf(content: Content, products: readonly Product[]): Views {
  const { company, delivery } = content;
  const { servedOnly } = delivery;
  return {
    catalogue: catalogueOf(content, products),
    productWords: new Map(products.map((product) => [product.sku, wordsOf(product, content)])),
    specNames: new Map(
      content.specNames
        .filter((spec) => spec.key !== ALL_SPECS)
        .map((spec) => [spec.key, { label: spec.label, words: [...spec.words.id, ...spec.words.en] }]),
    ),
    allSpecsWords: content.specNames
      .filter((spec) => spec.key === ALL_SPECS)
      .flatMap((spec) => [...spec.words.id, ...spec.words.en]),
    cues: content.cues,
    offers: content.offers,
    membership: content.membership,
    rules: content.rules,
    calendar: content.calendar,
    segments: content.targetMarket.segments.map(({ id, kind, words }) => ({
      id,
      kind,
      words: [...words.id, ...words.en].map(plain),
    })),
    criteria: content.targetMarket.criteria,
    companySizes: content.targetMarket.companySizes,
    territoryOf: (city) => territoryOf(city, content),
    deliveryTo: (city) => deliveryTo(city, content),
    weightOf: (product) => weightOf(product, content),
    isServedOnly: ({ specs }) =>
      specs.some(({ key, value }) => key === servedOnly?.spec && value.includes(servedOnly.value)),
    servedCities: company.cities.served,
    roster: content.reps,
    company: {
      name: company.name,
      botName: company.botName,
      timeZone: company.timeZone,
      website: company.website,
      orderPrefix: company.orderPrefix ?? initialsOf(company.name),
      phones: [company.phone, ...content.stores.flatMap(({ phone }) => phone ?? [])].map(dialled),
    },
  };
}

/** Content writes numbers with their country and blanks: `+62 21 5550 0100`. */
function dialled(phone: string): string {
  return phone.replace(/[^\d+]/g, '');
}

function catalogueOf({ categories, faq, stores }: Content, products: readonly Product[]): Views['catalogue'] {
  return {
    products: new Map(products.map((product) => [product.sku, product])),
    categories: new Map(categories.map((category) => [category.id, category])),
    faq: new Map(faq.map((entry) => [faqKey(entry), entry])),
    stores,
  };
}

/** The first of the specs that tell a weight. */
function weightOf(product: Product, { delivery }: Content): number | undefined {
  const weights = (delivery.weightSpecs ?? []).flatMap((key) =>
    product.specs.filter((spec) => spec.key === key).map((spec) => kilograms(spec.value)),
  );
  return weights.find((kg) => kg !== undefined);
}

/** `Nusa Seduh` → `NS`: two to four letters, which is what the recognizer reads as an order number. */
export function initialsOf(name: string): string {
  const words = name.split(/[^\p{L}]+/u).filter((word) => word !== '');
  const letters = words
    .map((word) => word.charAt(0))
    .join('')
    .slice(0, 4)
    .toUpperCase();
  return letters.length >= 2 ? letters : (words[0] ?? 'XX').slice(0, 2).toUpperCase();
}

/**
 * The catalogue's own words are the reference language's. The translation of a spec holds only while the
 * row still says what was translated: an import that changes it is shown as it is.
 */
function wordsOf(product: Product, content: Content): ProductWords {
  const texts = content.productTexts.get(product.sku);
  const specs = product.specs.map((spec): [string, { id: string; en: string }] => {
    const known = texts?.id.specs.find(({ key, value }) => key === spec.key && value === spec.value);
    const english = known && texts?.en.specs.find(({ key }) => key === spec.key);
    return [spec.key, { id: spec.value, en: english?.value ?? spec.value }];
  });
  return {
    name: { id: product.name, en: texts?.en.name ?? product.name },
    description: { id: product.description, en: texts?.en.description ?? product.description },
    unit: { id: product.unit, en: texts?.en.unit ?? product.unit },
    specs: new Map(specs),
  };
}
