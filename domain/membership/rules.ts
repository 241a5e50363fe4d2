export interface MembershipRules {
  /** days for which somebody who refused the card is not offered it again. */
  refuseSilenceD: number;
  /** Days for which an offer that was put off is not repeated unasked. */
  offerAgainD: number;
  /** Months a card is valid for, counted from the day of joining; it renews by itself. */
  validMonths: number;
}

export const DEFAULT_MEMBERSHIP_RULES: MembershipRules = {
  refuseSilenceD: 180,
  offerAgainD: 30,
  validMonths: 12,
};
