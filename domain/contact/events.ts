import { type Offered } from '../conversation/offered';
import { type Complaint } from '../complaints/complaint';
import { type ConsentRecord } from '../profile/consents';
import { type OpenPrompt, type PutOff } from '../conversation/conversation';
import { type Attempt } from '../handoff/attempt';
import { type DeskRequest } from '../handoff/desk-request';
import { type PriceLimit } from '../recognition/acts';
import { type ProfileFact } from '../profile/facts';
import { type Handoff, type HandoffState } from '../handoff/handoff';
import { type NamedOutcome } from '../conversation/outcome';
import { type RepNote } from '../handoff/rep-note';
import { type RepNotice } from '../handoff/rep-notice';
import { type Instant, type Language } from '../time/instant';
import { type Lead } from '../leads/lead';
import { type LeadChanges } from '../leads/lead-changes';
import { type LoyaltyEvent } from '../ladder/loyalty-events';
import { type CodeAddress } from '../identity/code';
import { type Proof } from '../conversation/proof';
import { type Order } from '../orders/order';
import { type Rating, type Survey } from '../surveys/survey';
import { type Testimonial } from '../advocacy/testimonial';
import { type Voucher, type VoucherEntry } from '../vouchers/voucher';
import { type PageContext } from '../conversation/page-context';

/** A question no row answers: collected for the desk (P-6). `text` is redacted. */
export interface UnansweredQuestion {
  id: string;
  text: string;
  language: Language;
  sku: string | undefined;
  messageId: string;
  /** The customer wants to be told when the team has answered. */
  notify: boolean;
}

/** Of the stranger that somebody becomes whose data were erased. */
export interface FreshIds {
  contactId: string;
  eventId: string;
  transitionId: string;
}

/**
 * What a turn records. Folded into the snapshot at once (`domain/contact/evolve.ts`) and written by `commit`
 * in the same transaction as the reply.
 */
export type DomainEvent =
  | { type: 'loyalty'; event: LoyaltyEvent }
  | { type: 'referral_code_issued'; code: string }
  | { type: 'fact_stated'; fact: ProfileFact }
  /** The customer said that a fact is wrong without giving the right value: it no longer holds. */
  | { type: 'fact_withdrawn'; factId: string }
  | { type: 'consent_recorded'; consent: ConsentRecord }
  | { type: 'question_unanswered'; question: UnansweredQuestion }
  | { type: 'answer_wanted'; questionId: string }
  /** The team has answered it, or decided that it needs no answer. */
  | { type: 'question_settled'; questionId: string; to: 'answered' | 'dismissed' }
  | { type: 'handoff_requested'; handoff: Handoff }
  /** Written by a rep for the team alone. */
  | { type: 'note_taken'; note: RepNote }
  /** What came of the chance that a rep was called for. */
  | { type: 'handoff_outcome'; handoffId: string; outcome: NamedOutcome }
  | { type: 'handoff_moved'; handoffId: string; to: HandoffState }
  /** Who of the team is to hear of it, wherever they work. */
  | { type: 'reps_notified'; notice: RepNotice }
  /** The whole value after the change: the row is written over, its history is the transcript's. */
  | { type: 'complaint_changed'; complaint: Complaint }
  | { type: 'lead_opened'; lead: Lead }
  /** Only the fields that changed: what the customer told is a `fact_stated` of its own, with its message. */
  | { type: 'lead_changed'; leadId: string; changes: LeadChanges }
  | { type: 'order_changed'; order: Order }
  | { type: 'voucher_issued'; voucher: Voucher }
  /** Kept for whoever writes until they order, or voided: a row of its ledger. */
  | { type: 'voucher_marked'; voucher: Voucher; entry: VoucherEntry }
  /** A code was named that is none: too many, and no more are taken. */
  | { type: 'voucher_missed'; at: Instant }
  | { type: 'survey_asked'; survey: Survey }
  | { type: 'survey_answered'; surveyId: string; rating: Rating; at: Instant }
  /** `words`: why, redacted. */
  | { type: 'survey_explained'; surveyId: string; words: string }
  | { type: 'testimonial_submitted'; testimonial: Testimonial }
  | { type: 'testimonial_decided'; testimonialId: string; to: 'approved' | 'rejected' }
  /** All of this contact's: nothing of theirs is shown any more. */
  | { type: 'testimonials_withdrawn' }
  | { type: 'desk_requested'; request: DeskRequest }
  | { type: 'request_settled'; requestId: string; to: 'done' | 'refused'; note: string | undefined }
  /** Somebody was tried to be reached; with an hour it stays open until then. */
  | {
      type: 'task_attempted';
      requestId: string;
      attempt: Attempt;
      status: DeskRequest['status'];
      dueAt: Instant | undefined;
    }
  /** What was tried in vain in this conversation is over: another hour was asked for, as request `by`. */
  | { type: 'missed_tasks_replaced'; by: string }
  /** A code is to be sent there: to prove that it is theirs. */
  | { type: 'code_wanted'; codeId: string; to: CodeAddress }
  /** It is known who writes here, for a while. */
  | { type: 'identity_proven'; proof: Proof }
  /** Whether the device is still with the same person. */
  | { type: 'recognised'; as: 'yes' | 'no' }
  /** For service only from now on, or no longer (PDP 11). */
  | { type: 'processing_restricted'; at: Instant | undefined }
  /**
   * Everything of this contact goes, but what the law keeps (V-5). Whoever writes on is somebody new under `fresh`.
   */
  | { type: 'data_erased'; number: string; fresh: FreshIds }
  | { type: 'greeted'; at: Instant }
  | { type: 'language_seen'; language: Language }
  | { type: 'language_chosen'; language: Language }
  | { type: 'topic_set'; sku: string }
  | { type: 'goods_shown'; skus: readonly string[]; within?: PriceLimit | undefined }
  | { type: 'album_seen'; album: string }
  /** A second wish waits for the first, or has been offered or taken up. */
  | { type: 'wish_put_off'; wish: PutOff }
  | { type: 'wish_recalled' }
  | { type: 'page_seen'; page: PageContext }
  | { type: 'offered'; what: Offered }
  | { type: 'understood' }
  | { type: 'misunderstood' }
  | { type: 'prompt_opened'; prompt: OpenPrompt }
  | { type: 'prompt_used'; promptId: string }
  | { type: 'card_pressed'; choice: string; at: Instant }
  /** Something else was said since: the buttons still work, and a bare yes is no answer to them. */
  | { type: 'prompt_passed' };
