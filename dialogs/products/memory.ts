import { type Product, productsBySku } from '../../domain/products/catalogue';
import { fitsQuantity, publicPrice } from '../../domain/products/fit';
import { type PriceLimit } from '../../domain/recognition/acts';
import { entitiesOf } from '../../domain/recognition/recognition';
import { type Output, record } from '../contract/outputs';
import { hears } from '../reading/hears';
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
  const shown = shownGoods(turn);
  const priced = [...shown].sort((a, b) => publicPrice(a, turn.now) - publicPrice(b, turn.now));
  if (shown.length > 1) {
    if (hears(turn, 'cheaper') || hears(turn, 'cheapest')) return priced.slice(0, 1);
    if (hears(turn, 'dearer') || hears(turn, 'dearest')) return priced.slice(-1);
    if (hears(turn, 'pointsAtAll')) return shown;
  }
  const topic = topicProduct(turn);
  return topic && hears(turn, 'pointsAtShown') ? [topic] : undefined;
}

/**
 * Keeps what was shown together, so that the next message can point at it.
 * @param within the limit on the price that was asked with; left out, the one before stays
 */
export function remembered(products: readonly Product[], within?: PriceLimit): Output {
  return record({ type: 'goods_shown', skus: products.map(({ sku }) => sku), within });
}

/** The limit that still holds: the one asked with last, until the customer says that the price does not matter. */
export function limitHeld(turn: Pick<Turn, 'conversation' | 'views' | 'input'>): PriceLimit | undefined {
  return hears(turn, 'anyPrice') ? undefined : turn.conversation.shownWithin;
}

/**
 * "Yang bisa kapsul", "the electric one": those of the goods shown last whose rows have the words of the message, and
 * that are made for the number of people told. Undefined when it points at none of them in particular.
 */
export function narrowedGoods(
  turn: Pick<Turn, 'conversation' | 'views' | 'input' | 'recognition'>,
): Product[] | undefined {
  const shown = shownGoods(turn);
  if (shown.length < 2 || !hears(turn, 'pointsAtSome')) return undefined;
  const words = turn.recognition.described?.words ?? [];
  const about = words.filter(({ skus }) => shown.some(({ sku }) => skus.includes(sku)));
  const telling = about.filter(({ isUnwanted }) => !isUnwanted);
  const unwanted = about.filter(({ isUnwanted }) => isUnwanted).flatMap(({ skus }) => skus);
  const quantity = entitiesOf(turn.recognition, 'quantity').find(({ value }) => isOfUse(value.unit))?.value;
  const fitting = shown.filter(
    (product) =>
      telling.every(({ skus }) => skus.includes(product.sku)) &&
      !unwanted.includes(product.sku) &&
      fitsQuantity(product, quantity) !== false,
  );
  return fitting.length > 0 && fitting.length < shown.length ? fitting : undefined;
}

/** What goods are made for, not how many of them. */
function isOfUse(unit: string): boolean {
  return unit === 'person' || unit === 'cup';
}
