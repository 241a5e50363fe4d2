import { type HandoffRule, type HandoffStatus } from '../../domain/handoff/handoff';
import { type Instant } from '../../domain/time/instant';

/** Where a conversation's call for a person stands, as the page is told. */
export interface HandoffView {
  rule: HandoffRule;
  topic: string;
  status: HandoffStatus;
  requestedAt: Instant;
  repId: string | null;
  repName: string | null;
  claimedAt: Instant | null;
  /** While it is offered to somebody: when the next one is asked. */
  offeredUntil: Instant | null;
  note: string | null;
}

/** By which a rep links their Telegram. */
export interface LinkCodeView {
  code: string;
  expiresAt: Instant;
}
