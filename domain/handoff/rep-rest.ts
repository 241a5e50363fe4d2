import { type BusinessCalendar, isOpen, nextOpening } from '../time/business-calendar';
import { DAY_MS, instantAt, localDate, plusMillis } from '../time/calendar';
import { type Instant } from '../time/instant';

/** A rep's own hours of rest, `HH:MM` on the company's clock; over midnight where they begin later than they end. */
export interface RepQuiet {
  from: string;
  to: string;
}

/**
 * Until when a rep is left in peace with what can wait: the next opening, and the end of their own hours of rest.
 * @returns undefined while they are at work
 */
export function repRest(
  quiet: RepQuiet | undefined,
  calendar: BusinessCalendar,
  now: Instant,
): Instant | undefined {
  const opens = isOpen(now, calendar) ? now : nextOpening(now, calendar);
  const until = (quiet && endOfRest(quiet, calendar.timeZone, opens)) ?? opens;
  return until > now ? until : undefined;
}

function endOfRest({ from, to }: RepQuiet, timeZone: string, at: Instant): Instant | undefined {
  const days = [plusMillis(at, -DAY_MS), at].map((moment) => localDate(moment, timeZone));
  return days
    .map((day) => {
      const begins = instantAt(day, from, timeZone);
      const ends = instantAt(day, to, timeZone);
      return { begins, ends: ends > begins ? ends : plusMillis(ends, DAY_MS) };
    })
    .find(({ begins, ends }) => begins <= at && at < ends)?.ends;
}
