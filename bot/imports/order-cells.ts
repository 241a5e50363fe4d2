import { parsePhoneNumberFromString } from 'libphonenumber-js';
import { instantAt } from '../../domain/time/calendar';
import { type Instant } from '../../domain/time/instant';
import { type OrderStatus } from '../../domain/orders/order';

/** Takes note that a cell is wrong and what to do about it. */
export type WrongCell = (column: string, message: string) => void;

const STATUSES: readonly OrderStatus[] = [
  'placed',
  'paid',
  'delivered',
  'completed',
  'refunded',
  'cancelled',
];

export function readStatus(text: string, wrong: WrongCell): OrderStatus {
  const status = STATUSES.find((known) => known === text.toLowerCase());
  if (!status) wrong('status', `"${text}" is none; write one of ${STATUSES.join(', ')}.`);
  return status ?? 'placed';
}

/** Whole rupiah, digits only; a margin may be a loss. */
export function readAmount(column: 'net_idr' | 'margin_idr', text: string, wrong: WrongCell): number {
  const pattern = column === 'margin_idr' ? /^-?\d{1,12}$/u : /^\d{1,12}$/u;
  if (pattern.test(text)) return Number(text);
  const digits = text.replace(/^rp\.?\s*/iu, '').replace(/[.,](?=\d{3}(\D|$))/gu, '');
  const example = /^\d{1,12}$/u.test(digits) ? digits : '18500000';
  const what = text === '' ? 'is empty' : `"${text}" is no amount`;
  wrong(column, `${what}; write whole rupiah, digits only, without points or Rp: ${example}.`);
  return 0;
}

/** In E.164. Excel may have taken the 0 or the + away. */
export function readPhone(text: string, wrong: WrongCell): string | undefined {
  if (text === '') return undefined;
  const digits = text.replace(/\D/gu, '');
  const isHome = digits.startsWith('8') && !text.startsWith('+');
  const full = /^[+0]/u.test(text) ? text : isHome ? `0${digits}` : `+${digits}`;
  const phone = parsePhoneNumberFromString(full, 'ID');
  if (phone?.isPossible() && /^[\d+().\s-]+$/u.test(text)) return phone.number;
  wrong('customer_phone', `"${text}" is no phone number; write e.g. +6281234567890, or leave it empty.`);
  return undefined;
}

export function readEmail(text: string, wrong: WrongCell): string | undefined {
  if (text === '') return undefined;
  if (/^[^\s@,;]+@[^\s@,;]+\.[^\s@,;]+$/u.test(text)) return text.toLowerCase();
  wrong('customer_email', `"${text}" is no e-mail address; correct it or leave it empty.`);
  return undefined;
}

const LOCAL = /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{1,2}:\d{2})(?::\d{2}(?:\.\d+)?)?)?$/u;
const WITH_ZONE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/u;

/** A moment with a zone, or a day and time on the company's clock. */
export function readMoment(column: string, text: string, timeZone: string, wrong: WrongCell): Instant {
  const local = LOCAL.exec(text);
  const [, day = '', time = '00:00'] = local ?? [];
  const isDay = local !== null && !Number.isNaN(Date.parse(`${day}T${time.padStart(5, '0')}:00Z`));
  if (isDay) return instantAt(day, time.padStart(5, '0'), timeZone);
  if (WITH_ZONE.test(text) && !Number.isNaN(Date.parse(text))) return new Date(text).toISOString();
  const what = text === '' ? 'is empty' : `"${text}" is no moment`;
  wrong(column, `${what}; write 2026-11-22, 2026-11-22 09:30 or 2026-11-22T09:30:00+07:00.`);
  return '';
}

/** `GAYO-250:2|M1:1`. */
export function readItems(text: string, wrong: WrongCell): Array<{ sku: string; quantity: number }> {
  const parts = text
    .split('|')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  if (parts.length === 0) wrong('items', 'is empty; write e.g. GAYO-250:2|M1:1.');
  const items = new Map<string, number>();
  for (const part of parts) {
    const match = /^(.+):(\d{1,6})$/u.exec(part);
    const quantity = Number(match?.[2] ?? 0);
    if (!match || quantity < 1) wrong('items', `"${part}" is not sku:quantity; write e.g. GAYO-250:2|M1:1.`);
    const sku = (match?.[1] ?? '').trim();
    items.set(sku, (items.get(sku) ?? 0) + quantity);
  }
  return [...items].map(([sku, quantity]) => ({ sku, quantity }));
}
