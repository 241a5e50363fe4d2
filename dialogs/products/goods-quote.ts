import { holdingClaim } from '../../domain/advocacy/referral';
import { type OrderTotals, orderTotals } from '../../domain/orders/order';
import { discountOn } from '../../domain/products/offers';
import { type VoucherUse, sumOfUses } from '../../domain/vouchers/voucher';
import { deliveryFee } from '../../domain/products/parcel';
import { type OrderLine, priceCart, unitPrice } from '../../domain/products/prices';
import { type Output, say } from '../contract/outputs';
import { type Turn } from '../contract/turn';
import { priceAudience } from '../membership/card';
import { lineText } from './line-text';
import { offersNow } from './offers';
import { placeName } from './place-name';
import { vouchersInUse } from '../vouchers/own-vouchers';

/** The total of goods, for questions and for orders. */
export interface Quote {
  lines: OrderLine[];
  totals: OrderTotals;
  offerId: string | undefined;
  /** What of the discount the vouchers pay that they have said to use. */
  vouchers: VoucherUse[];
  /** Only a person can tell what delivery costs there. */
  feeUnknown: boolean;
}

/**
 * The one calculator: priced from the catalogue now, for this customer (P-3, T35), with the discount of a first
 * purchase and delivery to a city. Undefined while goods have no price.
 * @param city undefined: without delivery
 */
export function quoteGoods(
  items: ReadonlyArray<{ sku: string; quantity: number }>,
  city: string | undefined,
  turn: Turn,
): Quote | undefined {
  const { catalogue, weightOf, deliveryTo, territoryOf } = turn.views;
  const cart = priceCart(items, catalogue.products, priceAudience(turn), turn.now);
  if (!cart.ok) return undefined;
  const pieces = items.flatMap(({ sku, quantity }) => {
    const product = catalogue.products.get(sku);
    return product ? [{ kg: weightOf(product), quantity }] : [];
  });
  const rates = city === undefined ? undefined : deliveryTo(city);
  const sent = rates && deliveryFee(cart.goods, pieces, rates, territoryOf(city ?? '') === 'served');
  const fee = city === undefined ? 0 : sent;
  const offer = bestDiscount(cart.lines, turn);
  const discount = offer?.amount ?? 0;
  const vouchers = vouchersInUse(cart.goods - discount, turn);
  const totals = orderTotals(cart.goods, discount + sumOfUses(vouchers), fee ?? 0);
  return { lines: cart.lines, totals, offerId: offer?.id, vouchers, feeUnknown: fee === undefined };
}

/** The first purchase's discount, once: an order that waits for its payment has had it. */
function bestDiscount(lines: readonly OrderLine[], turn: Turn): { id: string; amount: number } | undefined {
  if (turn.contact.orders.some(({ offerId, state }) => offerId && state.status !== 'cancelled'))
    return undefined;
  const discounts = offersNow(turn).map((offer) => ({
    id: offer.id,
    amount: discountOn(offer, lines, turn.views.catalogue.products),
  }));
  discounts.push(friendDiscount(lines, turn));
  return discounts.filter(({ amount }) => amount > 0).sort((a, b) => b.amount - a.amount)[0];
}

/** what the first purchase of somebody costs less who came with a friend's code. */
function friendDiscount(
  lines: readonly OrderLine[],
  { contact, views, now }: Turn,
): { id: string; amount: number } {
  const { referral, offers } = views.rules;
  const hasBought = contact.evidence.some(({ type }) => type === 'purchase_recorded');
  const code = hasBought ? undefined : holdingClaim(contact.evidence, referral, now);
  if (!code) return { id: '', amount: 0 };
  const percent = Math.min(referral.friendPct, offers.firstPurchaseMaxPct);
  const goods = lines.reduce((sum, line) => sum + line.total, 0);
  return { id: `referral:${code.code}`, amount: Math.floor((goods * percent) / 100) };
}

/** `2 × Kopi Gayo 250 gram @ Rp95.000 = Rp190.000`, a row for each. */
export function cartOutputs(quote: Quote, turn: Turn): Output[] {
  const cart = say('order.cart', { lines: { lines: quote.lines.map((line) => lineText(line, turn)) } });
  const member = hasMemberPrice(quote, turn) ? [say('membership.price-in-cart')] : [];
  return [cart, ...member, ...discountOutputs(quote)];
}

/** What is taken off, by whom it is given, and what is left to pay. */
function discountOutputs({ totals, vouchers }: Quote): Output[] {
  const paid = sumOfUses(vouchers);
  const offer = totals.discount - paid;
  const net = { money: totals.net };
  const codes = vouchers.map(({ code }) => code).join(', ');
  return [
    ...(offer > 0
      ? [say('order.discount', { discount: { money: offer }, net: { money: totals.goods - offer } })]
      : []),
    ...(paid > 0 ? [say('order.voucher', { codes, amount: { money: paid }, net })] : []),
  ];
}

/** Whether a line costs less than it would the public. */
function hasMemberPrice({ lines }: Quote, turn: Turn): boolean {
  const { products } = turn.views.catalogue;
  return lines.some(({ sku, quantity, unitPrice: paid }) => {
    const product = products.get(sku);
    const price = product && unitPrice(product, 'public', quantity, turn.now);
    return price !== undefined && paid < price;
  });
}

/** Delivery to a city and the total. */
export function deliveredOutputs(city: string, quote: Quote, turn: Turn): Output[] {
  const total = { money: quote.totals.toPay };
  const offer = turn.views.deliveryTo(city);
  if (quote.feeUnknown || !offer)
    return [say('order.total-goods', { total }), say('order.fee-unknown', { city })];
  const values = { city: placeName(turn, city), from: offer.days.from, to: offer.days.to, total };
  const { deliveryFee: fee } = quote.totals;
  return [fee === 0 ? say('order.fee-free', values) : say('order.fee', { ...values, fee: { money: fee } })];
}
