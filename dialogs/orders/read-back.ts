import { type Choice, type Output, ask, choice, say } from '../contract/outputs';
import { type Text } from '../contract/texts';
import { type Turn } from '../contract/turn';
import { productName } from '../products/reference';
import { doorOf } from './door';
import { type OrderDraft } from './draft';
import { noteText } from './notes';
import { quoteOf } from './quote';
import { toBeConfirmed } from './stock';
import { itemsText } from './summary';

/** What a yes is to: it needs a button or plain words with nothing against it. */
export const CONFIRMING: readonly Choice[] = [
  choice('place-order', 'order.yes'),
  choice('change-order', 'order.change'),
  choice('drop-order', 'order.no'),
];

/** After a no to the order as it was read back. */
export const CHANGING: readonly Choice[] = [
  choice('change-order', 'order.change'),
  choice('drop-order', 'order.no'),
];

/**
 * The order as it would be placed, for a yes.
 * @param isWhole the goods and the sum were told just above
 */
export function readBack(draft: OrderDraft, turn: Turn, isWhole: boolean): Output[] {
  const unsure = toBeConfirmed(draft, turn).map(({ sku }): Text => ({
    text: 'product.name',
    values: { name: productName(turn, sku) },
  }));
  const stock = unsure.length > 0 ? [say('order.stock-to-confirm', { products: { list: unsure } })] : [];
  return [...stock, isWhole ? readBackPeople(draft, turn) : readBackAll(draft, turn)];
}

function readBackPeople(draft: OrderDraft, turn: Turn): Output {
  return draft.place?.by === 'courier'
    ? ask('order.confirm-courier', CONFIRMING, recipientOf(draft, draft.place.city, turn))
    : ask('order.confirm', CONFIRMING, { note: noteOf(draft) });
}

function readBackAll(draft: OrderDraft, turn: Turn): Output {
  const total = { money: quoteOf(draft, turn)?.totals.toPay ?? 0 };
  const values = { items: itemsText(draft, turn), total, note: noteOf(draft) };
  const { place } = draft;
  if (place?.by === 'courier') {
    return ask('order.confirm-all', CONFIRMING, { ...values, ...recipientOf(draft, place.city, turn) });
  }
  const store = turn.views.catalogue.stores.find(({ id }) => id === place?.store);
  return ask('order.confirm-pick-up', CONFIRMING, { ...values, store: store?.name ?? '' });
}

function recipientOf(
  { recipient, phone, address, notes }: OrderDraft,
  city: string,
  turn: Turn,
): Record<string, string> {
  const place = doorOf(address, city, turn);
  const note = noteOf({ notes });
  return { name: recipient ?? '', phone: phone === undefined ? 'none' : maskedPhone(phone), place, note };
}

/** The notes of an order; "none" is no note. */
function noteOf({ notes = [] }: Pick<OrderDraft, 'notes'>): string {
  return notes.length > 0 ? noteText(notes) : 'none';
}

/** `•••• 7890`. */
function maskedPhone(phone: string): string {
  return `•••• ${phone.slice(-4)}`;
}
