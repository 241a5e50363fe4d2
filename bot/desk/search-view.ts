import { type Instant } from '../../domain/time/instant';

/** Something that was found, and the conversation that opens with it. */
export interface SearchHit {
  kind: 'person' | 'order' | 'ticket' | 'words';
  conversationId: string;
  name: string | null;
  /** The number of the order or ticket, or the part of the line in which it was said; masked like the conversation. */
  what: string;
  at: Instant;
}

/** `GET /desk/api/search?q=`: at most eight of each kind, people first. */
export interface SearchView {
  now: Instant;
  query: string;
  hits: SearchHit[];
}
