import { type Product, productsBySku } from '../../domain/products/catalogue';
import { publicPrice } from '../../domain/products/fit';
import { plainWords } from '../reading/plain-words';
import { type Output, record } from '../contract/outputs';
import { type Turn } from '../contract/turn';

/**
 * What a message points at without naming it, and the one memory of what was shown: the goods shown together last,
 * else the one talked about.
 */

type Remembering = Pick<Turn, 'conversation' | 'views'>;

/** The goods shown together last, in the order shown. */
export function shownGoods({ conversation, views }: Remembering): Product[] {
  return productsBySku(views.catalogue, conversation.shownSkus ?? []);
}

/** The product talked about last. */
export function topicProduct({ conversation, views }: Remembering): Product | undefined {
  return productsBySku(views.catalogue, [conversation.topicSku ?? ''])[0];
}

/** Goods with their numbers that a question without a name may be about. */
export interface CountedGoods {
  sku: string;
  quantity: number;
}

/**
 * What "berapa totalnya?" sums up when it names nothing: the cart of an open order, else what the lead wants so many
 * pieces of. Empty when neither is known.
 */
export function countedGoods({
  conversation,
  contact,
}: Pick<Turn, 'conversation' | 'contact'>): CountedGoods[] {
  const cart = conversation.stack
    .flatMap(({ state }) => ('items' in state && isCart(state.items) ? [state.items] : []))
    .at(-1);
  const items = (cart ?? []).map(({ sku, quantity = 1 }) => ({ sku, quantity }));
  const { sku, quantity } = contact.lead?.slots ?? {};
  if (items.length > 0 || sku === undefined) return items;
  const isPieces = quantity?.unit === 'piece' || quantity?.unit === 'none';
  return [{ sku, quantity: isPieces ? quantity.amount : 1 }];
}

function isCart(items: unknown): items is Array<{ sku: string; quantity?: number }> {
  return (
    Array.isArray(items) &&
    items.every(
      (item: unknown) =>
        typeof item === 'object' && item !== null && 'sku' in item && typeof item.sku === 'string',
    )
  );
}

/**
 * The goods that words like "both", "the cheaper one", "that" mean; undefined when nothing is pointed at.
 * Of several shown, a bare "that one" means the one talked about last.
 */
export function pointedGoods(
  turn: Pick<Turn, 'conversation' | 'views' | 'input' | 'now'>,
): Product[] | undefined {
  const { pointsAtAll, cheaper, cheapest, dearer, dearest, pointsAtShown } = turn.views.cues;
  const text = plainWords(turn);
  const shown = shownGoods(turn);
  const priced = [...shown].sort((a, b) => publicPrice(a, turn.now) - publicPrice(b, turn.now));
  if (shown.length > 1) {
    if (cheaper.test(text) || cheapest.test(text)) return priced.slice(0, 1);
    if (dearer.test(text) || dearest.test(text)) return priced.slice(-1);
    if (pointsAtAll.test(text)) return shown;
  }
  const topic = topicProduct(turn);
  return topic && pointsAtShown.test(text) ? [topic] : undefined;
}

/** Keeps what was shown together, so that the next message can point at it. */
export function remembered(products: readonly Product[]): Output {
  return record({ type: 'goods_shown', skus: products.map(({ sku }) => sku) });
}
