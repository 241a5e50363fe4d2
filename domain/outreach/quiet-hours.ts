import { type BusinessCalendar } from '../time/business-calendar';
import { HOUR_MS, localDate, localTime, millisBetween } from '../time/calendar';
import { type Instant } from '../time/instant';

/** Hours in which customers are not written to unasked: `HH:MM` in the customer's time zone. */
export interface OutreachRules {
  quietFrom: string;
  quietTo: string;
  /** On Sundays and holidays the morning is longer (§4.5.9). */
  sundayFrom: string;
}

export const DEFAULT_OUTREACH_RULES: OutreachRules = {
  quietFrom: '20:00',
  quietTo: '08:00',
  sundayFrom: '10:00',
};

/** The clock a customer lives by: that of their city where it is known, else the company's. */
export function customerZone(
  city: string | undefined,
  { cityZones, timeZone }: Pick<BusinessCalendar, 'cityZones' | 'timeZone'>,
): string {
  return (city === undefined ? undefined : cityZones?.get(city.toLowerCase())) ?? timeZone;
}

/**
 * Whether an unasked message must wait until quiet hours end. The gravest complaints are exempt.
 * @param zone the customer's
 */
export function isQuiet(
  at: Instant,
  calendar: BusinessCalendar,
  rules: OutreachRules,
  zone: string = calendar.timeZone,
): boolean {
  const { weekday, hour, minute } = localTime(at, zone);
  const time = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
  const isRestDay = weekday === 0 || calendar.holidays.has(localDate(at, zone));
  return time >= rules.quietFrom || time < (isRestDay ? rules.sundayFrom : rules.quietTo);
}

/** Who was heard so lately still has the chat before them, in milliseconds. */
const STILL_THERE_MS = HOUR_MS;

/**
 * Whether an answer that somebody waits for comes so late, as after hours in which we were down, that it would
 * wake them.
 * @param heardAt when they asked
 */
export function wouldWake(
  at: Instant,
  heardAt: Instant,
  calendar: BusinessCalendar,
  rules: OutreachRules,
  zone: string = calendar.timeZone,
): boolean {
  return millisBetween(heardAt, at) > STILL_THERE_MS && isQuiet(at, calendar, rules, zone);
}
