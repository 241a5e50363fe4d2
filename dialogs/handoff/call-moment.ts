import { entitiesOf } from '../../domain/recognition/recognition';
import { isOpen } from '../../domain/time/business-calendar';
import { instantAt, localDate, plusCalendarDays, plusHours } from '../../domain/time/calendar';
import { type Instant } from '../../domain/time/instant';
import { type Turn } from '../contract/turn';

/** When somebody is to be called or reminded. */
export interface Moment {
  at: Instant;
  /** An hour was named too. */
  isExact: boolean;
}

type Spoken = Pick<Turn, 'recognition' | 'views' | 'now'>;

/**
 * The moment a message names, still to come: its day, from opening time where no hour is said; of an hour alone
 * ("jam 4an ya") the next at which somebody works.
 * @param arranged what was arranged before: another hour told behind it is one of the same day
 */
export function momentIn(turn: Spoken, arranged: Moment | undefined): Moment | undefined {
  const { timeZone } = turn.views.company;
  const today = localDate(turn.now, timeZone);
  const day = entitiesOf(turn.recognition, 'date').find(({ value }) => value.to >= today)?.value;
  const hour = day?.time ?? hourIn(turn);
  // Asked for a day, an hour alone is read as one of today.
  const isHourAlone = day === undefined || (day.approximate && day.time !== undefined && day.from === today);
  if (hour !== undefined && isHourAlone) return { at: hourOf(hour, arranged, turn), isExact: true };
  if (day === undefined) return undefined;
  const from = day.from >= today ? day.from : today;
  const at = onDay(from, hour, turn);
  return hour !== undefined && at <= turn.now ? undefined : { at, isExact: hour !== undefined };
}

/** Hours of a day: a larger number is none. */
const HOURS = 24;

/** "Around 5pm", or the bare number of "call me after 4". */
function hourIn({ recognition }: Spoken): string | undefined {
  const [hour] = entitiesOf(recognition, 'hour');
  const numbers = entitiesOf(recognition, 'number').map(({ value }) => value);
  const number = numbers.find((value) => Number.isInteger(value) && value > 0 && value < HOURS);
  return hour?.value ?? (number === undefined ? undefined : `${String(number).padStart(2, '0')}:00`);
}

/** Looked for this many days ahead: longer nobody is closed. */
const AHEAD_D = 14;

function hourOf(hour: string, arranged: Moment | undefined, turn: Spoken): Instant {
  const { timeZone } = turn.views.company;
  const same = arranged && onDay(localDate(arranged.at, timeZone), hour, turn);
  if (same !== undefined && same > turn.now) return same;
  const today = localDate(turn.now, timeZone);
  const coming = Array.from({ length: AHEAD_D }, (_, days) =>
    onDay(plusCalendarDays(today, days), hour, turn),
  ).filter((at) => at > turn.now);
  return coming.find((at) => isOpen(at, turn.views.calendar)) ?? coming[0] ?? turn.now;
}

const HALF_A_DAY_H = 12;

/** "Jam 3" of a meeting is in the afternoon, where nobody works at three in the night. */
function onDay(day: string, hour: string | undefined, { views }: Spoken): Instant {
  const at = instantAt(day, hour ?? '00:00', views.company.timeZone);
  const later = plusHours(at, HALF_A_DAY_H);
  return hour !== undefined && !isOpen(at, views.calendar) && isOpen(later, views.calendar) ? later : at;
}
