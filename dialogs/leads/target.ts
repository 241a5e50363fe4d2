import { type DomainEvent } from '../../domain/contact/events';
import { type Lead } from '../../domain/leads/lead';
import { targetFit } from '../../domain/leads/target-market';
import { type Turn } from '../contract/turn';

/** L-1: whether they are whom we are for, recorded when the answer changes. */
export function targetEvents(turn: Turn, lead: Lead): DomainEvent[] {
  const { slots } = lead;
  const facts = {
    kind: lead.track,
    segment: slots.segment,
    companySize: slots.size,
    territory: slots.location?.territory,
    contactType: lead.contactType,
  };
  const { fit } = targetFit(facts, turn.views.criteria);
  const before = turn.contact.evidence.findLast((event) => event.type === 'target_evaluated');
  const known = before?.type === 'target_evaluated' ? before.fit : 'unknown';
  if (fit === known) return [];
  const event = {
    id: turn.newId('loyalty-event'),
    key: `target:${turn.messageId}`,
    type: 'target_evaluated' as const,
    fit,
    occurredAt: turn.now,
    actor: 'bot',
  };
  return [{ type: 'loyalty', event }];
}
