import { type Order } from '../../domain/orders/order';
import { entitiesOf } from '../../domain/recognition/recognition';
import { complete, defineDialog } from '../contract/dialog';
import { type Output, ask, choice, say } from '../contract/outputs';
import { proofChoices } from '../identity/proving';
import { isAsked } from '../handoff/desk-request';
import { ownOrders } from './own-orders';
import { whenItComes } from './when';
import { type Text } from '../contract/texts';
import { type Turn } from '../contract/turn';

const MOST_TOLD = 3;
const OVER: ReadonlyArray<Order['state']['status']> = ['completed', 'refunded', 'cancelled'];

/** Where an order stands (P-2: verified only). Somebody else's number and a wrong one get the same answer. */
export const orderStatus = defineDialog({
  id: 'order-status',
  version: 1,
  startsOn: ['order_status'],
  begin: (turn) => {
    const own = ownOrders(turn.contact);
    const asked = entitiesOf(turn.recognition, 'order_no').map(({ value }) => value);
    const named = own.filter(({ orderNo }) => asked.includes(orderNo));
    if (named.length > 0)
      return complete(...named.slice(0, MOST_TOLD).flatMap((order) => statusOutputs(order, turn)));
    const open = own.filter(({ state }) => !OVER.includes(state.status));
    const told = open.length > 0 ? open : own.slice(0, 1);
    // "Kapan dikirim?" of a quotation that is being written.
    if (told.length === 0 && asked.length === 0 && isAsked(turn, 'quotation')) {
      return complete(say('quotation.in-work'));
    }
    if (asked.length > 0 || told.length === 0) return complete(unknownOrder(turn));
    return complete(...told.slice(0, MOST_TOLD).flatMap((order) => statusOutputs(order, turn)));
  },
});

/** M-4: nothing is confirmed; how it can be told nevertheless. */
export function unknownOrder(turn: Turn): Output {
  return ask('order-status.unknown', [
    ...proofChoices(turn),
    choice({ kind: 'intent', intent: 'human' }, 'order.rep-yes'),
    choice({ kind: 'intent', intent: 'buy' }, 'intent.buy'),
  ]);
}

function statusOutputs(order: Order, turn: Turn): Output[] {
  const { orderNo: number, placedAt } = order;
  const line = say('order-status.line', { number, placed: { day: placedAt }, state: stateText(order) });
  const isOnItsWay = ['placed', 'paid', 'delivered'].includes(order.state.status);
  const when = isOnItsWay ? whenItComes(order.delivery, turn) : [];
  return order.state.status === 'placed' ? [line, say('order-status.pay'), ...when] : [line, ...when];
}

/** The status in words, with its day. */
export function stateText({ state }: Order): Text {
  return { text: `order.state-${state.status}`, values: { day: { day: state.at } } };
}
