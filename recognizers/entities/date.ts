import { type DateValue, type Entity } from '../../domain/recognition/entities';
import { spanOfText } from '../text/normalize';
import { readWordLists } from '../data-files';
import { isoDay } from './calendar-day';
import { type Past } from './date-readings';
import { DATE_RULES, mayBeDate } from './date-rules';
import { type EntityInput } from './entity-reader';
import { NUMBERS } from './number-data';

interface SaidDate {
  from: number;
  to: number;
  value: DateValue;
  /** Only a weekday was said. */
  weekday: boolean;
}

interface SaidTime {
  from: number;
  to: number;
  time: string;
}

const DATES = readWordLists('dates.txt');
const HOUR_WORDS = Object.keys(NUMBERS.units).join('|');
const PART_OF_DAY = String.raw`(?<part>pagi|siang|sore|malam|subuh|dini hari|am|pm|a \. m|p \. m|wib|in the morning|in the afternoon|in the evening)`;
const TIME = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:(?:jam|pukul|at|@|(?<=(?:day|tonight|tomorrow|morning|afternoon|evening) )atau) (?<half>setengah )?(?<h>\d{1,2}|${HOUR_WORDS})(?:[.:](?<m>\d\d)|an)?(?: ${PART_OF_DAY})?|(?<h2>\d{1,2})(?:[.:](?<m2>\d\d))? (?<part2>am|pm)|(?<h3>\d{1,2}):(?<m3>\d\d)(?: ${PART_OF_DAY.replace('part', 'part3')})?)(?![\p{L}\p{N}])`,
  'gu',
);
const PARTS_AFTER =
  /^ (?:pagi|siang|sore|malam|subuh|dini hari|morning|afternoon|evening|night)(?! ?\p{L}*\?)(?=$| )/u;
const LATE_PART = /(?:siang|sore|malam|tonight|afternoon|evening|night)/u;
/** An hour belongs to a date when at most this many characters stand between. */
const NEAR = 12;

/**
 * Days, spans and hours said relative to the company's day (F-19). An hour that no day stands with is a day only where
 * one was asked for ("jam 9 aja"), else an hour.
 */
export function readDates(input: EntityInput): Entity[] {
  const times = saidTimes(input.normal.text);
  if (!mayBeDate(input.normal.text)) return hoursAlone(times, input);
  const dates = withoutRepeats(saidDates(input));
  const entities: Entity[] = [];
  for (const date of dates) {
    const time = times.find((said) => said.from - date.to <= NEAR && date.from - said.to <= NEAR);
    if (time) times.splice(times.indexOf(time), 1);
    const part = PARTS_AFTER.exec(input.normal.text.slice(date.to))?.[0] ?? '';
    const late = LATE_PART.test(input.normal.text.slice(date.from, date.to) + part);
    const from = Math.min(date.from, time?.from ?? date.from);
    const to = Math.max(date.to + part.length, time?.to ?? date.to);
    const value = time ? { ...date.value, time: late ? afternoon(time.time) : time.time } : date.value;
    entities.push({ type: 'date', ...spanOfText(input.normal, from, to), value });
  }
  return [...entities, ...hoursAlone(times, input)];
}

function hoursAlone(times: readonly SaidTime[], { normal, expecting, today }: EntityInput): Entity[] {
  const day = isoDay(today);
  return times.map(({ from, to, time }) => {
    const span = spanOfText(normal, from, to);
    return expecting === 'date'
      ? { type: 'date', ...span, value: { from: day, to: day, time, approximate: true } }
      : { type: 'hour', ...span, value: time };
  });
}

/** Two dates this near are one: "Sabtu, 28 November". */
const TOGETHER = 3;

/** "ASAP, pokoknya ASAP" is said once, and a weekday beside its date belongs to it. */
function withoutRepeats(dates: SaidDate[]): SaidDate[] {
  const kept: SaidDate[] = [];
  for (const date of dates) {
    const last = kept.at(-1);
    const isSame = (other: SaidDate) =>
      other.value.from === date.value.from && other.value.to === date.value.to;
    if (last && date.from - last.to <= TOGETHER && (isSame(last) || last.weekday)) {
      kept[kept.length - 1] = { ...date, from: last.from };
    } else if (!kept.some(isSame)) kept.push(date);
  }
  return kept;
}

/** Words shortly before a date which tell that it has been ; others speak of what comes. */
const PAST_WORDS = new Set(DATES.get('past'));
const PAST_DAY_WORDS = new Set(DATES.get('pastDay'));
const FUTURE_WORDS = new Set(DATES.get('future'));
const PAST_REACH = 8;

function pastBefore(text: string, from: number): Past {
  const before = text.slice(0, from).trim().split(' ').slice(-PAST_REACH);
  if (before.some((word) => FUTURE_WORDS.has(word))) return 'no';
  if (before.some((word) => PAST_WORDS.has(word))) return 'sure';
  return before.some((word) => PAST_DAY_WORDS.has(word)) ? 'likely' : 'no';
}

/** The longest reading at each place; on a tie the earlier rule. */
function saidDates(input: EntityInput): SaidDate[] {
  const found: SaidDate[] = [];
  const cued = new Map<RegExp, boolean>();
  for (const { cue, pattern, read } of DATE_RULES) {
    if (!cued.has(cue)) cued.set(cue, cue.test(input.normal.text));
    if (cued.get(cue) === false) continue;
    for (const match of input.normal.text.matchAll(pattern)) {
      const from = match.index;
      const to = from + match[0].length;
      if (found.some((other) => from < other.to && other.from < to && other.to - other.from >= to - from))
        continue;
      const value = read(match.groups ?? {}, input.today, pastBefore(input.normal.text, from));
      if (!value || value.from === '') continue;
      const kept = found.filter((other) => from >= other.to || other.from >= to);
      found.splice(0, found.length, ...kept, { from, to, value, weekday: match.groups?.['w'] !== undefined });
    }
  }
  return found.sort((first, second) => first.from - second.from);
}

function saidTimes(text: string): SaidTime[] {
  const found: SaidTime[] = [];
  for (const match of text.matchAll(TIME)) {
    const { h, h2, h3, m, m2, m3, part, part2, part3, half } = match.groups ?? {};
    const said = h ?? h2 ?? h3 ?? '';
    const hour = /^\d+$/u.test(said) ? Number(said) : (NUMBERS.units[said] ?? 99);
    const minute = Number(m ?? m2 ?? m3 ?? 0);
    const time = clock(
      half === undefined ? hour : hour - 1,
      half === undefined ? minute : 30,
      part ?? part2 ?? part3,
    );
    if (time !== undefined) found.push({ from: match.index, to: match.index + match[0].length, time });
  }
  return found;
}

/** "nanti sore jam 4": the part of the day stands with the day. */
function afternoon(time: string): string {
  const hour = Number(time.slice(0, 2));
  return hour > 0 && hour < 10 ? `${hour + 12}${time.slice(2)}` : time;
}

/** `HH:MM`; "jam 3 sore" is 15:00, "jam 12 malam" 00:00. */
function clock(hour: number, minute: number, part: string | undefined): string | undefined {
  if (hour > 24 || hour < 0 || minute > 59) return undefined;
  const late = part !== undefined && /^(?:siang|sore|malam|pm|p \.|in the a|in the e)/u.test(part);
  let real = hour;
  if (late && hour < 12 && !(part === 'siang' && hour > 9)) real = hour + 12;
  if (hour === 12 && (part === 'malam' || part === 'am')) real = 0;
  if (part === 'malam' && hour >= 1 && hour <= 3) real = hour;
  return `${String(real % 24).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}
