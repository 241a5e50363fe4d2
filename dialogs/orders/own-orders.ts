import { type Contact } from '../../domain/contact/contact';
import { type Conversation } from '../../domain/conversation/conversation';
import { type Order, type OrderDelivery } from '../../domain/orders/order';

/**
 * The orders that may be told about here, newest first: those made in a chat of this contact, and all of them
 * once a phone or e-mail of theirs is confirmed (M-4: an import links orders by a number anybody can claim).
 */
export function ownOrders(contact: Contact): Order[] {
  const isVerified = contact.facts.some(
    ({ key, status, supersededById }) =>
      (key === 'phone' || key === 'email') && status === 'confirmed' && supersededById === undefined,
  );
  return contact.orders
    .filter(({ source }) => isVerified || source !== 'import')
    .reverse()
    .sort((a, b) => Number(a.placedAt < b.placedAt) - Number(a.placedAt > b.placedAt));
}

/** Where their last parcel went. */
export function lastDelivery(contact: Contact): Extract<OrderDelivery, { by: 'courier' }> | undefined {
  const [last] = ownOrders(contact).flatMap(({ delivery }) => (delivery?.by === 'courier' ? delivery : []));
  return last;
}

/** The newest unpaid order of this conversation: the one a correction can still change. */
export function unpaidHere(
  contact: Contact,
  { startedAt }: Pick<Conversation, 'startedAt'>,
): Order | undefined {
  const [last] = ownOrders(contact).filter(({ placedAt }) => placedAt >= startedAt);
  return last?.state.status === 'placed' ? last : undefined;
}
