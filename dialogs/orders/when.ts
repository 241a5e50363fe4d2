import { type OrderDelivery } from '../../domain/orders/order';
import { type Output, say } from '../contract/outputs';
import { type Text } from '../contract/texts';
import { type Turn } from '../contract/turn';
import { type OrderPlace } from './draft';

/** How long delivery takes; empty while the destination is unknown. */
export function whenItComes(place: OrderPlace | OrderDelivery | undefined, turn: Turn): Output[] {
  if (place?.by === 'courier') {
    const days = turn.views.deliveryTo(place.city)?.days;
    return days ? [say('order.days', { city: place.city, ...days })] : [];
  }
  if (place === undefined) return [];
  const { stores } = turn.views.catalogue;
  const chosen = stores.find(({ id }) => id === place.store);
  const open = (chosen ? [chosen] : stores).map(({ name, hours }): Text => ({
    text: 'order.store-hours',
    values: { store: name, hours: { perLanguage: hours } },
  }));
  return [say('order.ready-soon', { stores: { lines: open } })];
}
