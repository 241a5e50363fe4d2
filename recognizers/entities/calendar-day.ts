import { DAY_MS } from '../../domain/time/calendar';

/** A day of the calendar, without zone: `month` is 1..12. */
export interface CalendarDay {
  year: number;
  month: number;
  day: number;
}

function millis({ year, month, day }: CalendarDay): number {
  return Date.UTC(year, month - 1, day);
}

function dayOf(time: number): CalendarDay {
  const date = new Date(time);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

export function plusDays(day: CalendarDay, days: number): CalendarDay {
  return dayOf(millis(day) + days * DAY_MS);
}

/** The same day `months` later, or that month's last day. */
export function plusMonths(day: CalendarDay, months: number): CalendarDay {
  const first = dayOf(Date.UTC(day.year, day.month - 1 + months, 1));
  return { ...first, day: Math.min(day.day, lastDayOf(first)) };
}

/** 28..31. */
export function lastDayOf({ year, month }: { year: number; month: number }): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** 0 (Sunday)..6. */
export function weekdayOf(day: CalendarDay): number {
  return new Date(millis(day)).getUTCDay();
}

export function isBefore(first: CalendarDay, second: CalendarDay): boolean {
  return millis(first) < millis(second);
}

/** `YYYY-MM-DD`. */
export function isoDay(day: CalendarDay): string {
  return dayOf(millis(day)).year === day.year ? new Date(millis(day)).toISOString().slice(0, 10) : '';
}

/** @returns the day, or undefined when there is no such day (31 April). */
export function realDay(year: number, month: number, day: number): CalendarDay | undefined {
  if (month < 1 || month > 12 || day < 1 || day > lastDayOf({ year, month })) return undefined;
  return { year, month, day };
}
