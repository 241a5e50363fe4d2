import { type Product } from '../../domain/products/catalogue';
import { type Output, say } from '../contract/outputs';
import { type Text } from '../contract/texts';
import { hears } from '../reading/hears';
import { type Turn } from '../contract/turn';
import { priceOf } from './fit';
import { shownGoods, remembered, topicProduct } from './memory';
import { namedProducts, productName } from './reference';

/** "Selisihnya berapa?": between those named, else the one named and the one talked about, else those shown. */
export function priceGapOutputs(turn: Turn): Output[] | undefined {
  if (turn.chosen !== undefined || !hears(turn, 'priceGap')) return undefined;
  const priced = comparedGoods(turn)
    .filter((product) => priceOf(turn, product) !== Infinity)
    .sort((a, b) => priceOf(turn, a) - priceOf(turn, b));
  const [least] = priced;
  const most = priced.at(-1);
  if (!least || !most || priced.length < 2) return undefined;
  const gap = priceOf(turn, most) - priceOf(turn, least);
  const products = { list: priced.map((product) => priceText(turn, product)) };
  return [
    say(gap === 0 ? 'compare.gap-none' : 'compare.gap', { gap: { money: gap }, products }),
    remembered(priced),
  ];
}

function priceText(turn: Turn, product: Product): Text {
  const values = { product: productName(turn, product.sku), price: { money: priceOf(turn, product) } };
  return { text: 'compare.priced', values };
}

function comparedGoods(turn: Turn): Product[] {
  const named = namedProducts(turn);
  if (named.length > 1) return named;
  const shown = shownGoods(turn);
  const topic = topicProduct(turn);
  const [one] = named;
  if (one) return topic && topic !== one ? [topic, one] : shown.includes(one) ? shown : named;
  return shown.length === 2 || shown.length === 3 ? shown : [];
}
