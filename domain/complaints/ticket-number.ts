import { localDate } from '../time/calendar';
import { type Instant } from '../time/instant';

/**
 * `KLH-20261123-0007` (C-26).
 * @param at when the complaint was received; the day is the company's
 * @param serial which one of that day, from 1
 */
export function ticketNumber(at: Instant, serial: number, timeZone: string): string {
  return `KLH-${localDate(at, timeZone).replaceAll('-', '')}-${String(serial).padStart(4, '0')}`;
}
