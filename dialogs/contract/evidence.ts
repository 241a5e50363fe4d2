import { type DomainEvent } from '../../domain/contact/events';
import { type LoyaltyFact } from '../../domain/ladder/loyalty-events';
import { type Turn } from './turn';

/**
 * Something that counts for the ladder and happens in this turn.
 * @param key one key, one event: a repeat changes nothing (T4)
 * @param actor who makes it true, `bot` or `rep:<id>`
 */
export function evidence(
  turn: Pick<Turn, 'now' | 'newId'>,
  fact: LoyaltyFact,
  key: string,
  actor = 'bot',
): DomainEvent {
  const event = { ...fact, id: turn.newId('loyalty-event'), key, occurredAt: turn.now, actor };
  return { type: 'loyalty', event };
}
