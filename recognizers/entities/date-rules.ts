import { type DateValue } from '../../domain/recognition/entities';
import { readWordLists } from '../data-files';
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
  partOfYear,
  quarter,
  weekdayFrom,
  type Groups,
  type Past,
} from './date-readings';
import { NUMBERS } from './number-data';

/** A way to say a date: `read` gives undefined when the words fit but mean no date. */
export interface DateRule {
  /** What stands in every text the pattern fits: quick to look for, and shared by many rules. */
  cue: RegExp;
  pattern: RegExp;
  /** @param past the text tells of what was: a day without year may be the one just gone. */
  read: (groups: Groups, today: CalendarDay, past: Past) => DateValue | undefined;
}

const DAY = anyOf(Object.keys(CALENDAR.weekdays));
const MONTH = anyOf(Object.keys(CALENDAR.months));
const COUNT = `\\d{1,3}|${anyOf(Object.keys(NUMBERS.units))}|beberapa|se|a|a couple of|a few|half a|setengah`;
const SPAN = 'hari|minggu|bulan|tahun|days?|weeks?|months?|years?|pekan';
const SOON_DAYS = 7;
/** The lower end of "1-2 bulan lagi": what counts is the upper. */
const FROM = '(?:\\d{1,2} ?(?:-|sampai|to) ?)?';
/** "1/2 kg" is not the first of February. */
const CUT = anyOf([...Object.keys(NUMBERS.quantityUnits), ...Object.keys(NUMBERS.scales)]);
/** Most salaries are paid on this day of the month. */
const PAYDAY = 25;

const starting = (names: string) => new RegExp(`(?<![\\p{L}])(?:${names})`, 'u');
const CUES = {
  digit: /\d/u,
  month: starting(MONTH),
  weekday: starting(DAY),
  span: new RegExp(SPAN, 'u'),
  word: starting(
    [
      ...Object.keys(CALENDAR.dayWords),
      ...Object.keys(CALENDAR.holidayNames),
      ...CALENDAR.soon,
      ...(readWordLists('dates.txt').get('signs') ?? []),
    ].join('|'),
  ),
};

/** No date is said without one of these: most texts are done with. */
export function mayBeDate(text: string): boolean {
  return Object.values(CUES).some((cue) => cue.test(text));
}

function rule(pattern: string, read: DateRule['read']): DateRule {
  const cue = pattern.includes(MONTH)
    ? CUES.month
    : pattern.includes(DAY)
      ? CUES.weekday
      : pattern.includes(SPAN)
        ? CUES.span
        : pattern.includes('(?<d>')
          ? CUES.digit
          : CUES.word;
  return { cue, pattern: new RegExp(`(?<![\\p{L}\\p{N}])(?:${pattern})(?![\\p{L}\\p{N}])`, 'gu'), read };
}

const PART =
  '(?<part>awal|pertengahan|tengah|akhir|end of|early|late|mid|middle of|beginning of|start of|the end of)';
const SIDE = '(?:(?<side>setelah|habis|sehabis|after|pasca|selesai|sebelum|before|menjelang|jelang) )?';
const isAdverb = (word: string | undefined) =>
  word !== undefined && /^(?:may|mar|sat|sun|jun|dec|des|agus)$/u.test(word);

