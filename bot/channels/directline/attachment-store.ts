import { type Instant } from '../../../domain/instant';

/** A file a visitor has sent, without its content. */
export interface AttachmentRow {
  /** Also the file's name on disk; nothing of what the visitor called it is ever part of a path. */
  id: string;
  conversationId: string;
  /** What it is shown as. */
  name: string;
  contentType: string;
  bytes: number;
  /** A small picture of it as a `data:` address, when the client made one. */
  thumbnailUrl: string | undefined;
  at: Instant;
}

/** Where the rows are kept. */
export interface AttachmentStore {
  save: (rows: readonly AttachmentRow[]) => Promise<void>;
  find: (id: string) => Promise<AttachmentRow | undefined>;
  /** For files whose message was not taken. Unknown ids are nothing. */
  remove: (ids: readonly string[]) => Promise<void>;
}
