import { type Step, asking, complete } from '../contract/dialog';
import { ask, choice, say } from '../contract/outputs';
import { type Turn } from '../contract/turn';
import { productName } from '../products/reference';
import { absorb } from './absorb';
import { type CartItem } from './cart';
import { type OrderDraft, isSameOrder } from './draft';
import { proceed } from './questions';

/** Goods leave the cart and nothing else does; what they are not, is asked. */
export function takeOut(draft: OrderDraft, turn: Turn): Step<OrderDraft> {
  const next = absorb(draft, turn);
  const items = isSameOrder(next, draft) ? withoutNamed(draft.items, turn) : next.items;
  if (items.length === draft.items.length && isSameOrder(next, draft)) return askWhich(draft, turn);
  if (items.length > 0) return proceed({ ...next, items }, turn);
  return complete(say('order.all-removed'), say('order.dropped'));
}

/** "Buang filternya": the goods of the cart whose kind or name the message speaks of. */
function withoutNamed(items: readonly CartItem[], turn: Turn): CartItem[] {
  const { products } = turn.views.catalogue;
  const kinds = turn.recognition.goods.flatMap((good) => (good.kind === 'category' ? [good.category] : []));
  const fitting = items.filter(({ sku }) => kinds.includes(products.get(sku)?.category ?? ''));
  return fitting.length === 1 ? items.filter((item) => item !== fitting[0]) : [...items];
}

function askWhich(draft: OrderDraft, turn: Turn): Step<OrderDraft> {
  const choices = draft.items.map(({ sku }) =>
    choice({ kind: 'reply', reply: 'take-out', value: sku }, 'product.name', {
      name: productName(turn, sku),
    }),
  );
  return asking('take-out', draft, ask('order.not-in-cart', choices));
}

/** The line whose button was pressed leaves the cart. */
export function takeOutSku(draft: OrderDraft, sku: string, turn: Turn): Step<OrderDraft> {
  const items = draft.items.filter((item) => item.sku !== sku);
  if (items.length > 0) return proceed({ ...draft, items }, turn);
  return complete(say('order.all-removed'), say('order.dropped'));
}
