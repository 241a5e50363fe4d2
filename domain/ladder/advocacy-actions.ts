import { type Instant } from '../time/instant';
import { type LoyaltyEvent } from './loyalty-events';

/** A recommendation that was made and not undone. `referee` is whom it brought, where it brought somebody. */
export interface AdvocacyAction {
  kind: 'testimonial' | 'referral' | 'conversion' | 'share';
  at: Instant;
  referee: string | undefined;
}

/** What a contact did to sell for us and was not undone, oldest first (L-8, L-9). */
export function advocacyActions(events: readonly LoyaltyEvent[]): AdvocacyAction[] {
  const withdrawn = new Set<string>();
  const voided = new Set<string>();
  for (const event of events) {
    if (event.type === 'testimonial_withdrawn') withdrawn.add(event.testimonialId);
    if (event.type === 'referral_voided') voided.add(event.refereeKey);
  }
  const actions: AdvocacyAction[] = [];
  for (const event of events) {
    const at = event.occurredAt;
    if (event.type === 'testimonial_approved' && !withdrawn.has(event.testimonialId)) {
      actions.push({ kind: 'testimonial', at, referee: undefined });
    } else if (event.type === 'referral_made' && event.valid && !voided.has(event.refereeKey)) {
      actions.push({ kind: 'referral', at, referee: event.refereeKey });
    } else if (event.type === 'referral_converted' && !voided.has(event.refereeKey)) {
      actions.push({ kind: 'conversion', at, referee: event.refereeKey });
    } else if (event.type === 'public_share_verified') {
      actions.push({ kind: 'share', at, referee: event.refereeKey });
    }
  }
  const order = (action: AdvocacyAction): string => `${action.at} ${action.kind} ${action.referee ?? ''}`;
  return actions.sort((a, b) => (order(a) < order(b) ? -1 : 1));
}
