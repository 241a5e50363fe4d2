import { type DomainEvent } from '../../domain/contact/events';
import { type Lead } from '../../domain/leads/lead';
import { targetFit } from '../../domain/leads/target-market';
import { evidence } from '../contract/evidence';
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
  return [evidence(turn, { type: 'target_evaluated', fit }, `target:${turn.messageId}`)];
}
