import { type DateValue } from '../../domain/recognition';
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
import {
  after,
  anyOf,
  between,
  CALENDAR,
  countOf,
  dayOfMonth,
  dayRange,
  holiday,
  monthDay,
  on,
  partOfMonth,
  quarter,
  weekdayFrom,
  type Groups,
  type Past,
} from './date-readings';
import { NUMBERS } from './number-words';

/** A way to say a date: `read` gives undefined when the words fit but mean no date. */
export interface DateRule {
  pattern: RegExp;
  /** @param past the text tells of what was: a day without year may be the one just gone. */
  read: (groups: Groups, today: CalendarDay, past: Past) => DateValue | undefined;
}

const DAY = anyOf(Object.keys(CALENDAR.weekdays));
const MONTH = anyOf(Object.keys(CALENDAR.months));
const COUNT = `\\d{1,3}|${anyOf(Object.keys(NUMBERS.units))}|beberapa|se|a|a couple of|a few|half a|setengah`;
const SPAN = 'hari|minggu|bulan|tahun|days?|weeks?|months?|years?|pekan';
const SOON_DAYS = 7;

function rule(pattern: string, read: DateRule['read']): DateRule {
  return { pattern: new RegExp(`(?<![\\p{L}\\p{N}])(?:${pattern})(?![\\p{L}\\p{N}])`, 'gu'), read };
}

const PART =
  '(?<part>awal|pertengahan|tengah|akhir|end of|early|late|mid|middle of|beginning of|start of|the end of)';
const SIDE = '(?:(?<side>setelah|habis|sehabis|after|pasca|selesai|sebelum|before|menjelang|jelang) )?';
const isAdverb = (word: string | undefined) =>
  word !== undefined && /^(?:may|mar|sat|sun|jun|dec|des)$/u.test(word);

