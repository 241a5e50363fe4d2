import { type DomainEvent } from '../../domain/contact/events';
import { type Lead } from '../../domain/leads/lead';
import { leadChanges } from '../../domain/leads/lead-changes';

/** The event that makes `before` `after`: a lead that is opened, or what changed of the one there is. */
export function leadEvent(before: Lead | undefined, after: Lead): DomainEvent {
  if (before?.id !== after.id) return { type: 'lead_opened', lead: after };
  return { type: 'lead_changed', leadId: after.id, changes: leadChanges(before, after) };
}
