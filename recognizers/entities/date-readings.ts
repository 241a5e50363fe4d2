import { type DateValue } from '../../domain/recognition/entities';
import { readData } from '../data-files';
import {
  isBefore,
  isoDay,
  lastDayOf,
  plusDays,
  plusMonths,
  realDay,
  weekdayOf,
  type CalendarDay,
} from './calendar-day';
import { NUMBERS } from './number-data';

interface CalendarData {
  weekdays: Record<string, number>;
  months: Record<string, number>;
  dayWords: Record<string, number>;
  holidays: Record<string, string[]>;
  holidayNames: Record<string, string>;
  soon: string[];
}

/** Names of days, months and holidays in both languages. */
export const CALENDAR = JSON.parse(readData('calendar.json')) as CalendarData;

/** A pattern for any of the names, the longest first. */
export const anyOf = (names: readonly string[]) =>
  [...names].sort((first, second) => second.length - first.length).join('|');
/** Whether the words before tell of what has been: surely, or where a day of a month is said. */
export type Past = 'no' | 'likely' | 'sure';

/** What a named group of a rule's pattern matched. */
export type Groups = Record<string, string | undefined>;

export function on(day: CalendarDay | undefined, approximate = false): DateValue | undefined {
  return day && { from: isoDay(day), to: isoDay(day), approximate };
}

export function between(from: CalendarDay, to: CalendarDay, approximate = true): DateValue {
  return { from: isoDay(from), to: isoDay(to), approximate };
}

export function countOf(text: string | undefined): number {
  if (text === undefined || text === 'se' || text === 'a') return 1;
  if (text === 'a couple of') return 2;
  if (text === 'beberapa' || text === 'a few') return 3;
  if (text === 'half a' || text === 'setengah') return 0.5;
  return /^\d+$/u.test(text) ? Number(text) : (NUMBERS.units[text] ?? 1);
}

/** `count` weeks, months… from today; the past when negative. */
export function after(today: CalendarDay, count: number, unit: string | undefined): CalendarDay {
  const name = unit ?? 'hari';
  if (/^(minggu|week|pekan)/u.test(name)) return plusDays(today, Math.round(count * 7));
  if (/^(bulan|month)/u.test(name))
    return count % 1 ? plusDays(today, Math.round(count * 30)) : plusMonths(today, count);
  if (/^(tahun|year)/u.test(name)) return plusMonths(today, Math.round(count * 12));
  return plusDays(today, Math.round(count));
}

/** The day of a month that comes next, this year or the following. */
function comingDay(today: CalendarDay, month: number, day: number): CalendarDay | undefined {
  const thisYear = realDay(today.year, month, day);
  return thisYear && !isBefore(thisYear, today) ? thisYear : realDay(today.year + 1, month, day);
}

/** Who says "sejak 10 November" in late November means the one just gone: as far back as this, in months. */
const RECENT_MONTHS = 4;

/** The day that was last, when that is not long ago; else the one that comes. */
function recentDay(today: CalendarDay, month: number, day: number): CalendarDay | undefined {
  const here = realDay(today.year, month, day);
  const last = here && !isBefore(today, here) ? here : realDay(today.year - 1, month, day);
  return last && isBefore(plusMonths(today, -RECENT_MONTHS), last) ? last : comingDay(today, month, day);
}

/** Days of one month, "1-3 Desember". */
export function dayRange(groups: Groups, today: CalendarDay): DateValue | undefined {
  const last = monthDay(groups, today);
  const first = Number(groups['d1']);
  if (!last || first < 1 || first >= Number(groups['d'])) return undefined;
  return { ...last, from: `${last.from.slice(0, 8)}${String(first).padStart(2, '0')}` };
}

export function monthDay(groups: Groups, today: CalendarDay, past: Past = 'no'): DateValue | undefined {
  const day = Number(groups['d']);
  const month = CALENDAR.months[groups['m'] ?? ''] ?? Number(groups['m']);
  if (groups['y'] === undefined)
    return on(
      past !== 'no' || groups['past'] !== undefined
        ? recentDay(today, month, day)
        : comingDay(today, month, day),
    );
  const year = Number(groups['y']);
  return on(realDay(year < 100 ? 2000 + year : year, month, day));
}

export function dayOfMonth(today: CalendarDay, day: number, monthsLater: number): CalendarDay | undefined {
  const month = plusMonths({ ...today, day: 1 }, monthsLater);
  return realDay(month.year, month.month, day);
}

export function partOfMonth(
  part: string | undefined,
  month: { year: number; month: number },
): DateValue | undefined {
  const last = lastDayOf(month);
  const day = /^(?:akhir|(?:the )?end|late)/u.test(part ?? '')
    ? last
    : /^(awal|start|early|beginning)/u.test(part ?? '')
      ? 1
      : 15;
  return on(realDay(month.year, month.month, day), true);
}

/** The beginning, middle or end of a year: January, June, December. */
export function partOfYear(part: string | undefined, year: number): DateValue | undefined {
  const isEnd = /^(?:akhir|(?:the )?end|late)/u.test(part ?? '');
  return partOfMonth(part, {
    year,
    month: isEnd ? 12 : /^(?:awal|early|beg|start)/u.test(part ?? '') ? 1 : 6,
  });
}

export function weekdayFrom(groups: Groups, today: CalendarDay): DateValue | undefined {
  const wanted = CALENDAR.weekdays[groups['w'] ?? ''] ?? 0;
  const ahead = (wanted - weekdayOf(today) + 7) % 7;
  if (groups['past'] !== undefined) return on(plusDays(today, ahead === 0 ? -7 : ahead - 7));
  if (groups['next'] === undefined) return on(plusDays(today, ahead));
  // "senin depan" is in the week after this one, which begins on Monday.
  const toMonday = 7 - ((weekdayOf(today) + 6) % 7);
  return on(plusDays(today, toMonday + ((wanted + 6) % 7)));
}

export function holiday(groups: Groups, today: CalendarDay): DateValue | undefined {
  const spans = CALENDAR.holidays[CALENDAR.holidayNames[groups['h'] ?? ''] ?? ''] ?? [];
  const [from, to] = (spans.find((span) => span.slice(11) >= isoDay(today)) ?? '').split('/');
  if (from === undefined || to === undefined || from === '') return undefined;
  const first = parseIso(from);
  const last = parseIso(to);
  const side = groups['side'] ?? '';
  if (/^(setelah|habis|sehabis|after|pasca|selesai)/u.test(side))
    return between(plusDays(last, 1), plusDays(last, 8));
  if (/^(sebelum|before|jelang|menjelang)/u.test(side))
    return between(plusDays(first, -7), plusDays(first, -1));
  return between(first, last, false);
}

function parseIso(text: string): CalendarDay {
  const [year = 1970, month = 1, day = 1] = text.split('-').map(Number);
  return { year, month, day };
}

const QUARTERS: Record<string, number> = {
  satu: 1,
  dua: 2,
  tiga: 3,
  empat: 4,
  pertama: 1,
  kedua: 2,
  ketiga: 3,
  keempat: 4,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
};

export function quarter(groups: Groups, today: CalendarDay): DateValue | undefined {
  const number = QUARTERS[groups['q'] ?? ''] ?? Number(groups['q']);
  const next = groups['next'] === undefined ? undefined : today.year + 1;
  const stated = groups['y'] === undefined ? next : Number(groups['y']);
  const over = isBefore({ year: today.year, month: number * 3, day: 28 }, today);
  // A quarter is its middle (domain.md §4.5.11).
  return on({ year: stated ?? (over ? today.year + 1 : today.year), month: number * 3 - 1, day: 15 }, true);
}
