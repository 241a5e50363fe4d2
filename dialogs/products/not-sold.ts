import { type Product, productsBySku } from '../../domain/products/catalogue';
import { entitiesOf } from '../../domain/recognition/recognition';
import { type DescribedGoods, type ForeignGoods } from '../../domain/recognition/recognition';
import { type Output, ask, say } from '../contract/outputs';
import { hears } from '../reading/hears';
import { type Turn } from '../contract/turn';
import { productLine } from './answer-lines';
import { categoryOf, inCategory, priceOf } from './fit';
import { productChoice, shopOutputs } from './goods-list';
import { remembered, topicProduct } from './memory';
import { queryOf } from './wanted';

const MAX_CLOSEST = 3;

/**
 * A named thing that we do not sell is said not to be carried, with what comes closest (P-5). Undefined when
 * nothing of the kind is named, or something that we do sell is.
 */
export function notSoldOutputs(turn: Turn): Output[] | undefined {
  const foreign = foreignGoods(turn);
  if (!foreign) return undefined;
  const denial = say('product.not-sold', { words: foreign.text });
  const close = closestTo(turn).slice(0, MAX_CLOSEST);
  if (close.length === 0) return [denial, ...shopOutputs(turn)];
  const lines = close.map((product) => productLine(turn, product));
  const buttons = close.map((product) => productChoice(turn, product));
  return [denial, remembered(close), ask('product.closest', buttons, { products: { lines } })];
}

/** What the rest of the message describes, else the kind it names, else rows that speak of it ("gula aren"). */
function closestTo(turn: Turn): Product[] {
  const { catalogue } = turn.views;
  const { matching, words } = turn.recognition.described ?? { matching: [], words: [] };
  const byPrice = (a: Product, b: Product): number => priceOf(turn, a) - priceOf(turn, b);
  if (matching.length > 0) return productsBySku(catalogue, matching).sort(byPrice);
  const named = categoryOf(turn);
  if (named !== undefined) return inCategory(turn, named);
  const known = words.filter(({ skus }) => skus.length > 0);
  const speaking = (known[0]?.skus ?? []).filter((sku) => known.every(({ skus }) => skus.includes(sku)));
  return speaking.length > 0
    ? productsBySku(catalogue, speaking).sort(byPrice)
    : inCategory(turn, kindOfFound(turn) ?? '');
}

type Asking = Pick<Turn, 'recognition' | 'views' | 'input' | 'conversation'> &
  Partial<Pick<Turn, 'acts' | 'chosen'>>;

/** The thing asked for that no row has; undefined when the message may as well mean our goods. */
export function foreignGoods(turn: Asking): ForeignGoods | undefined {
  const { described } = turn.recognition;
  if (turn.chosen !== undefined || !described || described.foreign.length === 0) return undefined;
  if (isAboutOurs(turn)) return undefined;
  const code = described.foreign.find(({ isCode }) => isCode);
  if (code) return code;
  const sells = hears(turn, 'sells');
  // "Bisa giling lada?" asks of what was talked about.
  if (topicProduct(turn) !== undefined && turn.acts?.includes('ask_spec') === true && !sells)
    return undefined;
  // Mistyped rather than foreign.
  if ((turn.recognition.products[0]?.score ?? 0) >= turn.views.rules.product.clarify) return undefined;
  const query = queryOf(turn);
  if (query.limit || query.superlative) return undefined;
  const asks = sells || hears(turn, 'asksStock');
  const beside = described.foreign.find(({ besideGoods, strange }) => besideGoods && (strange || asks));
  return beside ?? (isKnown(turn, described, sells) ? undefined : described.foreign[0]);
}

/** A product is named, or an approved answer knows the word: "kopinya halal?". */
function isAboutOurs({ recognition, views }: Asking): boolean {
  const { clarify, answer } = views.rules.product;
  // A strange name beside a word for goods ("mesin DeLonghi") wants more than a likely answer to be ours.
  const isStrange = recognition.described?.foreign.some(({ besideGoods, strange }) => besideGoods && strange);
  return (
    entitiesOf(recognition, 'product').some(({ value }) => value.score >= clarify) ||
    (recognition.faq[0]?.score ?? 0) >= (isStrange ? answer : clarify)
  );
}

/** The rest of the message means our goods, or it may ask for a feature of the product talked about. */
function isKnown(turn: Asking, { matching, foreign }: DescribedGoods, sells: boolean): boolean {
  if (matching.length > 0 || categoryOf(turn) !== undefined) return true;
  // "Gula aren ada?" names a thing, "ada bluetooth?" may mean that of the machine.
  const isThing = sells || foreign[0]?.start === 0;
  return topicProduct(turn) !== undefined && !isThing;
}

function kindOfFound(turn: Turn): string | undefined {
  const [best] = turn.recognition.products;
  const product: Product | undefined = best && turn.views.catalogue.products.get(best.sku);
  return product?.category;
}
