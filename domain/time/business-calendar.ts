import {
  HOUR_MS,
  type Weekday,
  instantAt,
  localDate,
  millisBetween,
  plusCalendarDays,
  plusMillis,
  weekdayOf,
} from './calendar';
import { type Instant } from './instant';

/** When reps work (`content/<company>/calendar.yaml`). Holidays are closed. */
export interface BusinessCalendar {
  timeZone: string;
  /** `HH:MM` on the wall clock, within one day; a weekday that is missing is closed. */
  hours: ReadonlyMap<Weekday, { open: string; close: string }>;
  /** `YYYY-MM-DD` → name. */
  holidays: ReadonlyMap<string, string>;
  /** Zones of customers' cities, by their names in small letters; who lives elsewhere has the company's. */
  cityZones?: ReadonlyMap<string, string>;
}

/** A span in which a deadline is paused, e.g. while we wait for the customer; open while `to` is undefined. */
export interface Pause {
  from: Instant;
  to: Instant | undefined;
}

/** One business day is this many business hours (§4.5.7). */
export const BUSINESS_DAY_H = 8;

/** The on-call calendar: every hour of every day (P1, §2.4.4). */
export function roundTheClock(timeZone: string): BusinessCalendar {
  const weekdays: Weekday[] = [0, 1, 2, 3, 4, 5, 6];
  const hours = new Map(weekdays.map((day) => [day, { open: '00:00', close: '24:00' }]));
  return { timeZone, hours, holidays: new Map() };
}

/** The calendar names no opening hours within a year: nothing can ever be due. Correct `calendar.yaml`. */
export class NeverOpenError extends Error {
  override readonly name = 'NeverOpenError';
  readonly code = 'CALENDAR_NEVER_OPEN';
}

interface Interval {
  from: Instant;
  to: Instant;
}

const LONGEST_CLOSURE_D = 366;

/** Whether somebody works at this moment; the closing minute itself is closed. */
export function isOpen(at: Instant, calendar: BusinessCalendar): boolean {
  const window = windowOn(localDate(at, calendar.timeZone), calendar);
  return window !== undefined && window.from <= at && at < window.to;
}

/** The first opening strictly after a moment, also while it is open: when to tell people to come back. */
export function nextOpening(at: Instant, calendar: BusinessCalendar): Instant {
  for (const window of windowsFrom(at, calendar)) if (window.from > at) return window.from;
  throw new NeverOpenError();
}

/**
 * The moment so many business hours after another. Falls inside opening hours or at closing time, never
 * outside (§4.5.7); zero hours from a closed moment is the next opening. Adding a, then b, is adding a + b.
 */
export function addBusinessHours(
  start: Instant,
  hours: number,
  calendar: BusinessCalendar,
  pauses: readonly Pause[] = [],
): Instant {
  let left = Math.max(0, Math.round(hours * HOUR_MS));
  for (const window of windowsFrom(start, calendar)) {
    for (const { from, to } of withoutPauses(window, pauses)) {
      if (to < start) continue;
      const begin = from < start ? start : from;
      const room = millisBetween(begin, to);
      if (left <= room) return plusMillis(begin, left);
      left -= room;
    }
  }
  throw new NeverOpenError();
}

/** {@link addBusinessHours} with days of {@link BUSINESS_DAY_H} hours. */
export function addBusinessDays(start: Instant, days: number, calendar: BusinessCalendar): Instant {
  return addBusinessHours(start, days * BUSINESS_DAY_H, calendar);
}

/** When this many business hours will have passed; undefined while an open pause stops the count. */
export function dueAfter(
  start: Instant,
  hours: number,
  calendar: BusinessCalendar,
  pauses: readonly Pause[],
): Instant | undefined {
  const due = addBusinessHours(start, hours, calendar, pauses);
  return pauses.some((pause) => pause.to === undefined && pause.from < due) ? undefined : due;
}

/** Business time from one moment to another, without the pauses; 0 when `to` is not later. */
export function businessHoursBetween(
  from: Instant,
  to: Instant,
  calendar: BusinessCalendar,
  pauses: readonly Pause[] = [],
): number {
  let millis = 0;
  const until = pauses.map((pause) => ({ ...pause, to: pause.to ?? to }));
  const lastDay = localDate(to, calendar.timeZone);
  for (let day = localDate(from, calendar.timeZone); day <= lastDay; day = plusCalendarDays(day, 1)) {
    const window = windowOn(day, calendar);
    for (const open of window ? withoutPauses(window, until) : []) {
      millis += Math.max(0, millisBetween(later(open.from, from), earlier(open.to, to)));
    }
  }
  return millis / HOUR_MS;
}

function windowOn(date: string, calendar: BusinessCalendar): Interval | undefined {
  const hours = calendar.hours.get(weekdayOf(date));
  if (!hours || calendar.holidays.has(date) || hours.close <= hours.open) return undefined;
  const { timeZone } = calendar;
  return { from: instantAt(date, hours.open, timeZone), to: instantAt(date, hours.close, timeZone) };
}

/** The opening hours from the day of a moment on, until a whole year had none. */
function* windowsFrom(at: Instant, calendar: BusinessCalendar): Generator<Interval> {
  let closedDays = 0;
  for (
    let day = localDate(at, calendar.timeZone);
    closedDays < LONGEST_CLOSURE_D;
    day = plusCalendarDays(day, 1)
  ) {
    const window = windowOn(day, calendar);
    closedDays = window ? 0 : closedDays + 1;
    if (window) yield window;
  }
}

/** What is left of a window. Open pauses are not considered here: {@link dueAfter} does that. */
function withoutPauses(window: Interval, pauses: readonly Pause[]): Interval[] {
  let rest = [window];
  for (const pause of pauses) {
    const end = pause.to;
    if (end === undefined || end <= pause.from) continue;
    rest = rest
      .flatMap(({ from, to }) => [
        { from, to: earlier(to, pause.from) },
        { from: later(from, end), to },
      ])
      .filter(({ from, to }) => from < to);
  }
  return rest;
}

function earlier(a: Instant, b: Instant): Instant {
  return a < b ? a : b;
}

function later(a: Instant, b: Instant): Instant {
  return a < b ? b : a;
}
