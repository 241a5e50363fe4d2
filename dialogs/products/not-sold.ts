import { type Product } from '../../domain/products/catalogue';
import { type ForeignGoods, entitiesOf } from '../../domain/recognition/recognition';
import { type Output, ask, say } from '../contract/outputs';
import { type Turn } from '../contract/turn';
import { productLine } from './answer-lines';
import { categoryOf, inCategory } from './fit';
import { productChoice, shopOutputs } from './goods-list';
import { remembered, topicProduct } from './memory';
import { queryOf } from './wanted';

const MAX_CLOSEST = 3;

/**
 * A named thing that is none of ours is said not to be carried, with what comes closest (P-5). Undefined when
 * nothing of the kind is named, or something that we do sell is.
 */
export function notSoldOutputs(turn: Turn): Output[] | undefined {
  const foreign = foreignGoods(turn);
  if (!foreign) return undefined;
  const category = categoryOf(turn) ?? kindOfFound(turn);
  const denial = say('product.not-sold', { words: foreign.text });
  const close = (category === undefined ? [] : inCategory(turn, category)).slice(0, MAX_CLOSEST);
  if (close.length === 0) return [denial, ...shopOutputs(turn)];
  const lines = close.map((product) => productLine(turn, product));
  const buttons = close.map((product) => productChoice(turn, product));
  return [denial, remembered(close), ask('product.closest', buttons, { products: { lines } })];
}

/** What is asked for and stands in no row; undefined when the message may as well mean something of ours. */
export function foreignGoods(
  turn: Pick<Turn, 'recognition' | 'views' | 'input' | 'conversation'> &
    Partial<Pick<Turn, 'acts' | 'chosen'>>,
): ForeignGoods | undefined {
  const { described } = turn.recognition;
  if (turn.chosen !== undefined || !described || described.foreign.length === 0) return undefined;
  const { clarify } = turn.views.rules.product;
  if (entitiesOf(turn.recognition, 'product').some(({ value }) => value.score >= clarify)) return undefined;
  // An approved answer knows the word: "kopinya halal?".
  if ((turn.recognition.faq[0]?.score ?? 0) >= clarify) return undefined;
  const code = described.foreign.find(({ isCode }) => isCode);
  if (code) return code;
  // "Bisa giling lada?" asks of what was talked about.
  if (topicProduct(turn) !== undefined && turn.acts?.includes('ask_spec') === true) return undefined;
  // Mistyped rather than foreign.
  if ((turn.recognition.products[0]?.score ?? 0) >= clarify) return undefined;
  const query = queryOf(turn);
  if (query.limit || query.superlative) return undefined;
  const behind = described.foreign.find(({ behindGoods, strange }) => behindGoods && strange);
  if (behind) return behind;
  const isKnown =
    described.matching.length > 0 || categoryOf(turn) !== undefined || topicProduct(turn) !== undefined;
  return isKnown ? undefined : described.foreign[0];
}

function kindOfFound(turn: Turn): string | undefined {
  const [best] = turn.recognition.products;
  const product: Product | undefined = best && turn.views.catalogue.products.get(best.sku);
  return product?.category;
}
