import { text, uiLanguage } from './texts';

/** Moments as the company's clock on the wall has them, whatever zone the rep's machine is in. */
let zone = 'Asia/Jakarta';
/** How far the server's clock is ahead of this machine's, in milliseconds. */
let ahead = 0;

export function setClock(timeZone: string | undefined, serverNow: string): void {
  if (timeZone) zone = timeZone;
  ahead = Date.parse(serverNow) - Date.now();
}

function nowMs(): number {
  return Date.now() + ahead;
}

function format(instant: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(uiLanguage() === 'id' ? 'id-ID' : 'en-GB', {
    timeZone: zone,
    ...options,
  }).format(new Date(instant));
}

/** `14.05` */
export function clockTime(instant: string): string {
  return format(instant, { hour: '2-digit', minute: '2-digit' });
}

/** `21 Nov 2026` */
export function shortDate(instant: string): string {
  return format(instant, { day: 'numeric', month: 'short', year: 'numeric' });
}

/** `Min, 22 Nov 12.30`: when something is due, without the year. */
export function dayAndTime(instant: string): string {
  const day = format(instant, { weekday: 'short', day: 'numeric', month: 'short' });
  return `${day} ${clockTime(instant)}`;
}

/** `21 November 2026, 14.05 WIB`: for titles. */
export function fullTime(instant: string): string {
  return format(instant, { dateStyle: 'long', timeStyle: 'long' });
}

/** `Hari ini`, `Kemarin`, `Jumat, 20 November`: what stands between the days of a transcript. */
export function dayName(instant: string): string {
  const day = (ms: number): string => format(new Date(ms).toISOString(), { dateStyle: 'short' });
  const that = day(Date.parse(instant));
  if (that === day(nowMs())) return text('today');
  if (that === day(nowMs() - 86_400_000)) return text('yesterday');
  return format(instant, { weekday: 'long', day: 'numeric', month: 'long' });
}

/** Largest first. */
const STEPS = [
  { unit: 'day', ms: 86_400_000 },
  { unit: 'hour', ms: 3_600_000 },
  { unit: 'minute', ms: 60_000 },
  { unit: 'second', ms: 1000 },
] as const;

function largestUnit(ms: number): (typeof STEPS)[number] {
  return STEPS.find((step) => Math.abs(ms) >= step.ms) ?? STEPS[3];
}

/** `3 menit yang lalu`; under half a minute `baru saja`. */
export function ago(instant: string): string {
  const ms = Date.parse(instant) - nowMs();
  if (Math.abs(ms) < 30_000) return text('just_now');
  const { unit, ms: size } = largestUnit(ms);
  return new Intl.RelativeTimeFormat(uiLanguage(), { numeric: 'always' }).format(Math.trunc(ms / size), unit);
}

/** `3 mnt` for a narrow column, `3 menit` in a sentence: how long something has lasted, a minute at least. */
export function lasting(instant: string, unitDisplay: 'short' | 'long'): string {
  const ms = Math.max(0, nowMs() - Date.parse(instant));
  const { unit, ms: size } = largestUnit(Math.max(ms, 60_000));
  const options = { style: 'unit', unit, unitDisplay } as const;
  return new Intl.NumberFormat(uiLanguage(), options).format(Math.max(1, Math.trunc(ms / size)));
}

/** `dalam 15 menit` */
export function inSeconds(seconds: number): string {
  const { unit, ms } = largestUnit(seconds * 1000);
  return new Intl.RelativeTimeFormat(uiLanguage()).format(Math.round((seconds * 1000) / ms), unit);
}

/** `dalam 3 jam`: when something is due. */
export function dueIn(instant: string): string {
  return inSeconds(Math.max(60, (Date.parse(instant) - nowMs()) / 1000));
}

export function isPast(instant: string): boolean {
  return Date.parse(instant) <= nowMs();
}

/** Whole seconds until a moment; 0 when it has passed. */
export function secondsUntil(instant: string): number {
  return Math.max(0, Math.ceil((Date.parse(instant) - nowMs()) / 1000));
}

/** A number that changes with every minute: what counts down is drawn anew by it. */
export function minute(): number {
  return Math.floor(nowMs() / 60_000);
}

/** `Rp34.900.000`, as the chat writes it. */
export function rupiah(amount: number): string {
  const locale = uiLanguage() === 'id' ? 'id-ID' : 'en-GB';
  const options = { style: 'currency', currency: 'IDR', maximumFractionDigits: 0 } as const;
  const written = new Intl.NumberFormat(locale, options).format(amount);
  return locale === 'id-ID' ? written.replace(/\s/gu, '') : written;
}

/** Whether two moments are on the same day of the company's calendar. */
export function isSameDay(left: string, right: string): boolean {
  return format(left, { dateStyle: 'short' }) === format(right, { dateStyle: 'short' });
}
