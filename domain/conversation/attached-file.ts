/** A file that came with a message; its bytes are kept apart, under its id. */
export interface AttachedFile {
  id: string;
  /** As shown: no path, no control characters. */
  name: string;
  /** The kind that was checked, not the one that was claimed. */
  contentType: string;
  bytes: number;
}

/** `foreign_host`: it lies where this server may not fetch from. */
export type UnreadReason = 'too_large' | 'wrong_type' | 'not_fetched' | 'foreign_host';

/** A part of a message that could not be taken, and why: the sender is told. */
export type UnreadPart =
  | { what: 'file'; name: string; reason: UnreadReason }
  /** A contact card of another person: their number is not stored. */
  | { what: 'contact' }
  /** A place, a poll, a story. */
  | { what: 'other' };
