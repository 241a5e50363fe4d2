import { type Instant } from './instant';

/** The one place of the domain that computes with time. The clock itself is always an argument. */
export const HOUR_MS = 3_600_000;

export const DAY_MS = 24 * HOUR_MS;

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
  return plusMillis(instant, days * DAY_MS);
}

/** Hours of the clock, wherever the wall clock is set meanwhile. */
export function plusHours(instant: Instant, hours: number): Instant {
  return plusMillis(instant, hours * HOUR_MS);
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
  const utcMs = Date.parse(instant);
  const wall = new Date(utcMs + zoneOffset(utcMs, timeZone));
  return {
    year: wall.getUTCFullYear(),
    month: wall.getUTCMonth() + 1,
    day: wall.getUTCDate(),
    hour: wall.getUTCHours(),
    minute: wall.getUTCMinutes(),
    weekday: wall.getUTCDay(),
  };
}

const MINUTE_MS = 60_000;

/** Clocks are changed at a quarter of an hour, if at all. */
const QUARTER_MS = 15 * MINUTE_MS;
const KEPT_OFFSETS = 10_000;

const offsets = new Map<string, number>();

/**
 * How far the wall clock of a zone is ahead of UTC, in milliseconds. Asking costs a twentieth of a millisecond, and
 * a list of deadlines asks for the same openings again and again: what was asked is kept.
 */
function zoneOffset(utcMs: number, timeZone: string): number {
  const quarter = Math.floor(utcMs / QUARTER_MS) * QUARTER_MS;
  const key = `${timeZone} ${quarter}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  const offset = wallClock(quarter, timeZone) - quarter;
  if (offsets.size >= KEPT_OFFSETS) offsets.clear();
  offsets.set(key, offset);
  return offset;
}

/** What the clock on the wall shows, as if it were UTC. */
function wallClock(utcMs: number, timeZone: string): number {
  const parts: Record<string, number> = {};
  for (const part of formatOf(timeZone).formatToParts(new Date(utcMs))) {
    parts[part.type] = Number(part.value);
  }
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute);
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

/** `2026-11-22` on the wall clock of a zone. */
export function localDate(instant: Instant, timeZone: string): string {
  const { year, month, day } = localTime(instant, timeZone);
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/**
 * The moment the wall clock of a zone shows a day and a time.
 * @param date `YYYY-MM-DD`
 * @param time `HH:MM`; `24:00` is the midnight that ends the day
 */
export function instantAt(date: string, time: string, timeZone: string): Instant {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  const wall = Date.parse(`${date}T00:00:00.000Z`) + (hours * 60 + minutes) * MINUTE_MS;
  const guess = wall - zoneOffset(wall, timeZone);
  return new Date(wall - zoneOffset(guess, timeZone)).toISOString();
}

/** The same day of a later month; the last day of the month where it has no such day. */
export function plusCalendarMonths(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const lastDay = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(day, lastDay));
  return first.toISOString().slice(0, 10);
}

/** The calendar day a number of days after another; the number may be negative. */
export function plusCalendarDays(date: string, days: number): string {
  return plusDays(`${date}T00:00:00.000Z`, days).slice(0, 10);
}

/** Calendar days from one day to another, negative when `to` is earlier. */
export function calendarDaysBetween(from: string, to: string): number {
  return daysBetween(`${from}T00:00:00.000Z`, `${to}T00:00:00.000Z`);
}

/** 0 (Sunday) … 6 of a calendar day. */
export function weekdayOf(date: string): Weekday {
  return new Date(Date.parse(`${date}T00:00:00.000Z`)).getUTCDay() as Weekday;
}

/** 0 is Sunday, as `LocalTime.weekday`. */
export type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6;
