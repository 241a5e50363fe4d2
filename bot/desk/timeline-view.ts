import { type TimelineKind } from '../../models/desk/timeline';
import { type Instant } from '../../domain/time/instant';

/** `GET /desk/api/conversations/…/timeline`: what happened with its person, the newest first. */
export interface TimelineView {
  now: Instant;
  rows: TimelineItem[];
}

export interface TimelineItem {
  kind: TimelineKind;
  at: Instant;
  /** The channel, rule, status, rung, purpose or kind, as the desk's texts name it; of a note who wrote it. */
  what: string;
  detail: string | null;
  /** Opens where it happened; null where it is the person's. */
  conversationId: string | null;
}
