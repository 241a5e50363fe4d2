import { daysBetween, localMonth, plusDays } from '../time/calendar';
import { type Instant } from '../time/instant';
import { type AdvocacyAction, advocacyActions } from './advocacy-actions';
import { type LoyaltyEvent } from './loyalty-events';
import { distinctPurchases } from './purchases';
import { type LadderRules } from './rules';
import { type Rung, type Standing, rungIndex, standingAt } from './rung';

/** What a rung depends on besides the evidence. */
export interface LadderContext {
  rules: LadderRules;
  now: Instant;
  /** The company's zone, for calendar months (L-9). */
  timeZone: string;
  /** Whether a phone or e-mail is known; asked only when `prospect.requireContactable`. */
  contactable: boolean;
}

/**
 * Where a contact stands: a pure function of the events that happened up to now, in any order of arrival (L-1 to
 * L-9; exactly one purchase makes a shopper, L-4). Rebuilding from the log gives the same answer.
 */
export function computeRung(events: readonly LoyaltyEvent[], context: LadderContext): Standing {
  const happened = events.filter((event) => event.occurredAt <= context.now);
  const pinned = pinnedRung(happened, context.now);
  if (pinned) return pinned;
  const purchases = distinctPurchases(happened, context.rules).length;
  if (purchases === 0) return standingWithoutPurchase(happened, context);
  if (purchases === 1) return 'SHOPPER';
  if (!isMember(happened, context)) return 'CUSTOMER';
  if (!isAdvocate(happened, context.rules)) return 'MEMBER';
  return isRavingFan(happened, context) ? 'RAVING_FAN' : 'ADVOCATE';
}

function pinnedRung(events: readonly LoyaltyEvent[], now: Instant): Rung | undefined {
  const override = newest(events, (event) => event.type === 'manual_override');
  return override?.type === 'manual_override' && now < override.until ? override.to : undefined;
}

/** L-1 to L-3. A purchase that was refunded still implies the question that led to it (§4.5.2). */
function standingWithoutPurchase(events: readonly LoyaltyEvent[], context: LadderContext): Standing {
  const fit = newest(events, (event) => event.type === 'target_evaluated');
  if (fit?.type === 'target_evaluated' && fit.fit === 'mismatch') return 'OUT_OF_TARGET';
  const asked = events.some(
    (event) => event.type === 'asked_information' || event.type === 'purchase_recorded',
  );
  if (!asked) return 'SUSPECT';
  return context.rules.prospect.requireContactable && !context.contactable ? 'SUSPECT' : 'PROSPECT';
}

/** L-6: consistent enough to be offered membership. The caller checks for open complaints. */
export function isEligibleForMembership(events: readonly LoyaltyEvent[], context: LadderContext): boolean {
  const { consistent } = context.rules;
  const happened = events.filter((event) => event.occurredAt <= context.now);
  const recent = distinctPurchases(happened, context.rules).filter(
    (purchase) => daysBetween(purchase.at, context.now) <= consistent.windowD,
  );
  const last = recent.at(-1);
  return (
    last !== undefined &&
    recent.length >= consistent.orders &&
    daysBetween(last.at, context.now) <= consistent.lastWithinD
  );
}

/** L-7: joined while eligible, judged by what stood then, and neither paused nor ended since. */
function isMember(events: readonly LoyaltyEvent[], context: LadderContext): boolean {
  const last = newest(
    events,
    (event) =>
      event.type === 'membership_joined' ||
      event.type === 'membership_paused' ||
      event.type === 'membership_resumed' ||
      event.type === 'membership_ended',
  );
  if (last?.type !== 'membership_joined' && last?.type !== 'membership_resumed') return false;
  const joined = newest(events, (event) => event.type === 'membership_joined');
  return joined !== undefined && isEligibleForMembership(events, { ...context, now: joined.occurredAt });
}

/** L-8. Evidence from before membership counts as soon as there is one (T9). */
function isAdvocate(events: readonly LoyaltyEvent[], rules: LadderRules): boolean {
  const actions = advocacyActions(events);
  const testimonial = actions.some((action) => action.kind === 'testimonial');
  const referral = actions.some((action) => action.kind === 'referral');
  return rules.advocate.require === 'all' ? testimonial && referral : testimonial || referral;
}

/** L-9, and L-12: once reached it holds for `graceD` days after the rolling window stops proving it. */
function isRavingFan(events: readonly LoyaltyEvent[], context: LadderContext): boolean {
  const actions = advocacyActions(events);
  const graceStart = plusDays(context.now, -context.rules.raving.graceD);
  const moments = [context.now, graceStart, ...actions.map((action) => action.at)];
  return moments.some(
    (moment) => moment >= graceStart && moment <= context.now && ravesAt(actions, moment, context),
  );
}

function ravesAt(actions: readonly AdvocacyAction[], moment: Instant, context: LadderContext): boolean {
  const { raving } = context.rules;
  const perReferee = new Map<string, number>();
  const inWindow = actions.filter(
    (action) => action.at <= moment && daysBetween(action.at, moment) <= raving.windowD,
  );
  const counted = inWindow.filter((action) => {
    if (action.referee === undefined) return true;
    const before = perReferee.get(action.referee) ?? 0;
    perReferee.set(action.referee, before + 1);
    return before < 2;
  });
  const months = new Set(counted.map((action) => localMonth(action.at, context.timeZone)));
  const converted = inWindow.filter((action) => action.kind === 'conversion').length;
  return counted.length >= raving.actions && months.size >= raving.months && converted >= raving.converted;
}

/** The newest event of a kind; of two at the same instant the one with the greater key, in any arrival order. */
function newest(
  events: readonly LoyaltyEvent[],
  isKind: (event: LoyaltyEvent) => boolean,
): LoyaltyEvent | undefined {
  let found: LoyaltyEvent | undefined;
  for (const event of events) {
    if (!isKind(event)) continue;
    if (!found || event.occurredAt > found.occurredAt) found = event;
    else if (event.occurredAt === found.occurredAt && event.key > found.key) found = event;
  }
  return found;
}

/** `merge`: two records of one person became one, or were parted again (M-5). */
export type Direction = 'up' | 'down' | 'correction' | 'initial' | 'merge';

/** One rung crossed (L-10: a leap writes one row per rung). */
export interface RungTransition {
  from: Standing | undefined;
  to: Standing;
  at: Instant;
  direction: Direction;
  evidenceEventIds: string[];
}

/**
 * The rows between two standings.
 * @param evidence the events recorded now; voided evidence makes a fall a `correction`, anything else `down` (§4.5.4)
 */
export function transitionsBetween(
  from: Standing | undefined,
  to: Standing,
  evidence: readonly LoyaltyEvent[],
  at: Instant,
): RungTransition[] {
  const evidenceEventIds = evidence.map((event) => event.id);
  if (from === undefined) return [{ from, to, at, direction: 'initial', evidenceEventIds }];
  const step = Math.sign(rungIndex(to) - rungIndex(from));
  const direction: Direction = step > 0 ? 'up' : evidence.some(voidsEvidence) ? 'correction' : 'down';
  const rows: RungTransition[] = [];
  for (let index = rungIndex(from); index !== rungIndex(to); index += step) {
    rows.push({ from: standingAt(index), to: standingAt(index + step), at, direction, evidenceEventIds });
  }
  return rows;
}

function voidsEvidence(event: LoyaltyEvent): boolean {
  return (
    event.type === 'purchase_reversed' ||
    event.type === 'testimonial_withdrawn' ||
    event.type === 'referral_voided'
  );
}