/** Earlier rules win where two fit at the same place and length. */
export const DATE_RULES: readonly DateRule[] = [
  rule(String.raw`(?<y>20\d\d) ?[-/] ?(?<m>\d{1,2}) ?[-/] ?(?<d>\d{1,2})`, monthDay),
  rule(String.raw`(?:tanggal )?(?<d>\d{1,2}) [-/] (?<m>\d{1,2}) [-/] (?<y>(?:19|20)?\d\d)`, monthDay),
  rule(String.raw`(?:tanggal )?(?<d>\d{1,2})\.(?<m>\d{1,2})\.(?<y>20\d\d)`, monthDay),
  rule(`(?:tanggal )?(?<d>\\d{1,2}) / (?<m>\\d{1,2})(?! (?:/|${CUT}))`, monthDay),
  rule(String.raw`tanggal (?<d>\d{1,2}) - (?<m>\d{1,2})(?! -)`, monthDay),
  rule(
    `(?:tanggal |the )?(?<d1>\\d{1,2}) ?(?:-|sampai|hingga|to|until|till|sd|s / d|s \\. d \\.?) ?(?<d>\\d{1,2})(?: of)? (?<m>${MONTH})(?: (?<y>20\\d\\d))?`,
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
    `(?:dalam |in |within )?${FROM}(?<n>${COUNT}) ?(?<u>${SPAN}) (?:lagi|ke depan|kedepan|mendatang|from now|dari sekarang)`,
    ({ n, u }, today) => on(after(today, countOf(n), u), !/^hari|^day|^minggu|^week|^pekan/u.test(u ?? '')),
  ),
  rule(`(?<n>${COUNT}) ?(?<u>${SPAN}) (?:yang )?(?:lalu|ago|kemarin)`, ({ n, u }, today) =>
    on(after(today, -countOf(n), u), !/^hari|^day|^minggu|^week|^pekan/u.test(u ?? '')),
  ),
  rule(
    `(?:dalam|in|within|in about) (?:waktu |the next )?${FROM}(?<n>${COUNT}) ?(?<u>${SPAN})(?: time)?`,
    ({ n, u }, today) => on(after(today, countOf(n), u), !/^hari|^day|^minggu|^week|^pekan/u.test(u ?? '')),
  ),
  rule(
    `(?:hari |on )?(?<w>${DAY}) (?<next>depan|minggu depan|pekan depan|next week)|(?<next2>next|(?:minggu|pekan) depan,?(?: hari)?|next week,?(?: on)?) (?<w2>${DAY})`,
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
  rule('(?:akhir pekan|akhir minggu|weekend) depan|next weekend', (_, today) => {
    const saturday = plusDays(today, ((6 - weekdayOf(today) + 7) % 7) + (weekdayOf(today) === 0 ? 0 : 7));
    return between(saturday, plusDays(saturday, 1), false);
  }),
  rule('(?:setelah|habis|sehabis|after|selesai) (?:gajian|payday|pay day)', (_, today) => {
    const payday = dayOfMonth(today, PAYDAY, today.day > PAYDAY ? 1 : 0) ?? today;
    return between(payday, plusDays(payday, SOON_DAYS));
  }),
  rule('tanggal muda', (_, today) => {
    const first = plusMonths({ ...today, day: 1 }, 1);
    return between(first, plusDays(first, SOON_DAYS - 1));
  }),
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
  rule(`${PART} (?:tahun depan|next year)`, ({ part }, today) => partOfYear(part, today.year + 1)),
  rule(`${PART} (?:(?<ini>tahun ini|this year)|tahun|the year|year)`, ({ part, ini }, today) => {
    const here = partOfYear(part, today.year);
    return here && (here.to >= isoDay(today) || ini !== undefined) ? here : partOfYear(part, today.year + 1);
  }),
  rule(`${PART} (?<m>${MONTH})(?: (?<y>20\\d\\d))?`, ({ part, m, y }, today) => {
    const month = CALENDAR.months[m ?? ''] ?? 1;
    const year = y === undefined ? today.year + (month < today.month ? 1 : 0) : Number(y);
    return partOfMonth(part, { year, month });
  }),
  rule('bulan depan|next month', (_, today) => on({ ...plusMonths({ ...today, day: 1 }, 1), day: 15 }, true)),
  rule('bulan (?:lalu|kemarin|yang lalu)|last month', (_, today) =>
    on({ ...plusMonths({ ...today, day: 1 }, -1), day: 15 }, true),
  ),
  rule('tahun (?:lalu|kemarin|yang lalu)|last year', (_, today) =>
    between({ year: today.year - 1, month: 1, day: 1 }, { year: today.year - 1, month: 12, day: 31 }),
  ),
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
