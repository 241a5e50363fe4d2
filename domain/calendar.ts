import { type Instant } from './instant';

/** The one place of the domain that computes with time. The clock itself is always an argument. */

const HOUR_MS = 3_600_000;

export function millisBetween(from: Instant, to: Instant): number {
  return Date.parse(to) - Date.parse(from);
}

export function hoursBetween(from: Instant, to: Instant): number {
  return millisBetween(from, to) / HOUR_MS;
}

export function daysBetween(from: Instant, to: Instant): number {
  return hoursBetween(from, to) / 24;
}

export function plusMillis(instant: Instant, millis: number): Instant {
  return new Date(Date.parse(instant) + millis).toISOString();
}

export function plusDays(instant: Instant, days: number): Instant {
  return plusMillis(instant, days * 24 * HOUR_MS);
}

/** A moment on the wall clock of a zone. `month` is 1..12, `weekday` 0 (Sunday)..6. */
export interface LocalTime {
  year: number;
  month: number;
  day: number;
  weekday: number;
  hour: number;
  minute: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    });
    formats.set(timeZone, format);
  }
  return format;
}

/** @param timeZone an IANA name, e.g. `Asia/Jakarta`; an unknown one throws RangeError. */
export function localTime(instant: Instant, timeZone: string): LocalTime {
  const parts: Record<string, number> = {};
  for (const part of formatOf(timeZone).formatToParts(new Date(Date.parse(instant)))) {
    parts[part.type] = Number(part.value);
  }
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0 } = parts;
  return { year, month, day, hour, minute, weekday: new Date(Date.UTC(year, month - 1, day)).getUTCDay() };
}

/** `2026-11` on the wall clock of a zone: the month an advocacy action counts for (L-9). */
export function localMonth(instant: Instant, timeZone: string): string {
  const { year, month } = localTime(instant, timeZone);
  return `${year}-${String(month).padStart(2, '0')}`;
}

export type DayPart = 'morning' | 'noon' | 'afternoon' | 'night';

/** I-1, T57: pagi 04:00–10:59, siang 11:00–14:59, sore 15:00–17:59, malam 18:00–03:59. */
export function dayPart(instant: Instant, timeZone: string): DayPart {
  const { hour } = localTime(instant, timeZone);
  if (hour >= 4 && hour < 11) return 'morning';
  if (hour >= 11 && hour < 15) return 'noon';
  if (hour >= 15 && hour < 18) return 'afternoon';
  return 'night';
}
