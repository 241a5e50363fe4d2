export interface ReferralRules {
  /** days within which a friend's first purchase still counts for the person who referred them. */
  attributionD: number;
  /** Days a first purchase must stand without a refund before the reward is due. */
  holdD: number;
  /** Most rewards of one person within 365 days. */
  rewardsPerYear: number;
  /** Days after which somebody we know already is nobody's friend any more. */
  newWithinD: number;
  /** What a friend's first purchase costs less, in per cent of the goods. */
  friendPct: number;
}

export const DEFAULT_REFERRAL_RULES: ReferralRules = {
  attributionD: 90,
  holdD: 14,
  rewardsPerYear: 10,
  newWithinD: 30,
  friendPct: 10,
};
