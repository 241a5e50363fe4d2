import types from '../../web/widget/upload-types.json';

/** What visitors may send. */
export interface UploadLimits {
  /** With one message. */
  files: number;
  /** Of one file. */
  bytes: number;
  /** Of all files of one conversation: nobody fills the disk of a small server by chatting. */
  conversationBytes: number;
  /** Media types. What a file says it is must be one of these, and what it begins with must agree. */
  types: readonly string[];
}

export const DEFAULT_UPLOAD_LIMITS: UploadLimits = {
  files: 5,
  bytes: 4 * 1024 * 1024,
  conversationBytes: 100 * 1024 * 1024,
  types,
};
