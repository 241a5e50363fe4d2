import { type Order } from '../../domain/orders/order';
import { complete, defineDialog } from '../contract/dialog';
import { stateText, unknownOrder } from './status';
import { type Output, ask, say } from '../contract/outputs';
import { proofChoices } from '../identity/proving';
import { ownOrders } from './own-orders';
import { productName } from '../products/reference';
import { type Text } from '../contract/texts';
import { type Turn } from '../contract/turn';

/** I-5: a bubble of this many rows is still read. */
const MOST_LISTED = 3;

/** What was ordered before, newest first; only this person's own orders (M-4). */
export const myOrders = defineDialog({
  id: 'my-orders',
  version: 1,
  startsOn: ['my_orders'],
  begin: (turn) => {
    const own = ownOrders(turn.contact);
    if (own.length === 0) return complete(unknownOrder(turn));
    const shown = own.slice(0, MOST_LISTED);
    const outputs: Output[] = [
      say('my-orders.list', { orders: { lines: shown.map((order) => lineOf(order, turn)) } }),
    ];
    if (own.length > shown.length)
      outputs.push(say('my-orders.more', { shown: shown.length, count: own.length }));
    const choices = proofChoices(turn);
    return complete(...outputs, ...(choices.length > 0 ? [ask('my-orders.earlier', choices)] : []));
  },
});

function lineOf(order: Order, turn: Turn): Text {
  const items = order.lines.map(({ sku, quantity, name }): Text => ({
    text: 'my-orders.item',
    values: { quantity, product: turn.views.catalogue.products.has(sku) ? productName(turn, sku) : name },
  }));
  return {
    text: 'my-orders.line',
    values: {
      number: order.orderNo,
      placed: { day: order.placedAt },
      items: { list: items },
      total: { money: order.totals.toPay },
      state: stateText(order),
    },
  };
}
