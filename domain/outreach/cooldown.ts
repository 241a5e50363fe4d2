import { plusDays } from '../time/calendar';
import { type Complaint, isComplaintOpen } from '../complaints/complaint';
import { type ComplaintRules } from '../complaints/rules';
import { type Instant } from '../time/instant';

/** What may be held back because of a complaint. Offers are everything that asks for more than an answer. */
export type ProactiveKind =
  | 'marketing'
  | 'upsell'
  | 'membership_pitch'
  | 'referral_ask'
  | 'testimonial_ask'
  | 'nps_ask'
  | 'first_purchase_offer'
  | 'birthday'
  | 'service'
  | 'product_answer';

type ComplaintView = Pick<Complaint, 'state' | 'severity' | 'csat'>;

export type HoldReason = 'complaint_open' | 'complaint_cooldown';

/** Whether something may be said: as it is, without its offer, or not (until a known moment, or a closing). */
export type ComplaintGate =
  | { verdict: 'say' }
  | { verdict: 'say_plain'; reason: HoldReason }
  | { verdict: 'hold'; reason: HoldReason; until: Instant | undefined };

/**
 * C-20, C-21, T29: no offer while a complaint is open, nor for some days after. Answers and service messages
 * go on; a birthday is greeted plainly, and not at all while SEV1 or SEV2 is open. Never moves a rung (L-13).
 */
export function complaintGate(
  kind: ProactiveKind,
  complaints: readonly ComplaintView[],
  rules: Pick<ComplaintRules, 'cooldownD'>,
  now: Instant,
): ComplaintGate {
  if (kind === 'service' || kind === 'product_answer') return { verdict: 'say' };
  if (complaints.some(isComplaintOpen)) {
    const greet = kind === 'birthday' && !hasGraveComplaint(complaints);
    return greet
      ? { verdict: 'say_plain', reason: 'complaint_open' }
      : { verdict: 'hold', reason: 'complaint_open', until: undefined };
  }
  const until = cooldownUntil(complaints, rules);
  if (until === undefined || until <= now) return { verdict: 'say' };
  if (kind === 'birthday') return { verdict: 'say_plain', reason: 'complaint_cooldown' };
  return { verdict: 'hold', reason: 'complaint_cooldown', until };
}

/** An open SEV1 or SEV2: no invitation to membership then (L-6), and no congratulation. */
export function hasGraveComplaint(complaints: readonly ComplaintView[]): boolean {
  return complaints.some((complaint) => isComplaintOpen(complaint) && complaint.severity <= 'SEV2');
}

/** The end of the longest cooldown, counted from the final close (§4.5.10); undefined when there is none. */
export function cooldownUntil(
  complaints: readonly ComplaintView[],
  rules: Pick<ComplaintRules, 'cooldownD'>,
): Instant | undefined {
  return complaints
    .flatMap((complaint) => {
      const days = cooldownDays(complaint, rules.cooldownD);
      return days === 0 ? [] : [plusDays(complaint.state.at, days)];
    })
    .sort()
    .at(-1);
}

function cooldownDays(complaint: ComplaintView, days: ComplaintRules['cooldownD']): number {
  switch (complaint.state.status) {
    case 'closed':
    case 'withdrawn':
      return judgedDays(complaint.csat?.rating, days);
    case 'referred_external':
      return days.bad;
    case 'duplicate':
      return 0;
    case 'draft':
    case 'received':
    case 'acknowledged':
    case 'triaged':
    case 'in_progress':
    case 'waiting_customer':
    case 'proposed':
    case 'resolved':
      return 0;
  }
}

function judgedDays(rating: number | undefined, days: ComplaintRules['cooldownD']): number {
  if (rating === undefined || rating === 3) return days.mid;
  return rating >= 4 ? days.good : days.bad;
}
