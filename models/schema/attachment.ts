import { EntitySchema } from 'typeorm';
import { type Instant } from '../../domain/time/instant';
import { id, integer, optionalText, text } from './columns';

/** A file somebody sent. Its bytes stand under `data/uploads/`; its name is what they called it. */
export interface AttachmentRow {
  id: string;
  conversationId: string;
  name: string;
  contentType: string;
  bytes: number;
  thumbnailUrl: string | undefined;
  at: Instant;
  /** From when on a job deletes it, whatever names it; undefined: it is kept with its words. */
  eraseAt?: Instant | undefined;
}

export const attachmentSchema = new EntitySchema<AttachmentRow>({
  name: 'attachment',
  columns: {
    id: id(),
    conversationId: text('conversation_id'),
    name: text('name'),
    contentType: text('content_type'),
    bytes: integer('bytes'),
    thumbnailUrl: optionalText('thumbnail_url'),
    at: text('at'),
    eraseAt: optionalText('erase_at'),
  },
});
