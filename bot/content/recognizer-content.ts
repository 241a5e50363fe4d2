import { createHash } from 'node:crypto';
import { type Product } from '../../domain/products/catalogue';
import { type ProductText, type RecognizerContent } from '../../recognizers/recognizer';
import { type Content } from './content';

/**
 * What the recognizer learns from: the content and the products as the database has them now.
 * The hash is the same for the same words whatever the order of products; prices and stock are not in it.
 */
export function recognizerContent(content: Content, products: Iterable<Product>): RecognizerContent {
  const learnt = {
    intents: content.intents.map(({ id, meaning, example }) => ({ id, meaning, example })),
    phrases: content.phrases.map(({ text, intent, language, slots }) => ({ text, intent, language, slots })),
    products: [...products].map((product) => productText(product, content)).sort(bySku),
    categories: content.categories.map(({ id, name, words }) => ({
      id,
      names: [name.id, name.en],
      words: [...new Set([name.id, name.en, ...words])],
    })),
    faq: content.faq.map(({ id, language, questions }) => ({ id, language, questions })),
    cities: [...content.cities],
    orderPrefix: content.company.orderPrefix,
  };
  return { hash: createHash('sha256').update(JSON.stringify(learnt)).digest('hex'), ...learnt };
}

/** A product is found by its words in either language. */
function productText(product: Product, content: Content): ProductText {
  const { sku, name, category, tags } = product;
  const texts = content.productTexts.get(sku);
  const english = texts?.en;
  const names = english === undefined ? product.aliases : [english.name, ...product.aliases];
  return {
    sku,
    name,
    aliases: [...new Set(names)].filter((alias) => alias !== name),
    category,
    description:
      english === undefined ? product.description : `${product.description} ${english.description}`,
    tags,
    facts: factsOf(product, content),
  };
}

/** `berat 12 kg` and, where the row still says what was translated, `weight 12 kg`. */
function factsOf({ sku, specs }: Product, content: Content): ProductText['facts'] {
  const labels = new Map(content.specNames.map(({ key, label }) => [key, label]));
  const english = content.productTexts.get(sku)?.en.specs ?? [];
  return [
    ...specs.map(({ key, value }) => ({ key, words: `${labels.get(key)?.id ?? key} ${value}` })),
    ...english.map(({ key, value }) => ({ key, words: `${labels.get(key)?.en ?? key} ${value}` })),
  ];
}

function bySku(a: ProductText, b: ProductText): number {
  return a.sku < b.sku ? -1 : 1;
}
