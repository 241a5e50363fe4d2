import { EntitySchema } from 'typeorm';
import { type Instant } from '../../domain/time/instant';
import { type RungTransition } from '../../domain/ladder/ladder';
import { type LoyaltyEvent, type LoyaltyEventType } from '../../domain/ladder/loyalty-events';
import { id, integer, json, optionalText, text } from './columns';

/** The common part of an event in columns, the rest of it in `payload`. */
export interface LoyaltyEventRow {
  id: string;
  contactId: string;
  type: LoyaltyEventType;
  key: string;
  occurredAt: Instant;
  recordedAt: Instant;
  actor: string;
  payload: object;
  /** Which of the contact's events it is, from 0: the order of recording. */
  place: number;
}

export const loyaltyEventSchema = new EntitySchema<LoyaltyEventRow>({
  name: 'loyalty_event',
  columns: {
    id: id(),
    contactId: text('contact_id'),
    type: text('type'),
    key: text('key'),
    occurredAt: text('occurred_at'),
    recordedAt: text('recorded_at'),
    actor: text('actor'),
    payload: json('payload'),
    place: integer('place'),
  },
});

export function payloadOf(event: LoyaltyEvent): object {
  const { id: _id, key: _key, occurredAt: _occurredAt, actor: _actor, type: _type, ...payload } = event;
  return payload;
}

export interface RungTransitionRow {
  id: string;
  contactId: string;
  from: RungTransition['from'];
  to: RungTransition['to'];
  at: Instant;
  /** Order among the rungs crossed at one instant. */
  place: number;
  direction: RungTransition['direction'];
  evidenceEventIds: string[];
}

export const rungTransitionSchema = new EntitySchema<RungTransitionRow>({
  name: 'rung_transition',
  columns: {
    id: id(),
    contactId: text('contact_id'),
    from: optionalText('from_standing'),
    to: text('to_standing'),
    at: text('at'),
    place: integer('place'),
    direction: text('direction'),
    evidenceEventIds: json('evidence_event_ids'),
  },
});
