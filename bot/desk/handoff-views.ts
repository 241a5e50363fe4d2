import { type HandoffRule, type HandoffStatus } from '../../domain/handoff/handoff';
import { type LostReason, type Outcome } from '../../domain/conversation/outcome';
import { type Instant } from '../../domain/time/instant';

/** Where a conversation's call for a person stands, as the page is told. */
export interface HandoffView {
  id: string;
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
  /** What came of the chance it was about. */
  outcome: OutcomeView | null;
  /** It is or was about a chance, and nobody has said what came of that. */
  wantsOutcome: boolean;
}

/** What came of a chance; what does not belong to the kind is null. */
export interface OutcomeView {
  kind: Outcome['kind'];
  orderNo: string | null;
  reason: LostReason | null;
  detail: string | null;
  until: Instant | null;
}

/** By which a rep links their Telegram. */
export interface LinkCodeView {
  code: string;
  expiresAt: Instant;
}