/** Earlier rules win where two fit at the same place and length. */
export const DATE_RULES: readonly DateRule[] = [
  rule(String.raw`(?<y>20\d\d) ?[-/] ?(?<m>\d{1,2}) ?[-/] ?(?<d>\d{1,2})`, monthDay),
  rule(String.raw`(?:tanggal )?(?<d>\d{1,2}) [-/] (?<m>\d{1,2}) [-/] (?<y>(?:19|20)?\d\d)`, monthDay),
  rule(String.raw`(?:tanggal )?(?<d>\d{1,2})\.(?<m>\d{1,2})\.(?<y>20\d\d)`, monthDay),
  rule(String.raw`(?:tanggal )?(?<d>\d{1,2}) / (?<m>\d{1,2})(?! /)`, monthDay),
  rule(
    `(?:tanggal |the )?(?<d1>\\d{1,2}) ?(?:-|sampai|hingga|to|until|till|sd) ?(?<d>\\d{1,2})(?: of)? (?<m>${MONTH})(?: (?<y>20\\d\\d))?`,
    dayRange,
  ),
  rule(
    `(?:tanggal |the )?(?<d>\\d{1,2})(?: ?st| ?nd| ?rd| ?th| tahun)?(?: of)? (?<m>${MONTH})(?: ,)?(?: (?<y>(?:19|20)\\d\\d))?(?: (?<past>kemarin|lalu|yang lalu|ago))?`,
    monthDay,
  ),
  rule(
    `(?<m>${MONTH}) (?:the )?(?<d>\\d{1,2})(?: ?st| ?nd| ?rd| ?th| tahun)?(?: ,)?(?: (?<y>(?:19|20)\\d\\d))?`,
    monthDay,
  ),
  rule(
    `(?:tanggal|the|on the) (?<d>\\d{1,2})(?: st| nd| rd| th| tahun)?(?: (?<next>bulan depan|of next month|next month))?`,
    ({ d, next }, today, past) => {
      if (next !== undefined) return on(dayOfMonth(today, Number(d), 1));
      const day = dayOfMonth(today, Number(d), 0);
      if (past !== 'no') return on(day && !isBefore(today, day) ? day : dayOfMonth(today, Number(d), -1));
      return on(day && !isBefore(day, today) ? day : dayOfMonth(today, Number(d), 1));
    },
  ),
  rule(
    `(?:dalam |in |within )?(?<n>${COUNT}) ?(?<u>${SPAN}) (?:lagi|ke depan|kedepan|mendatang|from now|dari sekarang)`,
    ({ n, u }, today) => on(after(today, countOf(n), u), !/^hari|^day|^minggu|^week|^pekan/u.test(u ?? '')),
  ),
  rule(`(?<n>${COUNT}) ?(?<u>${SPAN}) (?:yang )?(?:lalu|ago|kemarin)`, ({ n, u }, today) =>
    on(after(today, -countOf(n), u), !/^hari|^day|^minggu|^week|^pekan/u.test(u ?? '')),
  ),
  rule(`(?:dalam|in|within|in about) (?:waktu )?(?<n>${COUNT}) ?(?<u>${SPAN})(?: time)?`, ({ n, u }, today) =>
    on(after(today, countOf(n), u), !/^hari|^day|^minggu|^week|^pekan/u.test(u ?? '')),
  ),
  rule(
    `(?:hari )?(?<w>${DAY}) (?<next>depan|minggu depan)|(?<next2>next) (?<w2>${DAY})`,
    ({ w, w2, next, next2 }, today) =>
      (w ?? w2) === 'minggu' && next === 'depan'
        ? on(plusDays(today, 7))
        : weekdayFrom({ w: w ?? w2, next: next ?? next2 }, today),
  ),
  rule(
    `(?:hari )?(?<w>${DAY}) (?<past>kemarin|lalu|yang lalu)|(?<past2>last) (?<w2>${DAY})`,
    ({ w, w2, past, past2 }, today) =>
      (w ?? w2) === 'minggu'
        ? on(plusDays(today, -7))
        : weekdayFrom({ w: w ?? w2, past: past ?? past2 }, today),
  ),
  rule('minggu depan|pekan depan|next week', (_, today) => on(plusDays(today, 7))),
  rule('minggu ini|pekan ini|this week', (_, today) =>
    between(today, plusDays(today, (7 - weekdayOf(today)) % 7)),
  ),
  rule('last week|pekan lalu', (_, today) => on(plusDays(today, -7))),
  rule('akhir (?:pekan|minggu)(?: ini)?|(?:this |the |on the )?weekend|weekend ini', (_, today) => {
    const saturday = plusDays(today, (6 - weekdayOf(today) + 7) % 7);
    return between(
      weekdayOf(today) === 0 ? today : saturday,
      weekdayOf(today) === 0 ? today : plusDays(saturday, 1),
      false,
    );
  }),
  rule(`${PART} (?:bulan depan|next month)`, ({ part }, today) =>
    partOfMonth(part, plusMonths({ ...today, day: 1 }, 1)),
  ),
  rule(`${PART} (?:bulan ini|bulan|this month|month|the month)`, ({ part }, today) => {
    const here = partOfMonth(part, today);
    return here && here.to >= isoDay(today) ? here : partOfMonth(part, plusMonths({ ...today, day: 1 }, 1));
  }),
  rule(`${PART} (?:tahun depan|next year)`, ({ part }, today) =>
    partOfMonth(part, {
      year: today.year + 1,
      month: /^akhir|end|late/u.test(part ?? '') ? 12 : /^(awal|early|beg|start)/u.test(part ?? '') ? 1 : 6,
    }),
  ),
  rule(`${PART} (?:tahun ini|tahun|this year|the year|year)`, ({ part }, today) =>
    partOfMonth(part, {
      year: today.year,
      month: /^akhir|end|late/u.test(part ?? '') ? 12 : /^(awal|early|beg|start)/u.test(part ?? '') ? 1 : 6,
    }),
  ),
  rule(`${PART} (?<m>${MONTH})(?: (?<y>20\\d\\d))?`, ({ part, m, y }, today) => {
    const month = CALENDAR.months[m ?? ''] ?? 1;
    const year = y === undefined ? today.year + (month < today.month ? 1 : 0) : Number(y);
    return partOfMonth(part, { year, month });
  }),
  rule('bulan depan|next month', (_, today) => on({ ...plusMonths({ ...today, day: 1 }, 1), day: 15 }, true)),
  rule('bulan ini|this month', (_, today) => between(today, { ...today, day: lastDayOf(today) })),
  rule('tahun depan|next year', (_, today) =>
    between(realDay(today.year + 1, 1, 1) ?? today, realDay(today.year + 1, 12, 31) ?? today),
  ),
  rule('tahun ini|this year', (_, today) => between(today, { year: today.year, month: 12, day: 31 })),
  rule(
    `(?:q|kuartal|quarter|triwulan|kwartal) ?(?<q>[1-4]|satu|dua|tiga|empat|pertama|kedua|ketiga|keempat|one|two|three|four)(?: (?:tahun )?(?<y>20\\d\\d)| (?<next>tahun depan|next year))?`,
    quarter,
  ),
  rule(`${SIDE}(?:hari )?(?<h>${anyOf(Object.keys(CALENDAR.holidayNames))})`, holiday),
  rule(anyOf(Object.keys(CALENDAR.dayWords)).replace(/^/u, '(?<word>').concat(')'), ({ word }, today) =>
    on(plusDays(today, CALENDAR.dayWords[word ?? ''] ?? 0)),
  ),
  rule(anyOf(CALENDAR.soon), (_, today) => between(today, plusDays(today, SOON_DAYS))),
  rule(
    `(?:(?<hari>hari|on|this|by|every|di) )?(?<w>${DAY})(?: (?<ini>ini|nanti|besok))?`,
    (groups, today, past) => {
      const marked = groups['hari'] ?? groups['ini'];
      if (marked === undefined && (groups['w'] === 'minggu' || isAdverb(groups['w']))) return undefined;
      return weekdayFrom({ w: groups['w'], past: past === 'sure' ? 'past' : undefined }, today);
    },
  ),
  rule(
    `(?:(?<bulan>bulan|di|in|by|pas|for) )?(?<m>${MONTH})(?: (?<y>20\\d\\d))?`,
    ({ bulan, m, y }, today) => {
      if (bulan === undefined && (isAdverb(m) || m === 'march')) return undefined;
      const month = CALENDAR.months[m ?? ''] ?? 1;
      const year = y === undefined ? today.year + (month < today.month ? 1 : 0) : Number(y);
      return on(realDay(year, month, 15), true);
    },
  ),
];
