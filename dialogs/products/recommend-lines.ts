import { type Product } from '../../domain/products/catalogue';
import { type Cards } from '../contract/outputs';
import { type Text } from '../contract/texts';
import { type Turn } from '../contract/turn';
import { capacityText, specText } from './advice-lines';
import { specLabel } from './answer-lines';
import { listedCards } from './cards';
import { priceOf } from './fit';
import { type Recommended } from './recommend-rank';
import { productName } from './reference';

/** `• Mesin Kantor O10: Rp18.500.000, untuk 10–30 orang` */
export function recommendedLine(turn: Turn, one: Recommended): Text {
  const { sku } = one.product;
  const values = { product: productName(turn, sku), price: { money: priceOf(turn, one.product) } };
  const reason = reasonText(turn, one);
  return reason === undefined
    ? { text: 'product.list-line', values }
    : { text: 'recommend.line', values: { ...values, reason } };
}

/** The same goods as cards, each with its reason. */
export function recommendedCards(turn: Turn, list: readonly Recommended[]): Cards {
  const reasonOf = (product: Product): Text | undefined => {
    const one = list.find((recommended) => recommended.product === product);
    return one && reasonText(turn, one);
  };
  return listedCards(
    turn,
    list.map(({ product }) => product),
    reasonOf,
  );
}

/** Why it is among those recommended; undefined where its rows give no reason. */
function reasonText(turn: Turn, { product, reason, word = '' }: Recommended): Text | undefined {
  const capacity = capacityText(turn, product);
  switch (reason) {
    case 'capacity':
      return { text: 'recommend.for-capacity', values: { capacity: capacity ?? '' } };
    case 'fact': {
      const values = { spec: specLabel(turn, word), value: specText(turn, product, word) ?? '' };
      return { text: 'recommend.for-fact', values };
    }
    case 'words':
      return { text: 'recommend.for-words', values: { word } };
    case 'budget':
      return { text: 'recommend.for-budget' };
    case 'none':
      return undefined;
    case 'cheaper':
      return capacity === undefined
        ? { text: 'recommend.for-less' }
        : { text: 'recommend.for-less-capacity', values: { capacity } };
  }
}
