import { EntitySchema } from 'typeorm';
import { type Handoff, type HandoffStatus } from '../../domain/handoff/handoff';
import { type Offer } from '../../domain/handoff/offer';
import { id, json, optionalJson, optionalText, text } from './columns';

/** `status` repeats the state's discriminator so that the queue is an indexed read. */
export type HandoffRow = Handoff & { status: HandoffStatus; offers: readonly Offer[] };

export const handoffSchema = new EntitySchema<HandoffRow>({
  name: 'handoff',
  columns: {
    id: id(),
    conversationId: text('conversation_id'),
    contactId: text('contact_id'),
    rule: text('rule'),
    topic: text('topic'),
    requestedAt: text('requested_at'),
    status: text('status'),
    state: json('state'),
    offers: json('offers'),
    leadId: optionalText('lead_id'),
    outcome: optionalJson('outcome'),
  },
});
