import { type Activity } from '../client/activity';
import { type Language } from '../settings';

const LOCALE: Record<Language, string> = { id: 'id-ID', en: 'en-GB' };

/** The time of day at the visitor's place. */
export function timeOf({ timestamp }: Activity, language: Language): string {
  const at = timestamp === undefined ? new Date() : new Date(timestamp);
  const style = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  return Number.isNaN(at.getTime()) ? '' : new Intl.DateTimeFormat(LOCALE[language], style).format(at);
}

/** The day, where another one begins than the day before it; undefined for today's first. */
export function dayOf(
  activity: Activity,
  before: Activity | undefined,
  language: Language,
): string | undefined {
  const day = dateIn(activity, language);
  if (day === undefined) return undefined;
  const last = before && dateIn(before, language);
  const today = dateIn({ type: '', timestamp: new Date().toISOString() }, language);
  return day === (last ?? today) ? undefined : day;
}

function dateIn({ timestamp }: Activity, language: Language): string | undefined {
  const at = new Date(timestamp ?? NaN);
  if (Number.isNaN(at.getTime())) return undefined;
  const style = { weekday: 'long', day: 'numeric', month: 'long' } as const;
  return new Intl.DateTimeFormat(LOCALE[language], style).format(at);
}
