import { EntitySchema } from 'typeorm';
import { type UnansweredQuestion } from '../../domain/contact/events';
import { type Instant } from '../../domain/time/instant';
import { id, integer, optionalText, text } from './columns';

/** A question no row answered, for the desk to answer (P-6). `notify` is 1 when the customer waits for it. */
export interface UnansweredQuestionRow extends Omit<UnansweredQuestion, 'notify'> {
  contactId: string;
  conversationId: string;
  notify: number;
  status: 'open' | 'answered' | 'dismissed';
  askedAt: Instant;
}

export const unansweredQuestionSchema = new EntitySchema<UnansweredQuestionRow>({
  name: 'unanswered_question',
  columns: {
    id: id(),
    contactId: text('contact_id'),
    conversationId: text('conversation_id'),
    text: text('text'),
    language: text('language'),
    sku: optionalText('sku'),
    messageId: text('message_id'),
    notify: integer('notify'),
    status: text('status'),
    askedAt: text('asked_at'),
  },
});
