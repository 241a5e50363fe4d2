import { type Order, moveOrder } from '../../domain/orders/order';
import { entitiesOf } from '../../domain/recognition/recognition';
import { answered } from '../contract/binding-answer';
import { type Step, asking, complete, defineDialog, notUnderstood } from '../contract/dialog';
import { ask, choice, record, say } from '../contract/outputs';
import { type Turn, words } from '../contract/turn';
import { askDesk } from '../handoff/desk-request';
import { ownOrders } from './own-orders';
import { stateText, unknownOrder } from './status';

/** An order that stands is called off by a yes and not by a word. */
interface CallingOff {
  asking: 'call_off';
  orderNo: string;
}

/** What was ordered is not wanted any more: unpaid it is called off, else somebody sees to it. */
export const callOff = defineDialog<CallingOff>({
  id: 'call-off',
  version: 1,
  startsOn: ['cancel_order'],
  begin: (turn) => {
    const order = orderMeant(turn);
    if (!order) return complete(unknownOrder(turn));
    const { orderNo } = order;
    if (order.state.status !== 'placed') return complete(...passedOn(order, turn));
    const choices = [choice('yes', 'order.call-off-yes'), choice('no', 'order.call-off-no')];
    const question = ask('order.call-off-ask', choices, { number: orderNo });
    return asking('call_off', { asking: 'call_off', orderNo }, question);
  },
  reply: (state, turn) => {
    switch (answered(turn, { also: ['cancel', 'cancel_order'] })) {
      case 'yes':
        return calledOff(state.orderNo, turn);
      case 'no':
        return complete(say('order.stays', { number: state.orderNo }));
      case 'open':
        return notUnderstood(state);
    }
  },
  resume: () => complete(),
  // "Iya, batalkan" answers it.
  claims: () => ['cancel', 'cancel_order'],
});

/** The order that is named, else the newest that is not over. */
export function orderMeant(turn: Turn): Order | undefined {
  const own = ownOrders(turn.contact);
  const [named] = entitiesOf(turn.recognition, 'order_no').map(({ value }) => value);
  if (named !== undefined) return own.find(({ orderNo }) => orderNo === named);
  return own.find(({ state }) => !OVER.has(state.status));
}

const OVER: ReadonlySet<Order['state']['status']> = new Set(['completed', 'refunded', 'cancelled']);

/** The order is called off when it is unpaid. */
export function calledOff(orderNo: string | undefined, turn: Turn): Step<never> {
  const order = turn.contact.orders.find((known) => known.orderNo === orderNo);
  const cancelled = order?.state.status === 'placed' ? moveOrder(order, 'cancelled', turn.now) : undefined;
  if (cancelled) {
    return complete(
      record({ type: 'order_changed', order: cancelled }),
      say('order.called-off', { number: cancelled.orderNo }),
    );
  }
  return order ? complete(...passedOn(order, turn)) : complete(say('order.dropped'));
}

/** Paid or on its way: nothing is done here, and a task says so. */
function passedOn(order: Order, turn: Turn): ReturnType<typeof askDesk> {
  const values = { number: order.orderNo, state: stateText(order) };
  return [
    ...askDesk(turn, 'order_change', `${order.orderNo}: ${words(turn)}`),
    say('order.cancel-passed', values),
  ];
}
