import { type Step, asking } from '../contract/dialog';
import { type Output, ask } from '../contract/outputs';
import { type Turn } from '../contract/turn';
import { inCategory } from '../products/fit';
import { kindShown, noSuchPack } from '../products/goods-list';
import { productReference } from '../products/reference';
import { isDurable } from '../products/warranty';
import { type OrderDraft } from './draft';
import { wantsSameAgain } from './message-parts';
import { ownOrders } from './own-orders';
import { proceed, productChoices } from './questions';

/** Nothing is named: the same again, what was talked about last, what is likely, or a question. */
export function beginWithContext(draft: OrderDraft, turn: Turn): Step<OrderDraft> {
  const count = draft.carried;
  const [last] = ownOrders(turn.contact);
  if (wantsSameAgain(turn) && last) {
    const only = last.lines.length === 1 ? count : undefined;
    const items = last.lines.map(({ sku, quantity }) => ({ sku, quantity: only ?? quantity }));
    return proceed({ ...draft, items, carried: undefined }, turn);
  }
  const reference = productReference(turn);
  switch (reference.kind) {
    case 'named': {
      const [product, another] = reference.products;
      // Of several that were shown, one is ordered: which?
      if (another && reference.remembered)
        return which(draft, ask('product.which', productChoices(turn, reference.products)));
      const isOne = product !== undefined && isDurable(product);
      const items = product ? [{ sku: product.sku, quantity: count ?? (isOne ? 1 : undefined) }] : [];
      return proceed({ ...draft, items, carried: undefined }, turn);
    }
    case 'no_pack':
      return asking(
        'items',
        { ...draft, asking: 'items' },
        ...noSuchPack(turn, reference.product, reference.family),
      );
    case 'unsure':
      return which(draft, ask('product.which', productChoices(turn, reference.candidates)));
    case 'category': {
      const inside = inCategory(turn, reference.category).filter(({ discontinued }) => !discontinued);
      const question = ask('order.ask-which', productChoices(turn, inside));
      return which(draft, ...kindShown(turn, reference.category), question);
    }
    case 'none':
      return proceed(draft, turn);
  }
}

function which(draft: OrderDraft, ...outputs: Output[]): Step<OrderDraft> {
  return asking('items', { ...draft, asking: 'items' }, ...outputs);
}
