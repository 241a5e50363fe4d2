import { type DomainEvent } from '../../domain/contact/events';
import { type FactKey, currentFact } from '../../domain/profile/facts';
import { type Turn } from '../contract/turn';

/** What is said plainly is believed; a confirmation makes it 1. */
const STATED_CONFIDENCE = 0.9;

/**
 * What a person says of themselves, as a fact with this message as its source; nothing when it is known already.
 * Given to serve them here: purpose `service`, not marketing (V-2).
 */
export function stateFact(turn: Turn, key: FactKey, value: string | undefined): DomainEvent[] {
  if (value === undefined || currentFact(turn.contact.facts, key)?.value === value) return [];
  const fact = {
    id: turn.newId('fact'),
    key,
    value,
    status: 'stated' as const,
    confidence: STATED_CONFIDENCE,
    sourceMessageId: turn.messageId,
    purpose: 'service' as const,
    capturedAt: turn.now,
    supersededById: undefined,
  };
  return [{ type: 'fact_stated', fact }];
}
