import { type OrderDraft } from './draft';
import { type Output, say } from '../contract/outputs';
import { type Turn } from '../contract/turn';
import { type Quote, deliveredOutputs, quoteGoods } from '../products/goods-quote';
import { unitName } from '../products/reference';

/** What an order costs; undefined while goods have no price. */
export function quoteOf(draft: OrderDraft, turn: Turn): Quote | undefined {
  const items = draft.items.map(({ sku, quantity }) => ({ sku, quantity: quantity ?? 1 }));
  return quoteGoods(items, draft.place?.by === 'courier' ? draft.place.city : undefined, turn);
}

/** Delivery and total, in one line where both are known. */
export function totalOutputs({ place }: OrderDraft, quote: Quote, turn: Turn): Output[] {
  if (place?.by === 'pick_up') {
    const store = turn.views.catalogue.stores.find(({ id }) => id === place.store);
    const total = { money: quote.totals.toPay };
    return store ? [say('order.pick-up', { store: store.name, address: store.address, total })] : [];
  }
  return place ? deliveredOutputs(place.city, quote, turn) : [];
}

/** What an item is counted in, e.g. `kemasan`. */
export function unitOf(sku: string, turn: Turn): ReturnType<typeof unitName> {
  const product = turn.views.catalogue.products.get(sku);
  return product ? unitName(turn, product) : '';
}
