import { type Product, productsBySku } from '../../domain/products/catalogue';
import { meant } from '../reading/meant';
import { framed } from '../reading/plain-words';
import { type Output, say } from '../contract/outputs';
import { hears } from '../reading/hears';
import { type Heard, type Turn, words } from '../contract/turn';
import { citation } from './answer-lines';
import { type Quote, cartOutputs, deliveredOutputs, quoteGoods } from './goods-quote';
import { type CountedGoods, countedGoods, remembered, topicProduct } from './memory';
import { bareCount, mentionsIn } from './mentions';
import { topic } from './goods-list';
import { offerShown } from './offers';

type Item = CountedGoods;

/** What is heard, without what is known of the person. */
type Spoken = Heard & Pick<Turn, 'conversation'>;

/** So few words are hardly more than a number; with words for a sum they may be more. */
const MOST_BARE = 4;
const MOST_WITH_SUM = 12;

/**
 * What goods come to together, delivered where a place is named: "3 gayo sama 1 M1 berapa", "12 bags of Toraja
 * delivered to Makassar", "kalau ambil dua?". Undefined when no number of them was said.
 */
export function askedTotal(turn: Turn): Output[] | undefined {
  const items = itemsOf(turn);
  if (!items) return undefined;
  const city = meant(turn, 'city').at(-1)?.value;
  const quote = quoteGoods(items, city, turn);
  if (!quote) return undefined;
  const products = productsBySku(
    turn.views.catalogue,
    items.map(({ sku }) => sku),
  );
  const [first] = products;
  return [
    ...cartOutputs(quote, turn),
    ...sumOutputs(quote, city, turn),
    ...(first ? [citation(first), topic(products.at(-1) ?? first)] : []),
    ...(quote.offerId === undefined ? [] : [offerShown(turn, quote.offerId)]),
    ...(products.length > 1 ? [remembered(products)] : []),
  ];
}

function sumOutputs(quote: Quote, city: string | undefined, turn: Turn): Output[] {
  if (city !== undefined) return deliveredOutputs(city, quote, turn);
  return quote.lines.length > 1 ? [say('order.total-goods', { total: { money: quote.totals.toPay } })] : [];
}

/** The goods with their numbers; one of each that has none, beside others that have one. */
function itemsOf(turn: Turn): Item[] | undefined {
  const mentions = mentionsIn(turn).filter(({ takenBack }) => !takenBack);
  const total = hears(turn, 'total');
  if (mentions.length === 0) return ofTopic(turn) ?? (total ? ofMemory(turn) : undefined);
  const isCounted = mentions.some(
    ({ sku, quantity = 1 }) => quantity > 1 && (isBeside(turn, sku) || isAsked(turn)),
  );
  if (!isCounted && !(total && mentions.length > 1)) return undefined;
  return mentions.map(({ sku, quantity = 1 }) => ({ sku, quantity }));
}

function ofMemory(turn: Turn): Item[] | undefined {
  const items = countedGoods(turn);
  return items.length > 0 ? items : undefined;
}

/** "Kalau ambil dua?", "how much for 10?" of what was talked about. */
function ofTopic(turn: Spoken): Item[] | undefined {
  const product: Product | undefined = topicProduct(turn);
  const quantity = bareCount(turn, product?.sku);
  if (!product || quantity === undefined || quantity < 2) return undefined;
  const before = lastWordBefore(turn);
  const isCount = turn.views.cues.countIf.test(framed(before)) || hears(turn, 'total');
  return isCount ? [{ sku: product.sku, quantity }] : undefined;
}

/** Few words more than a number are about the thing talked about, whatever they read like: "kalau 10?". */
export function countsTopic(turn: Spoken): boolean {
  const most = hears(turn, 'total') ? MOST_WITH_SUM : MOST_BARE;
  return wordsIn(turn, 0).length <= most && mentionsIn(turn).length === 0 && ofTopic(turn) !== undefined;
}

/** "M1 masih ada ga? berapa kalau 2": the only number, after the only product, at the end of its clause. */
function isAsked(turn: Turn): boolean {
  const { entities } = turn.recognition;
  const counts = countsIn(turn);
  const [count] = counts;
  const named = new Set(entities.flatMap((one) => (one.type === 'product' ? [one.start] : [])));
  if (!count || counts.length > 1 || named.size !== 1) return false;
  return turn.views.cues.countIf.test(framed(lastWordBefore(turn))) && wordsIn(turn, count.end).length < 2;
}

/** Between the number and the name there are at most two words: in "H4 sama kapsul 2" it counts something else. */
function isBeside(turn: Turn, sku: string): boolean {
  const counts = countsIn(turn);
  return turn.recognition.entities.some(
    (entity) =>
      entity.type === 'product' &&
      entity.value.sku === sku &&
      counts.some(({ start, end }) =>
        start < entity.start
          ? wordsIn(turn, end, entity.start).length <= 2
          : wordsIn(turn, entity.end, start).length < 2,
      ),
  );
}

function countsIn({ recognition }: Spoken): Array<{ start: number; end: number }> {
  return recognition.entities.filter(({ type }) => type === 'number' || type === 'quantity');
}

function lastWordBefore(turn: Spoken): string {
  return wordsIn(turn, 0, countsIn(turn)[0]?.start ?? 0).at(-1) ?? '';
}

function wordsIn(turn: Spoken, from: number, to?: number): string[] {
  return (
    words(turn)
      .slice(from, to)
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}
