import { type OrderDelivery } from '../../domain/orders/order';
import { type Output, say } from '../contract/outputs';
import { type Turn } from '../contract/turn';
import { type OrderPlace } from './draft';

/** How long it takes to where an order goes; nothing while nobody knows where that is. */
export function whenItComes(place: OrderPlace | OrderDelivery | undefined, turn: Turn): Output[] {
  if (place?.by === 'courier') {
    const days = turn.views.deliveryTo(place.city)?.days;
    return days ? [say('order.days', { city: place.city, ...days })] : [];
  }
  const store = turn.views.catalogue.stores.find(({ id }) => id === place?.store);
  return store ? [say('order.ready-soon', { store: store.name })] : [];
}
