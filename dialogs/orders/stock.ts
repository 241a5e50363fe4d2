import { type Product, availability } from '../../domain/products/catalogue';
import { unitPrice } from '../../domain/products/prices';
import { type CartItem } from './cart';
import { type OrderDraft } from './draft';
import { type Output, say } from '../contract/outputs';
import { alternativesTo, priceAnswer, productLine, stockAnswer } from '../products/answer-lines';
import { productName } from '../products/reference';
import { type Turn } from '../contract/turn';

/** The draft without what cannot be had, and what is said about it. */
export interface Checked {
  draft: OrderDraft;
  outputs: Output[];
  /** What may be taken instead. */
  instead: Product[];
}

/**
 * P-4: what is gone, out of stock or without a price leaves the cart and is named; where there is too little,
 * the quantity is asked again. An old count does not refuse the order: a rep confirms it before payment.
 */
export function checkGoods(draft: OrderDraft, turn: Turn): Checked {
  const checked: Checked = { draft: { ...draft, items: [] }, outputs: [], instead: [] };
  for (const item of draft.items) {
    const product = turn.views.catalogue.products.get(item.sku);
    const refusal = product ? refusalOf(product, item, turn) : [];
    if (!product || refusal.length > 0) {
      checked.outputs.push(...refusal);
      if (product) checked.instead.push(...alternativesTo(turn, product));
      checked.draft.carried = item.quantity ?? checked.draft.carried;
    } else if (isTooMany(product, item, turn)) {
      const values = { product: productName(turn, item.sku), quantity: item.quantity ?? 0 };
      checked.outputs.push(say('order.not-enough', values));
      checked.draft.items.push({ ...item, quantity: undefined });
    } else {
      checked.draft.items.push(item);
    }
  }
  return checked;
}

function refusalOf(product: Product, { quantity = 1 }: CartItem, turn: Turn): Output[] {
  if (product.discontinued) return [...stockAnswer(turn, product), ...similar(product, turn)];
  if (stateOf(product, turn) === 'out_of_stock') return stockAnswer(turn, product);
  return unitPrice(product, 'public', quantity, turn.now) === undefined ? priceAnswer(turn, product) : [];
}

function similar(product: Product, turn: Turn): Output[] {
  const lines = alternativesTo(turn, product).map((other) => productLine(turn, other));
  return lines.length > 0 ? [say('product.alternatives', { products: { lines } })] : [];
}

function isTooMany(product: Product, { quantity = 1 }: CartItem, turn: Turn): boolean {
  const counted = product.stock !== undefined && stateOf(product, turn) !== 'to_be_confirmed';
  return counted && quantity > (product.stock?.quantity ?? 0);
}

function stateOf(product: Product, turn: Turn): ReturnType<typeof availability> {
  return availability(product.stock, turn.now, turn.views.rules.product.stockStaleH);
}

/** T34: goods whose count is too old to be believed. */
export function toBeConfirmed(draft: OrderDraft, turn: Turn): Product[] {
  return draft.items
    .flatMap(({ sku }) => turn.views.catalogue.products.get(sku) ?? [])
    .filter((product) => stateOf(product, turn) === 'to_be_confirmed');
}
