import { type Views } from '../../dialogs/contract/turn';
import { localDate } from '../../domain/time/calendar';
import { type Instant } from '../../domain/time/instant';

interface Days {
  clock: () => Instant;
  views: () => Views;
}

/** Tickets are numbered by the day of the company's zone, orders for ever. */
export function serialName(days: Days, kind: 'ticket' | 'order'): string {
  return kind === 'order' ? 'order' : `ticket:${localDate(days.clock(), days.views().company.timeZone)}`;
}

export function serialNames(days: Days): string[] {
  return [serialName(days, 'ticket'), serialName(days, 'order')];
}
