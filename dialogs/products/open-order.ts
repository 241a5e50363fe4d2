import { type Order } from '../../domain/orders/order';
import { entitiesOf } from '../../domain/recognition/recognition';
import { type Turn } from '../contract/turn';
import { mentionsIn } from './mentions';

/** What of ours would be complained of: goods that were paid for. */
const BOUGHT: ReadonlySet<Order['state']['status']> = new Set(['paid', 'delivered', 'completed']);

/**
 * "Kok salah, maunya 1 French Press" while an order is being made, and an address with a strange name, put the order
 * right: nobody complains of what they have not bought (F-15).
 */
export function putsOrderRight(turn: Turn): boolean {
  if (turn.open.at(-1)?.id !== 'order') return false;
  const hasBought = turn.contact.orders.some(({ state }) => BOUGHT.has(state.status));
  return entitiesOf(turn.recognition, 'address').length > 0 || (!hasBought && mentionsIn(turn).length > 0);
}
