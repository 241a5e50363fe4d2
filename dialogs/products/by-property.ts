import { type Product, productsBySku } from '../../domain/products/catalogue';
import { type Output, ask } from '../contract/outputs';
import { type Text } from '../contract/texts';
import { type Turn } from '../contract/turn';
import { productButton, specText } from './advice-lines';
import { specLabel } from './answer-lines';
import { listedCards } from './cards';
import { categoryOf, priceOf } from './fit';
import { remembered } from './memory';
import { productName } from './reference';

/** A property that more goods have does not choose among them. */
const MOST_CHOSEN = 3;

/**
 * "Something citrusy, not bitter": goods whose rows tell the properties that are wanted and none that are not. The
 * rows come before approved words. Undefined when they do not choose.
 */
export function goodsByProperty(turn: Turn): Output[] | undefined {
  if (turn.chosen !== undefined) return undefined;
  const words = (turn.recognition.described?.words ?? []).filter(({ fact }) => fact !== undefined);
  const wanted = words.filter(({ isUnwanted, skus }) => !isUnwanted && skus.length <= MOST_CHOSEN);
  const unwanted = new Set(words.filter(({ isUnwanted }) => isUnwanted).flatMap(({ skus }) => skus));
  const category = categoryOf(turn);
  const isChosen = (product: Product): boolean =>
    !product.discontinued &&
    !unwanted.has(product.sku) &&
    (category === undefined || product.category === category) &&
    wanted.every(({ skus }) => skus.includes(product.sku));
  const goods = productsBySku(turn.views.catalogue, wanted[0]?.skus ?? []).filter(isChosen);
  return goods.length === 0 ? undefined : chosen(turn, goods, wanted[0]?.fact ?? '');
}

/** Of goods that were shown, a property alone is wanted: "kalau yang karamel". */
export function namesProperty(turn: Pick<Turn, 'recognition' | 'conversation'>): boolean {
  const words = turn.recognition.described?.words ?? [];
  const isTelling = words.some(
    ({ fact, isUnwanted, skus }) => fact !== undefined && !isUnwanted && skus.length <= MOST_CHOSEN,
  );
  return isTelling && (turn.conversation.shownSkus ?? []).length > 0;
}

/** Each with the row that tells the property. */
function chosen(turn: Turn, goods: readonly Product[], fact: string): Output[] {
  const reasonOf = (product: Product): Text => {
    const values = { spec: specLabel(turn, fact), value: specText(turn, product, fact) ?? '' };
    return { text: 'recommend.for-fact', values };
  };
  const lines = goods.map((product): Text => {
    const price = { money: priceOf(turn, product) };
    const values = { product: productName(turn, product.sku), price, reason: reasonOf(product) };
    return { text: 'recommend.line', values };
  });
  const buttons = goods.map((product) => productButton(turn, product));
  const cards = listedCards(turn, goods, reasonOf);
  return [remembered(goods), { ...ask('recommend.list', buttons, { products: { lines } }), cards }];
}
