import { EntitySchema } from 'typeorm';
import { type ConsentRecord } from '../../domain/profile/consents';
import { type ProfileFact } from '../../domain/profile/facts';
import { id, integer, optionalText, text } from './columns';

/** `place`: which of the contact's it is, from 0; rows of one instant keep the order in which they were learned. */
export type ProfileFactRow = ProfileFact & { contactId: string; place: number };

export const profileFactSchema = new EntitySchema<ProfileFactRow>({
  name: 'profile_fact',
  columns: {
    id: id(),
    contactId: text('contact_id'),
    key: text('key'),
    value: text('value'),
    status: text('status'),
    confidence: { type: 'double precision', name: 'confidence' },
    sourceMessageId: optionalText('source_message_id'),
    purpose: text('purpose'),
    capturedAt: text('captured_at'),
    supersededById: optionalText('superseded_by_id'),
    place: integer('place'),
  },
});

/** `place`: which of the contact's it is, from 0: a grant and a withdrawal of one turn keep their order. */
export type ConsentRow = ConsentRecord & { contactId: string; place: number };

export const consentRecordSchema = new EntitySchema<ConsentRow>({
  name: 'consent_record',
  columns: {
    id: id(),
    contactId: text('contact_id'),
    purpose: text('purpose'),
    action: text('action'),
    at: text('at'),
    channel: text('channel'),
    textVersion: text('text_version'),
    textShown: text('text_shown'),
    language: text('language'),
    messageId: text('message_id'),
    condition: optionalText('condition_told'),
    place: integer('place'),
  },
});
