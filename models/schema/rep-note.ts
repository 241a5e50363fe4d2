import { EntitySchema } from 'typeorm';
import { type RepNote } from '../../domain/handoff/rep-note';
import { type Instant } from '../../domain/time/instant';
import { id, text } from './columns';

export interface RepNoteRow extends RepNote {
  contactId: string;
  conversationId: string;
  at: Instant;
}

export const repNoteSchema = new EntitySchema<RepNoteRow>({
  name: 'rep_note',
  columns: {
    id: id(),
    contactId: text('contact_id'),
    conversationId: text('conversation_id'),
    repId: text('rep_id'),
    repName: text('rep_name'),
    text: text('text'),
    at: text('at'),
  },
});
