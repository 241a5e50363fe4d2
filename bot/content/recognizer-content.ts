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
  const english = content.productTexts.get(sku)?.en;
  const names = english === undefined ? product.aliases : [english.name, ...product.aliases];
  return {
    sku,
    name,
    aliases: [...new Set(names)].filter((alias) => alias !== name),
    category,
    description:
      english === undefined ? product.description : `${product.description} ${english.description}`,
    tags,
  };
}

function bySku(a: ProductText, b: ProductText): number {
  return a.sku < b.sku ? -1 : 1;
}
