import types from '../../web/widget/upload-types.json';

/** What visitors may send. */
export interface UploadLimits {
  /** With one message. */
  files: number;
  /** Of one file. */
  bytes: number;
  /** Of all files of one conversation, so that one visitor cannot fill the disk. */
  conversationBytes: number;
  /** Of all files of everybody: what is never said goes before that is passed. */
  totalBytes: number;
  /** From one address in ten minutes. */
  addressBytes: number;
  /** Media types that are taken, by what a file begins with; `any`: the files of another bot, as they are called. */
  types: readonly string[] | 'any';
}

export const DEFAULT_UPLOAD_LIMITS: UploadLimits = {
  files: 5,
  bytes: 4 * 1024 * 1024,
  conversationBytes: 100 * 1024 * 1024,
  totalBytes: 4 * 1024 * 1024 * 1024,
  addressBytes: 60 * 1024 * 1024,
  types,
};
