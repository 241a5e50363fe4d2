import { type DeadlineKind, type SilenceStep } from '../complaints/promised';
import { type Instant } from '../time/instant';

/**
 * A moment that has come in a conversation without anybody writing. What is to be done is decided in its turn,
 * from what stands then: the customer may have written in between.
 */
export type Due =
  /** A complaint was begun and its questions were not answered any more (§2.4.2: the customer may vanish). */
  | { what: 'complaint_draft'; complaintId: string }
  /** A promise to a complaining customer runs out, or has (§2.4.4). */
  | { what: 'complaint_promise'; complaintId: string; promise: DeadlineKind; stage: 'nudge' | 'overdue' }
  /** The customer is silent about a complaint we wait for them in, or have settled (§2.4.2). */
  | { what: 'complaint_silence'; complaintId: string; step: SilenceStep }
  /** Somebody waits for a person of ours (§2.6). */
  | { what: 'handoff_waits'; handoffId: string; stage: WaitStage }
  /** The moment has passed by which a person was to write (T42). */
  | { what: 'callback_missed'; handoffId: string; callbackAt: Instant };

/** 60 seconds: still calling; 180: they choose; 300: nobody has come (§2.6). */
export type WaitStage = 'heartbeat' | 'choice' | 'late';
