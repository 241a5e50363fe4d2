import { DEFAULT_REFERRAL_RULES, type ReferralRules } from './advocacy/rules';
import { type ComplaintRules, DEFAULT_COMPLAINT_RULES } from './complaints/rules';
import { DEFAULT_HANDOFF_RULES, type HandoffRules } from './handoff/rules';
import { DEFAULT_LEAD_RULES, type LeadRules } from './leads/rules';
import { DEFAULT_OFFER_RULES, type OfferRules } from './products/offers';
import { DEFAULT_OUTREACH_RULES, type OutreachRules } from './outreach/quiet-hours';
import { DEFAULT_SURVEY_RULES, type SurveyRules } from './surveys/survey';
import { DEFAULT_VOUCHER_RULES, type VoucherRules } from './vouchers/rules';
import { type CodeRules } from './identity/code';
import { type LadderRules } from './ladder/rules';
import { DEFAULT_MEMBERSHIP_RULES, type MembershipRules } from './membership/rules';

/**
 * The business numbers of `content/<company>/rules.yaml`; their defaults are `domain.md` §4.2.
 * Only numbers that the code reads are listed here.
 */
export interface Rules {
  ladder: LadderRules;
  membership: MembershipRules;
  referral: ReferralRules;
  voucher: VoucherRules;
  survey: SurveyRules;
  product: ProductRules;
  understanding: UnderstandingRules;
  conversation: ConversationRules;
  lead: LeadRules;
  complaint: ComplaintRules;
  handoff: HandoffRules;
  outreach: OutreachRules;
  offers: OfferRules;
  privacy: PrivacyRules;
  retention: RetentionRules;
}

export interface RetentionRules {
  /** Days after which the words of somebody who never said who they are get deleted (V-4). */
  anonTranscriptD: number;
  /** Months for which the words of people we know are kept. */
  transcriptMonths: number;
  /** Months without a word after which a lead that did not buy goes. */
  coldLeadMonths: number;
  /** Months without a word after which what was learned of somebody goes. */
  factsMonths: number;
  /** Years for which settled complaints are kept. */
  complaintYears: number;
  /** Years for which tax rules want orders kept. */
  orderYears: number;
  /** Years for which it can be shown what was agreed to, after it has ended. */
  consentProofYears: number;
}

export interface PrivacyRules extends CodeRules {
  /** Hours within which access, erasure and withdrawal must be done (PDP 30–41). */
  requestDueH: number;
  /** Minutes for which a conversation stays proven. */
  proofMin: number;
  /** Hours for which the file with one's data can be fetched (V-6). */
  exportLinkH: number;
  /** Days within which a merge can be undone (M-5). */
  mergeUndoD: number;
}

export interface ProductRules {
  /** P-5: answer at or above, ask back at or above `clarify`, else unknown. */
  answer: number;
  clarify: number;
  /** The top two closer than this: ask which. */
  margin: number;
  stockStaleH: number;
}

export interface UnderstandingRules {
  /** Without an open question an intent begins a dialog at or above this probability. */
  act: number;
  /** … and interrupts an open question at or above this one. */
  interrupt: number;
  /** Below `act` and at or above this: ask back with the best guesses as buttons. */
  askBack: number;
}

export interface ConversationRules {
  /** A returning visitor comes back to a conversation younger than this many hours. */
  resumeH: number;
  /** Saved dialog frames are offered again for this many days. */
  snapshotD: number;
  /** A refused question is not asked again for this many days (F-4). */
  refuseSilenceD: number;
}

export const DEFAULT_RULES: Rules = {
  ladder: {
    splitWindowH: 24,
    refundVoidsAt: 0.9,
    consistent: { orders: 3, windowD: 365, lastWithinD: 180 },
    advocate: { require: 'any' },
    raving: { actions: 5, months: 3, converted: 2, windowD: 365, graceD: 30 },
    prospect: { requireContactable: false },
  },
  membership: DEFAULT_MEMBERSHIP_RULES,
  referral: DEFAULT_REFERRAL_RULES,
  voucher: DEFAULT_VOUCHER_RULES,
  survey: DEFAULT_SURVEY_RULES,
  product: { answer: 0.75, clarify: 0.45, margin: 0.1, stockStaleH: 24 },
  understanding: { act: 0.5, interrupt: 0.7, askBack: 0.25 },
  conversation: { resumeH: 24, snapshotD: 30, refuseSilenceD: 90 },
  lead: DEFAULT_LEAD_RULES,
  complaint: DEFAULT_COMPLAINT_RULES,
  handoff: DEFAULT_HANDOFF_RULES,
  outreach: DEFAULT_OUTREACH_RULES,
  offers: DEFAULT_OFFER_RULES,
  privacy: {
    requestDueH: 72,
    codeMin: 10,
    codeTries: 5,
    codeResendS: 30,
    codeLockMin: 60,
    proofMin: 60,
    exportLinkH: 72,
    mergeUndoD: 30,
  },
  retention: {
    anonTranscriptD: 30,
    transcriptMonths: 12,
    coldLeadMonths: 12,
    factsMonths: 24,
    complaintYears: 5,
    orderYears: 10,
    consentProofYears: 5,
  },
};
