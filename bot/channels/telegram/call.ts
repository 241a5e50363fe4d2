import { type AttachedFile } from '../../../domain/conversation/attached-file';

/** One call of the Bot API. */
export interface Call {
  method: string;
  payload: Record<string, unknown>;
  /** A kept file whose bytes go under this name of the payload. */
  upload?: { field: 'photo' | 'document'; file: AttachedFile };
}
