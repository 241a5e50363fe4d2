import { type LoyaltyEvent } from '../ladder/loyalty-events';
import { standingPurchases } from '../ladder/purchases';
import { type LadderRules } from '../ladder/rules';
import { daysBetween } from '../time/calendar';
import { type Instant } from '../time/instant';
import { type ReferralRules } from './rules';

/** Letters and digits that are not mistaken for one another. */
const LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ';
const DIGITS = '23456789';
/** Any number that shares no factor with the sizes below: neighbours get codes that do not look alike. */
const STRIDE = 7919;

/**
 * A readable code: four letters of the name and at least three signs, letter and digit in turn, e.g. `SARI-K4P`.
 * Each running number has its own signs, so that no two codes are the same whatever the names are.
 */
export function referralCode(name: string | undefined, serial: number): string {
  const letters = (name ?? '')
    .normalize('NFD')
    .replace(/[^a-z]/giu, '')
    .toUpperCase();
  return `${letters.padEnd(4, 'X').slice(0, 4)}-${signs(serial)}`;
}

function signs(serial: number): string {
  let length = 3;
  let before = 0;
  while (serial >= before + sizeOf(length)) {
    before += sizeOf(length);
    length += 1;
  }
  let rest = ((serial - before) * STRIDE) % sizeOf(length);
  return Array.from({ length }, (_sign, place) => {
    const alphabet = alphabetAt(place);
    const sign = alphabet.charAt(rest % alphabet.length);
    rest = Math.floor(rest / alphabet.length);
    return sign;
  }).join('');
}

function sizeOf(length: number): number {
  return Array.from({ length }, (_one, place) => alphabetAt(place).length).reduce(
    (all, size) => all * size,
    1,
  );
}

function alphabetAt(place: number): string {
  return place % 2 === 0 ? LETTERS : DIGITS;
}

/** Whose code was named, and what tells that it is the writer's own. */
export interface CodeHolder {
  code: string;
  contactId: string;
  /** What they can be reached by: the same of somebody else is the same person. */
  phone: string | undefined;
  email: string | undefined;
}

/** Somebody who brings a code. */
export interface Friend {
  contactId: string;
  createdAt: Instant;
  evidence: readonly LoyaltyEvent[];
  phone: string | undefined;
  email: string | undefined;
}

export type ClaimRefusal = 'own' | 'known' | 'taken';

/** Why a code does not count for its holder; undefined: it does. */
export function claimRefusal(
  holder: CodeHolder,
  friend: Friend,
  rules: ReferralRules,
  now: Instant,
): ClaimRefusal | undefined {
  const same = (mine: string | undefined, theirs: string | undefined): boolean =>
    mine !== undefined && mine === theirs;
  if (holder.contactId === friend.contactId) return 'own';
  if (same(holder.phone, friend.phone) || same(holder.email, friend.email)) return 'own';
  const isOld = daysBetween(friend.createdAt, now) > rules.newWithinD;
  if (isOld || friend.evidence.some(({ type }) => type === 'purchase_recorded')) return 'known';
  const earlier = holdingClaim(friend.evidence, rules, now);
  return earlier ? 'taken' : undefined;
}

export type CodeUse = Extract<LoyaltyEvent, { type: 'referral_code_used' }>;

/** The code that counts now: the first that has not lapsed (R-16, §4.5.5). */
export function holdingClaim(
  evidence: readonly LoyaltyEvent[],
  rules: ReferralRules,
  now: Instant,
): CodeUse | undefined {
  return evidence
    .filter((event): event is CodeUse => event.type === 'referral_code_used')
    .filter(({ occurredAt }) => daysBetween(occurredAt, now) <= rules.attributionD)
    .sort((a, b) => (a.occurredAt < b.occurredAt ? -1 : 1))[0];
}

/** The state of a referral: the friend came, bought and kept it, or gave it back. */
export type ReferralStage = 'made' | 'converted' | 'voided';

/**
 * converted when the friend's first purchase within `attributionD` of the code stands `holdD` days later;
 * voided when it was paid back.
 */
export function referralStage(
  use: Pick<CodeUse, 'occurredAt'>,
  friendEvidence: readonly LoyaltyEvent[],
  { rules, ladder, now }: { rules: ReferralRules; ladder: LadderRules; now: Instant },
): ReferralStage {
  const first = friendEvidence
    .filter((event) => event.type === 'purchase_recorded' && event.occurredAt >= use.occurredAt)
    .filter(({ occurredAt }) => daysBetween(use.occurredAt, occurredAt) <= rules.attributionD)
    .sort((a, b) => (a.occurredAt < b.occurredAt ? -1 : 1))[0];
  if (first?.type !== 'purchase_recorded') return 'made';
  const stands = standingPurchases(friendEvidence, ladder).some(({ orderNo }) => orderNo === first.orderNo);
  if (!stands) return 'voided';
  return daysBetween(first.occurredAt, now) >= rules.holdD ? 'converted' : 'made';
}

/** Whether one more reward is within the year's limit. */
export function isRewardDue(evidence: readonly LoyaltyEvent[], rules: ReferralRules, now: Instant): boolean {
  const converted = evidence.filter(
    (event) => event.type === 'referral_converted' && daysBetween(event.occurredAt, now) <= 365,
  );
  return converted.length < rules.rewardsPerYear;
}

/** What the holder may see: how many friends came and how many bought, and nothing of who they are. */
export function friendsOf(evidence: readonly LoyaltyEvent[]): { came: number; bought: number } {
  const voided = new Set(
    evidence.flatMap((event) => (event.type === 'referral_voided' ? event.refereeKey : [])),
  );
  const count = (type: 'referral_made' | 'referral_converted'): number =>
    evidence.filter((event) => event.type === type && !voided.has(event.refereeKey)).length;
  return { came: count('referral_made'), bought: count('referral_converted') };
}
