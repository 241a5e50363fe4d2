import { type Output, say } from '../contract/outputs';
import { type Turn } from '../contract/turn';
import { type Quote, cartOutputs } from '../products/goods-quote';
import { type OrderDraft } from './draft';
import { doorOf } from './door';
import { noteText } from './notes';

/** What was ordered: the lines, where it goes and when, and its total. */
export function receiptOutputs(draft: OrderDraft, quote: Quote, turn: Turn): Output[] {
  const { notes = [] } = draft;
  const note = notes.length > 0 ? [say('order.note', { note: noteText(notes) })] : [];
  return [...cartOutputs(quote, turn), ...note, whereTo(draft, quote, turn)];
}

function whereTo({ place, address }: OrderDraft, quote: Quote, turn: Turn): Output {
  const total = { money: quote.totals.toPay };
  if (place?.by !== 'courier') {
    const store = turn.views.catalogue.stores.find(({ id }) => id === place?.store);
    return say('order.receipt-pick-up', { store: store?.name ?? '', address: store?.address ?? '', total });
  }
  const target = doorOf(address, place.city, turn);
  const offer = turn.views.deliveryTo(place.city);
  if (quote.feeUnknown || !offer) return say('order.receipt-unknown', { place: target, total });
  const { deliveryFee } = quote.totals;
  const fee = deliveryFee === 0 ? { text: 'order.fee-none' as const } : { money: deliveryFee };
  const { from, to } = offer.days;
  return say('order.receipt-courier', { place: target, fee, from, to, total });
}
