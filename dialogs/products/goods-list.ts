import { type Product } from '../../domain/products/catalogue';
import { type PriceLimit } from '../../domain/recognition/acts';
import { type Choice, type Output, ask, choice, record, say } from '../contract/outputs';
import { type MessageKey, type Text, type TextValues } from '../contract/texts';
import { type Turn } from '../contract/turn';
import { productLine } from './answer-lines';
import { listedCards } from './cards';
import { fitsQuantity } from '../../domain/products/fit';
import { inCategory } from './fit';
import { remembered } from './memory';
import { productName } from './reference';
import { MOST_BUTTONS, topicChoices } from './topic-choices';

const MAX_LISTED = 5;

export function productChoice(turn: Turn, product: Product): Choice {
  return choice({ kind: 'product', sku: product.sku }, 'product.name', {
    name: productName(turn, product.sku),
  });
}

/** The product talked about from here on. */
export function topic(product: Product): Output {
  return record({ type: 'topic_set', sku: product.sku });
}

/**
 * Goods with their prices under a heading, the first ones as buttons, and how many more there are. All of them are
 * remembered as shown. `more` is the text that tells how many are not listed.
 */
export function goodsList(
  turn: Turn,
  products: readonly Product[],
  heading: { text: MessageKey; values?: TextValues; more: MessageKey; within?: PriceLimit },
): Output[] {
  const listed = products.slice(0, MAX_LISTED);
  const values = {
    ...heading.values,
    products: { lines: listed.map((product) => productLine(turn, product)) },
  };
  const cards = listedCards(turn, listed);
  const buttons = listed.slice(0, MOST_BUTTONS).map((product) => productChoice(turn, product));
  const count = products.length - listed.length;
  // Buttons belong to the last thing that is said: above it they would be gone.
  return count > 0
    ? [
        remembered(products, heading.within),
        say(heading.text, values, { cards }),
        ask(heading.more, buttons, { count }),
      ]
    : [remembered(products, heading.within), { ...ask(heading.text, buttons, values), cards }];
}

/** There is no pack of that size; the sizes there are. */
export function noSuchPack(turn: Turn, product: Product, family: readonly Product[]): Output[] {
  const products = { lines: family.map((one) => productLine(turn, one)) };
  return [
    remembered(family),
    say('product.no-such-pack', { product: productName(turn, product.sku), products }),
    topic(product),
  ];
}

/** What there is in a category, cheapest first, with the first ones as buttons. */
export function categoryOutputs(turn: Turn, categoryId: string): Output[] {
  const category = turn.views.catalogue.categories.get(categoryId);
  const kind = inCategory(turn, categoryId);
  // When the number of people is known, products for other numbers are left out.
  const fitting = kind.filter((product) => fitsQuantity(product, turn.contact.lead?.slots.quantity) === true);
  const values = { category: category ? { perLanguage: category.name } : categoryId };
  const shown = fitting.length > 0 ? fitting : kind;
  return goodsList(turn, shown, { text: 'product.list', values, more: 'product.list-more' });
}

/** A first look at a kind, with nothing to press: something is asked behind it. */
export function kindShown(turn: Turn, categoryId: string): Output[] {
  const category = turn.views.catalogue.categories.get(categoryId);
  const kind = inCategory(turn, categoryId).filter(({ discontinued }) => !discontinued);
  // "Mesin espresso" is not every machine for a home.
  const described = kind.filter(({ sku }) => turn.recognition.described?.matching.includes(sku));
  const goods = (described.length > 0 ? described : kind).slice(0, MAX_LISTED);
  if (goods.length === 0) return [];
  const values = {
    category: category ? { perLanguage: category.name } : categoryId,
    products: { lines: goods.map((product) => productLine(turn, product)) },
  };
  return [remembered(goods), say('product.list', values, { cards: listedCards(turn, goods) })];
}

/** What we sell at all. */
export function shopOutputs(turn: Turn): Output[] {
  const list = [...turn.views.catalogue.categories.values()].map(({ name }): Text => ({
    text: 'product.name',
    values: { name: { perLanguage: name } },
  }));
  return [ask('product.categories', topicChoices(turn), { categories: { list } })];
}
