import { type Product } from '../../domain/products/catalogue';
import { isAddition, isInstead, isOneMore, namesWhatStays } from './message-parts';
import { type Heard } from '../contract/turn';
import { plainWords } from '../reading/plain-words';
import { isDurable } from '../products/warranty';
import { type Mention, freeCount, mentionsIn } from '../products/mentions';

/** A row of the cart while it is being made; the quantity is missing until it was said or is plain. */
export interface CartItem {
  sku: string;
  quantity: number | undefined;
}

/** The cart after a message that names goods. */
export function changeCart(
  items: readonly CartItem[],
  mentions: readonly Mention[],
  turn: Heard,
): CartItem[] {
  if (takesOut(items, mentions, turn)) return remaining(items, mentions, turn);
  if (leavesOutNothing(mentions, turn)) return [...items];
  const swapped = exchanged(items, mentions, turn) ?? countedBeside(items, mentions, turn);
  if (swapped) return swapped;
  const wanted = mentions.filter((mention) => !mention.takenBack);
  const back = mentions.filter((mention) => mention.takenBack).map(({ sku }) => sku);
  const [only] = items;
  const replaces =
    wanted.length === 1 && items.length === 1 && only !== undefined && isInstead(turn) && !isAddition(turn);
  const freed = replaces ? only : items.find(({ sku }) => back.includes(sku));
  const kept = items.filter(({ sku }) => !back.includes(sku) && (!replaces || sku !== only.sku));
  return wanted.reduce<CartItem[]>((cart, { sku, quantity }) => {
    const before = (replaces && only.sku === sku ? items : cart).find((item) => item.sku === sku);
    const more = quantity ?? (isOneMore(turn) ? 1 : undefined);
    const isMore = before?.quantity !== undefined && more !== undefined && isAddition(turn);
    const now = isMore ? (before.quantity ?? 0) + more : (quantity ?? before?.quantity ?? freed?.quantity);
    const item = { sku, quantity: now };
    return cart.some((known) => known.sku === sku)
      ? cart.map((known) => (known.sku === sku ? item : known))
      : [...cart, item];
  }, kept);
}

/** "Temanggungnya ganti bajawa": of two goods the one in the cart gives its place and its number to the other. */
function exchanged(
  items: readonly CartItem[],
  mentions: readonly Mention[],
  turn: Heard,
): CartItem[] | undefined {
  if (mentions.length !== 2 || !turn.views.cues.swaps.test(plainWords(turn))) return undefined;
  const old = mentions.find(({ sku }) => items.some((item) => item.sku === sku));
  const fresh = mentions.find(({ sku }) => items.every((item) => item.sku !== sku));
  if (!old || !fresh) return undefined;
  return items.map((item) =>
    item.sku === old.sku ? { sku: fresh.sku, quantity: fresh.quantity ?? item.quantity } : item,
  );
}

/** "2 aja, sama kertas saring 1": a number for what is in the cart, and other goods with their own. */
function countedBeside(
  items: readonly CartItem[],
  mentions: readonly Mention[],
  turn: Heard,
): CartItem[] | undefined {
  const [only] = items;
  const isBeside = mentions.every(({ sku, takenBack }) => sku !== only?.sku && !takenBack);
  const count = items.length === 1 && isBeside ? freeCount(turn, mentions) : undefined;
  if (only === undefined || count === undefined) return undefined;
  return [{ ...only, quantity: count }, ...mentions.map(({ sku, quantity }) => ({ sku, quantity }))];
}

/** "The gayo: one pack ground, two whole" of three: the counts are parts of what is ordered already. */
export function isSplitUp(items: readonly CartItem[], turn: Heard): boolean {
  const mentions = mentionsIn(turn);
  const [mention, ...others] = mentions;
  const item = items.find(({ sku }) => sku === mention?.sku);
  const rest = others.length === 0 ? freeCount(turn, mentions) : undefined;
  return rest !== undefined && item?.quantity === (mention?.quantity ?? 0) + rest;
}

/** "3 gayo, 1 ground, the rest whole": the whole of it is read by whoever packs. */
export function dividesGoods(turn: Heard): boolean {
  return turn.views.cues.theRest.test(plainWords(turn));
}

/** Goods that are not in the cart are wanted out of it: nothing takes their place. */
function leavesOutNothing(mentions: readonly Mention[], { acts }: Heard): boolean {
  return acts.includes('remove_item') && mentions.every(({ quantity }) => quantity === undefined);
}

/** Goods of the cart are named in a wish to take goods out of it. */
function takesOut(items: readonly CartItem[], mentions: readonly Mention[], { acts }: Heard): boolean {
  const isNamed = mentions.some(({ sku }) => items.some((item) => item.sku === sku));
  return isNamed && acts.includes('remove_item') && mentions.every(({ quantity }) => quantity === undefined);
}

/** The cart without what is named, or with nothing else. */
function remaining(items: readonly CartItem[], mentions: readonly Mention[], turn: Heard): CartItem[] {
  const isNamed = ({ sku }: CartItem): boolean => mentions.some((mention) => mention.sku === sku);
  const stays = namesWhatStays(turn);
  const isMixed = mentions.some(({ takenBack }) => takenBack) && mentions.some(({ takenBack }) => !takenBack);
  if (!stays && isMixed) {
    const back = mentions.filter(({ takenBack }) => takenBack).map(({ sku }) => sku);
    return items.filter(({ sku }) => !back.includes(sku));
  }
  return items.filter((item) => isNamed(item) === stays);
}

/**
 * One piece is plain where people buy one: machines, and goods named beside counted ones. Packs of a thing
 * that is bought in any number are asked for.
 */
export function plainQuantities(
  items: readonly CartItem[],
  products: ReadonlyMap<string, Product>,
): CartItem[] {
  return items.map((item) => {
    const product = products.get(item.sku);
    const isOne = items.length > 1 || (product !== undefined && isDurable(product));
    return item.quantity === undefined && isOne ? { ...item, quantity: 1 } : item;
  });
}
