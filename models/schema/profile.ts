import { EntitySchema } from 'typeorm';
import { type ConsentRecord } from '../../domain/consents';
import { type ProfileFact } from '../../domain/facts';
import { id, optionalText, text } from '../columns';

export type ProfileFactRow = ProfileFact & { contactId: string };

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
  },
});

export type ConsentRow = ConsentRecord & { contactId: string };

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
  },
});
