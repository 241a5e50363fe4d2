import { type SerialKind, type Views } from '../../dialogs/contract/turn';
import { localDate } from '../../domain/time/calendar';
import { type Instant } from '../../domain/time/instant';

interface Days {
  clock: () => Instant;
  views: () => Views;
}

const KINDS: readonly SerialKind[] = ['ticket', 'order', 'card', 'code', 'erasure'];

/** Tickets are numbered per day of the company's time zone; orders, cards and codes are numbered continuously. */
export function serialName(days: Days, kind: SerialKind): string {
  return kind === 'ticket' ? `ticket:${localDate(days.clock(), days.views().company.timeZone)}` : kind;
}

export function serialNames(days: Days): string[] {
  return KINDS.map((kind) => serialName(days, kind));
}
