import { type DeadlineKind, type SilenceStep } from '../complaints/promised';
import { type SurveyAbout } from '../surveys/survey';
import { type Instant } from '../time/instant';

/**
 * A due moment in a conversation, without a message. What is to be done is decided in its turn,
 * from what stands then: the customer may have written in between.
 */
export type Due =
  /** A complaint was begun and its questions were not answered any more (§2.4.2: the customer may vanish). */
  | { what: 'complaint_draft'; complaintId: string }
  /** A promise to a complaining customer runs out, or has (§2.4.4). */
  | { what: 'complaint_promise'; complaintId: string; promise: DeadlineKind; stage: 'nudge' | 'overdue' }
  /** The customer is silent about a complaint we wait for them in, or have settled (§2.4.2). */
  | { what: 'complaint_silence'; complaintId: string; step: SilenceStep }
  /** The customer waits for a rep (§2.6). */
  | { what: 'handoff_waits'; handoffId: string; stage: WaitStage }
  /** A friend who came with this person's code has come, bought, or given it back. */
  | { what: 'referral'; friendId: string; stage: 'made' | 'converted' | 'voided' }
  /** They may be asked how we did. */
  | { what: 'survey'; about: SurveyAbout; subjectId: string }
  /** The moment has passed by which a person was to write (T42). */
  | { what: 'callback_missed'; handoffId: string; callbackAt: Instant }
  /** A timer of the handoff has run out; `since` names the wait it belongs to. */
  | { what: 'handoff_time'; handoffId: string; step: HandoffStep; since: Instant }
  /** What came of a chance has not been said; `stage`: who is to hear of that. */
  | { what: 'outcome_due'; handoffId: string; repId: string; stage: 'rep' | 'supervisor' }
  /** Reps are to hear of something that is about no handoff; `about`: the id of the request or question. */
  | { what: 'rep_news'; kind: 'task_due' | 'question' | 'undelivered'; about: string }
  /** Somebody is to be asked to take it; `reps` as they were found at that moment. */
  | { what: 'handoff_route'; handoffId: string; reps: readonly RepAtWork[] }
  /** Who holds it has signed out, or their connection has been gone too long. */
  | { what: 'handoff_rep_gone'; handoffId: string; repId: string; how: 'signed_out' | 'disconnected' };

/** What a timer of a handoff stands for (§2.6); the times are in `domain/handoff/timers.ts`. */
export type HandoffStep =
  | 'offer_ends'
  | 'team_ends'
  | 'nobody_came'
  | 'callback'
  | 'given_up'
  | 'rep_nudge'
  | 'rep_supervisor'
  | 'rep_lost'
  | 'customer_nudge'
  | 'customer_pause'
  | 'both_silent';

/** A rep as found at a moment: what the roster does not say. */
export interface RepAtWork {
  repId: string;
  status: RepStatus;
  /** Reached now: at the desk, or where they have linked a way of their own. */
  isReachable: boolean;
  /** Conversations in their hands or offered to them. */
  load: number;
  /** When they last got one; undefined: never. */
  lastAssignedAt: Instant | undefined;
  /** When they last had this customer. */
  lastServedAt: Instant | undefined;
}

/** What a rep says of themselves (`/status`). */
export type RepStatus = 'ready' | 'busy' | 'off';

/** 60 seconds: still calling; 180: they choose; 300: no rep has come (§2.6). */
export type WaitStage = 'heartbeat' | 'choice' | 'late';
