import { complaintDrafts } from './complaint-drafts';
import { complaintPromises } from './complaint-promises';
import { complaintSilence } from './complaint-silence';
import { handoffRouting } from './handoff-routing';
import { handoffTimers } from './handoff-timers';
import { erasedFiles, erasureRest } from './erasures';
import { type Job } from './job';
import { ladderReview } from './ladder-review';
import { keepTimes } from './keep-times';
import { rightsWatch } from './rights-due';
import { missedCallbacks } from './missed-callbacks';
import { oldFiles } from './old-files';
import { oldWords } from './old-words';
import { outcomesDue } from './outcomes-due';
import { repNews } from './rep-news';
import { repsGone } from './reps-gone';
import { referrals } from './referrals';
import { surveys } from './surveys';
import { waitingHandoffs } from './waiting-handoffs';

/** Every job, one line each. */
export const JOBS: readonly Job[] = [
  oldFiles,
  oldWords,
  keepTimes,
  erasedFiles,
  erasureRest,
  rightsWatch,
  complaintDrafts,
  complaintPromises,
  complaintSilence,
  waitingHandoffs,
  missedCallbacks,
  handoffRouting,
  handoffTimers,
  repsGone,
  outcomesDue,
  repNews,
  referrals,
  surveys,
  ladderReview,
];
