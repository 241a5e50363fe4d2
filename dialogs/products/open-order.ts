import { type Order } from '../../domain/orders/order';
import { entitiesOf } from '../../domain/recognition/recognition';
import { type Turn } from '../contract/turn';
import { mentionsIn } from './mentions';

/** Goods a complaint could be about: those that were paid for. */
const BOUGHT: ReadonlySet<Order['state']['status']> = new Set(['paid', 'delivered', 'completed']);

/**
 * "Kok salah, maunya 1 French Press" while an order is being made, and an address with a strange name, put the order
 * right: without a purchase there is nothing to complain of (F-15).
 */
export function putsOrderRight(turn: Turn): boolean {
  if (turn.open.at(-1)?.id !== 'order') return false;
  const hasBought = turn.contact.orders.some(({ state }) => BOUGHT.has(state.status));
  return entitiesOf(turn.recognition, 'address').length > 0 || (!hasBought && mentionsIn(turn).length > 0);
}
