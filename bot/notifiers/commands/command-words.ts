import { type LostReason } from '../../../domain/conversation/outcome';
import { type AttemptResult } from '../../../domain/conversation/attempt-result';
import { type ComplaintStep } from '../../../domain/complaints/steps';
import { type FactKey } from '../../../domain/profile/facts';

/** The words reps use behind commands, in both languages. */

export const OUTCOME_WORDS: ReadonlyMap<string, 'won' | 'lost' | 'deferred' | 'invalid'> = new Map([
  ['menang', 'won'],
  ['won', 'won'],
  ['kalah', 'lost'],
  ['lost', 'lost'],
  ['tunda', 'deferred'],
  ['later', 'deferred'],
  ['batal', 'invalid'],
  ['invalid', 'invalid'],
]);

export const LOST_WORDS: ReadonlyMap<string, LostReason> = new Map([
  ['harga', 'price'],
  ['price', 'price'],
  ['waktu', 'timing'],
  ['timing', 'timing'],
  ['pesaing', 'competitor'],
  ['kompetitor', 'competitor'],
  ['competitor', 'competitor'],
  ['tidak-butuh', 'no_need'],
  ['no-need', 'no_need'],
  ['belum-percaya', 'trust'],
  ['trust', 'trust'],
  ['tidak-terhubung', 'unreachable'],
  ['unreachable', 'unreachable'],
  ['lain', 'other'],
  ['other', 'other'],
]);

export const STEP_WORDS: ReadonlyMap<string, ComplaintStep> = new Map([
  ['dikerjakan', 'in_progress'],
  ['working', 'in_progress'],
  ['tunggu', 'waiting_customer'],
  ['waiting', 'waiting_customer'],
  ['usul', 'proposed'],
  ['propose', 'proposed'],
  ['selesai', 'resolved'],
  ['resolved', 'resolved'],
  ['dicabut', 'withdrawn'],
  ['withdrawn', 'withdrawn'],
  ['duplikat', 'duplicate'],
  ['duplicate', 'duplicate'],
  ['rujuk', 'referred_external'],
  ['refer', 'referred_external'],
  ['buka', 'reopened'],
  ['reopen', 'reopened'],
]);

export const RESULT_WORDS: ReadonlyMap<string, AttemptResult> = new Map([
  ['tersambung', 'reached'],
  ['reached', 'reached'],
  ['tidak-diangkat', 'no_answer'],
  ['no-answer', 'no_answer'],
  ['salah-nomor', 'wrong_number'],
  ['wrong-number', 'wrong_number'],
  ['tunda', 'postponed'],
  ['later', 'postponed'],
]);

/** Numbers, addresses and birthdays are checked as they are told and are not written down by command. */
export const FACT_WORDS: ReadonlyMap<string, FactKey> = new Map([
  ['nama', 'display_name'],
  ['name', 'display_name'],
  ['perusahaan', 'company'],
  ['company', 'company'],
  ['kota', 'city'],
  ['city', 'city'],
  ['kebutuhan', 'need'],
  ['need', 'need'],
  ['minat', 'interest'],
  ['interest', 'interest'],
]);

/** More lines than this in one answer are no help on a telephone. */
export const LINES_SHOWN = 10;
