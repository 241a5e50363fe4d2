import { type Text } from '../contract/texts';
import { type Output, record, say } from '../contract/outputs';
import { type Turn } from '../contract/turn';
import { type Quote, cartOutputs } from '../products/goods-quote';
import { lineText } from '../products/line-text';
import { productName } from '../products/reference';
import { type CartItem } from './cart';
import { type OrderDraft } from './draft';
import { noteText, notesIn } from './notes';
import { quoteOf, totalOutputs } from './quote';

/** What a customer is told of an order, and the draft that remembers it. */
export interface News {
  draft: OrderDraft;
  outputs: Output[];
  /** What became of its notes, where the order is not read back whole behind it. */
  notes: Output[];
}

/** The whole order the first time; after that what changed of it, and the sum (F-1). */
export function news(draft: OrderDraft, turn: Turn): News {
  const quote = quoteOf(draft, turn);
  if (!quote) return { draft, outputs: [], notes: [] };
  const { shown } = draft;
  const place = placeKey(draft);
  const lines = shown ? changedLines(shown.items, draft, quote, turn) : cartOutputs(quote, turn);
  const isMoved = place !== shown?.place && place !== undefined;
  const vouchers = quote.vouchers.map(({ code }) => code);
  const isPaid = shown !== undefined && vouchers.join() !== shown.vouchers?.join();
  const outputs = [...lines, ...(lines.length > 0 || isMoved || isPaid ? sums(draft, quote, turn) : [])];
  const { items, notes } = draft;
  return {
    draft: { ...draft, shown: { items, place, vouchers, notes } },
    outputs: lines.length > 0 ? [...topicOf(draft), ...outputs] : outputs,
    notes: notesNews(shown?.notes, notes, turn),
  };
}

/** Whether a voucher that was told as paying pays no more: the sum is not the one that was read back. */
export function hasLostVoucher({ shown }: OrderDraft, { vouchers }: Quote): boolean {
  return (shown?.vouchers ?? []).some((code) => !vouchers.some((use) => use.code === code));
}

/** "Halal ga?" is asked of what was put in last. */
function topicOf({ items }: OrderDraft): Output[] {
  const last = items.at(-1);
  return last ? [record({ type: 'topic_set', sku: last.sku })] : [];
}

/** What was written on the order or taken off it; who asks whether it can be done hears who tells. */
export function notesNews(
  before: readonly string[] = [],
  after: readonly string[] = [],
  turn: Turn,
): Output[] {
  const fresh = after.filter((note) => !before.includes(note));
  const isGone = fresh.length === 0 && before.length > after.length;
  if (fresh.length === 0) return isGone ? [say('order.note-gone')] : [];
  const isAsked = notesIn(turn).some((note) => note.isAsked && fresh.includes(note.text));
  return [say(isAsked ? 'order.note-asked' : 'order.note-noted', { note: noteText(fresh) })];
}

/** What the order costs now. */
export function sums(draft: OrderDraft, quote: Quote, turn: Turn): Output[] {
  if (placeKey(draft) !== undefined) return totalOutputs(draft, quote, turn);
  // One line and nothing off it: the sum stands in the line.
  const isPlain = quote.lines.length === 1 && quote.totals.discount === 0;
  const isTold = draft.shown === undefined && quote.totals.discount > 0;
  return isPlain || isTold ? [] : [say('order.total-goods', { total: { money: quote.totals.toPay } })];
}

function changedLines(
  before: readonly CartItem[],
  { items }: OrderDraft,
  quote: Quote,
  turn: Turn,
): Output[] {
  const quantityOf = (list: readonly CartItem[], sku: string): number | undefined =>
    list.find((item) => item.sku === sku)?.quantity;
  const changed = quote.lines.filter(({ sku, quantity }) => quantityOf(before, sku) !== quantity);
  const gone = before.filter(({ sku }) => !items.some((item) => item.sku === sku));
  return [
    ...(gone.length > 0 ? [say('order.removed', { products: { list: gone.map(nameOf(turn)) } })] : []),
    ...(changed.length > 0
      ? [say('order.cart', { lines: { lines: changed.map((line) => lineText(line, turn)) } })]
      : []),
  ];
}

function nameOf(turn: Turn): (item: CartItem) => Text {
  return ({ sku }) => ({ text: 'product.name', values: { name: productName(turn, sku) } });
}

function placeKey({ place }: OrderDraft): string | undefined {
  if (place?.by === 'courier') return place.city;
  return place?.store;
}

/** `2 × Kopi Gayo 250 gram, 1 × Penggiling Manual M1`. */
export function itemsText({ items }: Pick<OrderDraft, 'items'>, turn: Turn): { list: Text[] } {
  return {
    list: items.map(({ sku, quantity = 1 }) => ({
      text: 'my-orders.item',
      values: { quantity, product: productName(turn, sku) },
    })),
  };
}
