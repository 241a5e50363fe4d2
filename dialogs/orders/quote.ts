import { type OrderLine, priceCart } from '../../domain/products/prices';
import { type OrderTotals, orderTotals } from '../../domain/orders/order';
import { discountOn } from '../../domain/products/offers';
import { deliveryFee } from '../../domain/products/parcel';
import { offersNow } from '../products/offers';
import { type OrderDraft } from './draft';
import { type Output, say } from '../contract/outputs';
import { unitName } from '../products/reference';
import { type Turn } from '../contract/turn';
import { lineText } from '../products/line-text';

/** What an order comes to. */
export interface Quote {
  lines: OrderLine[];
  totals: OrderTotals;
  offerId: string | undefined;
  /** Only a person can tell what delivery costs there. */
  feeUnknown: boolean;
}

/** Priced from the catalogue at this moment, for the public (P-3, T35); undefined while goods have no price. */
export function quoteOf(draft: OrderDraft, turn: Turn): Quote | undefined {
  const { catalogue, weightOf } = turn.views;
  const items = draft.items.map(({ sku, quantity }) => ({ sku, quantity: quantity ?? 1 }));
  const cart = priceCart(items, catalogue.products, 'public', turn.now);
  if (!cart.ok) return undefined;
  const pieces = items.flatMap(({ sku, quantity }) => {
    const product = catalogue.products.get(sku);
    return product ? [{ kg: weightOf(product), quantity }] : [];
  });
  const fee = feeOf(draft, turn, cart.goods, pieces);
  const offer = bestDiscount(cart.lines, turn);
  const totals = orderTotals(cart.goods, offer?.amount ?? 0, fee ?? 0);
  return { lines: cart.lines, totals, offerId: offer?.id, feeUnknown: fee === undefined };
}

/** The first purchase's discount, once: an order that waits for its payment has had it. */
function bestDiscount(lines: readonly OrderLine[], turn: Turn): { id: string; amount: number } | undefined {
  if (turn.contact.orders.some(({ offerId, state }) => offerId && state.status !== 'cancelled'))
    return undefined;
  const discounts = offersNow(turn).map((offer) => ({
    id: offer.id,
    amount: discountOn(offer, lines, turn.views.catalogue.products),
  }));
  return discounts.filter(({ amount }) => amount > 0).sort((a, b) => b.amount - a.amount)[0];
}

function feeOf(
  { place }: OrderDraft,
  turn: Turn,
  goods: number,
  pieces: Parameters<typeof deliveryFee>[1],
): number | undefined {
  if (place?.by !== 'courier') return 0;
  const offer = turn.views.deliveryTo(place.city);
  return offer && deliveryFee(goods, pieces, offer, turn.views.territoryOf(place.city) === 'served');
}

/** `2 × Kopi Gayo 250 gram @ Rp95.000 = Rp190.000`, a row for each. */
export function cartOutputs(quote: Quote, turn: Turn): Output[] {
  const cart = say('order.cart', { lines: { lines: quote.lines.map((line) => lineText(line, turn)) } });
  const { discount, net } = quote.totals;
  if (discount === 0) return [cart];
  return [cart, say('order.discount', { discount: { money: discount }, net: { money: net } })];
}

/** Delivery and total, in one line where both are known. */
export function totalOutputs({ place }: OrderDraft, quote: Quote, turn: Turn): Output[] {
  const total = { money: quote.totals.toPay };
  if (place?.by === 'pick_up') {
    const store = turn.views.catalogue.stores.find(({ id }) => id === place.store);
    return store ? [say('order.pick-up', { store: store.name, address: store.address, total })] : [];
  }
  if (!place) return [];
  const { city } = place;
  const offer = turn.views.deliveryTo(city);
  if (quote.feeUnknown || !offer)
    return [say('order.total-goods', { total }), say('order.fee-unknown', { city })];
  const values = { city, from: offer.days.from, to: offer.days.to, total };
  const { deliveryFee: fee } = quote.totals;
  return [fee === 0 ? say('order.fee-free', values) : say('order.fee', { ...values, fee: { money: fee } })];
}

/** What an item is counted in, e.g. `kemasan`. */
export function unitOf(sku: string, turn: Turn): ReturnType<typeof unitName> {
  const product = turn.views.catalogue.products.get(sku);
  return product ? unitName(turn, product) : '';
}
