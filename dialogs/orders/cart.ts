import { type Product } from '../../domain/products/catalogue';
import { isAddition, isInstead } from './words';
import { type Heard } from '../contract/turn';
import { isDurable } from '../products/warranty';
import { type Mention } from '../products/mentions';

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
  const wanted = mentions.filter((mention) => !mention.takenBack);
  const back = mentions.filter((mention) => mention.takenBack).map(({ sku }) => sku);
  const [only] = items;
  const replaces =
    wanted.length === 1 && items.length === 1 && only !== undefined && isInstead(turn) && !isAddition(turn);
  const freed = replaces ? only : items.find(({ sku }) => back.includes(sku));
  const kept = items.filter(({ sku }) => !back.includes(sku) && (!replaces || sku !== only.sku));
  return wanted.reduce<CartItem[]>((cart, { sku, quantity }) => {
    const before = (replaces && only.sku === sku ? items : cart).find((item) => item.sku === sku);
    const more = before?.quantity !== undefined && quantity !== undefined && isAddition(turn);
    const now = more ? (before.quantity ?? 0) + quantity : (quantity ?? before?.quantity ?? freed?.quantity);
    const item = { sku, quantity: now };
    return cart.some((known) => known.sku === sku)
      ? cart.map((known) => (known.sku === sku ? item : known))
      : [...cart, item];
  }, kept);
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
