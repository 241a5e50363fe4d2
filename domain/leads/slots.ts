/** Who buys: an organisation, or a person for themselves. */

import { type QuantityValue, type MoneyValue, type DateValue } from '../recognition/entities';
import { localDate, calendarDaysBetween, daysBetween } from '../time/calendar';
import { type Instant } from '../time/instant';
import { type Territory, type SizeBand } from './target-market';

export type Track = 'b2b' | 'b2c';

/** Said "I do not know yet": an answer, so it is not asked again, but it tells nothing. */
export type Undecided = 'undecided';

/** When it is needed, counted from the day it was said: a form of last month does not stay urgent. */
export interface Timeline {
  days: number;
  saidAt: Instant;
}

export type Role = 'decision_maker' | 'influencer' | 'user';

/** 0 none, 1 some, 2 strong. */
export type Level = 0 | 1 | 2;

/** What a person uses today and what keeps them there (D0, rows 24–27). */
export interface CurrentSolution {
  customerType: 'new_to_category' | 'new_to_company' | 'existing';
  supplier: string | undefined;
  commitment: Level;
  barriers: Level;
}

export type PreferredHour = 'morning' | 'noon' | 'afternoon';

/** What was told (§2.3.2). A slot that is missing was never answered; refusals are kept beside. */
export interface LeadSlots {
  /** Slot 1: how sharply the wish or the trouble was described. */
  challenge?: 'specific' | 'general';
  /** Slot 2: what is wanted and how much of it. */
  sku?: string;
  category?: string;
  quantity?: Pick<QuantityValue, 'amount' | 'unit'>;
  /** Slot 3. */
  timeline?: Timeline | Undecided;
  /** Slot 4. */
  current?: CurrentSolution;
  /** Slot 5. */
  role?: Role;
  /** Slot 6. */
  budget?: Pick<MoneyValue, 'min' | 'max'> | Undecided;
  priceAccepted?: boolean;
  /** Slot 7. */
  location?: { city: string; territory: Territory };
  /** Slot 8. */
  name?: string;
  company?: string;
  /** Id of a segment of the target market, and the size of the organisation. */
  segment?: string;
  size?: SizeBand;
  /** Slot 10, in their words. */
  heardFrom?: string;
  /** When a call suits, asked once a call-back was promised. */
  preferredHour?: PreferredHour;
}

/** A date that was said, as a timeline: the middle of a span counts (§4.5.11), a past day is today. */
export function timelineOf(date: DateValue, saidAt: Instant, timeZone: string): Timeline {
  const today = localDate(saidAt, timeZone);
  const middle = (calendarDaysBetween(today, date.from) + calendarDaysBetween(today, date.to)) / 2;
  return { days: Math.max(0, Math.floor(middle)), saidAt };
}

/** Days that remain of a timeline; 0 when its day has come. */
export function daysLeft(timeline: Timeline, now: Instant): number {
  return Math.max(0, timeline.days - Math.max(0, Math.floor(daysBetween(timeline.saidAt, now))));
}

/** How many pieces the wish means: people and cups are a scale, not an order (§4.5.6). */
export function unitsWanted(slots: LeadSlots): number {
  return slots.quantity?.unit === 'piece' ? Math.max(1, slots.quantity.amount) : 1;
}

/** What the sale would bring, in rupiah; undefined while no product of interest has a price. */
export function expectedValue(slots: LeadSlots, unitPrice: number | undefined): number | undefined {
  return unitPrice === undefined ? undefined : unitPrice * unitsWanted(slots);
}
