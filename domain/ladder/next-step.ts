import { daysBetween, localMonth } from '../time/calendar';
import { isEligibleForMembership, type LadderContext } from './ladder';
import { advocacyActions } from './advocacy-actions';
import { type LoyaltyEvent } from './loyalty-events';
import { distinctPurchases } from './purchases';
import { type Standing } from './rung';

/** What is missing for the next rung (`domain.md` row 15, "next step list"). */
export type NextStep =
  | { kind: 'ask' }
  | { kind: 'buy'; purchases: number }
  /** Consistent enough: the card has only to be accepted. */
  | { kind: 'join' }
  | { kind: 'recommend'; need: 'any' | 'all' }
  | { kind: 'keep_recommending'; actions: number; months: number; converted: number }
  /** There is no higher rung. */
  | { kind: 'none' };

/** The smallest thing that lifts a person one rung from where they stand. */
export function nextStep(
  standing: Standing,
  events: readonly LoyaltyEvent[],
  context: LadderContext,
): NextStep {
  switch (standing) {
    case 'OUT_OF_TARGET':
    case 'PROSPECT':
      return { kind: 'buy', purchases: 1 };
    case 'SUSPECT':
      return { kind: 'ask' };
    case 'SHOPPER':
      return { kind: 'buy', purchases: 1 };
    case 'CUSTOMER': {
      const purchases = missingPurchases(events, context);
      return purchases === 0 ? { kind: 'join' } : { kind: 'buy', purchases };
    }
    case 'MEMBER':
      return { kind: 'recommend', need: context.rules.advocate.require };
    case 'ADVOCATE':
      return missingAdvocacy(events, context);
    case 'RAVING_FAN':
      return { kind: 'none' };
  }
}

/** L-6: how many purchases still make somebody eligible; at least one when the last is too long ago. */
export function missingPurchases(events: readonly LoyaltyEvent[], context: LadderContext): number {
  if (isEligibleForMembership(events, context)) return 0;
  const { orders, windowD } = context.rules.consistent;
  const counted = distinctPurchases(events, context.rules).filter(
    ({ at }) => at <= context.now && daysBetween(at, context.now) <= windowD,
  );
  return Math.max(1, orders - counted.length);
}

/** L-9: what the rolling window still lacks. */
function missingAdvocacy(events: readonly LoyaltyEvent[], context: LadderContext): NextStep {
  const { raving } = context.rules;
  const inWindow = advocacyActions(events).filter(
    ({ at }) => at <= context.now && daysBetween(at, context.now) <= raving.windowD,
  );
  const months = new Set(inWindow.map(({ at }) => localMonth(at, context.timeZone))).size;
  const converted = inWindow.filter(({ kind }) => kind === 'conversion').length;
  return {
    kind: 'keep_recommending',
    actions: Math.max(0, raving.actions - inWindow.length),
    months: Math.max(0, raving.months - months),
    converted: Math.max(0, raving.converted - converted),
  };
}
