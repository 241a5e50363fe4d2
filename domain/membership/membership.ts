import { type LoyaltyEvent } from '../ladder/loyalty-events';
import { daysBetween, localDate, plusCalendarMonths } from '../time/calendar';
import { type Instant } from '../time/instant';
import { type MembershipRules } from './rules';

export type MembershipStatus = 'none' | 'active' | 'paused' | 'ended';

/** The card of a person, as the loyalty events tell it: nothing of it is stored a second time. */
export interface Membership {
  status: MembershipStatus;
  /** The card last given; undefined when there never was one. */
  cardNumber: string | undefined;
  joinedAt: Instant | undefined;
}

/** Folds joining, pausing, resuming and ending, in the order in which they happened (L-7). */
export function membershipOf(events: readonly LoyaltyEvent[]): Membership {
  let membership: Membership = { status: 'none', cardNumber: undefined, joinedAt: undefined };
  const inOrder = [...events].sort((a, b) => (a.occurredAt < b.occurredAt ? -1 : 1));
  for (const event of inOrder) {
    if (event.type === 'membership_joined') {
      membership = { status: 'active', cardNumber: event.cardNumber, joinedAt: event.occurredAt };
    } else if (event.type === 'membership_paused') membership = { ...membership, status: 'paused' };
    else if (event.type === 'membership_resumed') membership = { ...membership, status: 'active' };
    else if (event.type === 'membership_ended') membership = { ...membership, status: 'ended' };
  }
  return membership;
}

/**
 * whether the card may be offered unasked. A refusal is respected for `refuseSilenceD` days (T7), an offer
 * without an answer for `offerAgainD`.
 */
export function mayOfferCard(events: readonly LoyaltyEvent[], rules: MembershipRules, now: Instant): boolean {
  return !events.some((event) => {
    const age = daysBetween(event.occurredAt, now);
    if (event.type === 'membership_refused' || event.type === 'membership_ended')
      return age < rules.refuseSilenceD;
    return event.type === 'membership_offered' && age < rules.offerAgainD;
  });
}

/**
 * The last day a card is valid, `YYYY-MM-DD`: the end of the running year of `validMonths`, since it renews by
 * itself.
 */
export function validUntil(
  joinedAt: Instant,
  now: Instant,
  { rules, timeZone }: { rules: MembershipRules; timeZone: string },
): string {
  const joined = localDate(joinedAt, timeZone);
  const today = localDate(now, timeZone);
  let terms = 1;
  while (plusCalendarMonths(joined, terms * rules.validMonths) <= today) terms += 1;
  return plusCalendarMonths(joined, terms * rules.validMonths);
}

/**
 * A card number: the company's prefix, `M`, a running number and its Luhn digit, by which a mistyped one is seen,
 * e.g. `NSM-00012-5`.
 */
export function cardNumber(prefix: string, serial: number): string {
  const digits = String(serial).padStart(5, '0');
  return `${prefix}M-${digits}-${luhnDigit(digits)}`;
}

/** Whether the last digit of a card number fits the others. */
export function isCardNumber(text: string): boolean {
  const [, digits, check] = /^[A-Z]+M-(\d{5,})-(\d)$/u.exec(text) ?? [];
  return digits !== undefined && luhnDigit(digits) === Number(check);
}

function luhnDigit(digits: string): number {
  const sum = [...digits].reverse().reduce((total, digit, place) => {
    const value = Number(digit) * (place % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return (10 - (sum % 10)) % 10;
}
