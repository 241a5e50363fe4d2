import { type Priority, type Severity } from './kinds';

/** The terms of a priority. Hours of the calendar named by `clock`: `always` is round the clock. */
export interface ServiceLevel {
  clock: 'always' | 'business';
  firstHumanMin: number;
  updateH: number;
  resolveH: number;
}

/** The numbers of complaint handling (`domain.md` §2.4, §4.2). */
export interface ComplaintRules {
  base: Record<Severity, number>;
  points: {
    urgency: { h24: number; d3: number };
    segment: { mvc: number; potential: number };
    rung: { advocate: number; member: number; customer: number; shopper: number };
    repeat: number;
    anger: number;
  };
  /** Scores from which a complaint has that priority; below `p3` it is P4. */
  p1: number;
  p2: number;
  p3: number;
  level: Record<Priority, ServiceLevel>;
  /** Minutes of silence after which an unfinished complaint is taken down as it was told (§2.4.2). */
  draftTicketMin: number;
  /** Share of a term after which its owner is reminded. */
  nudgeAt: number;
  /** A deadline may be moved this often; then the priority rises. */
  maxDeadlineMoves: number;
  /** Lateness up to this many days past the promise is SEV3. */
  lateD: number;
  /** Reopened until this many days after it was settled. */
  reopenD: number;
  /** Resolved becomes closed after this many days of silence. */
  autoCloseD: number;
  /** While we wait for the customer: days to the first and second reminder, and to giving up. */
  waitingRemindD: number;
  waitingRemindAgainD: number;
  waitingCloseD: number;
  /** C-22: hours from resolved to the question how it was handled. */
  csatAfterH: number;
  /** C-23: days from closed to the question whether all is still well (P1, P2). */
  followUpD: number;
  /** C-24: the same root again within this many days is a repeat. */
  repeatD: number;
  botVoucher: { pct: number; cap: number; perD: number; validD: number };
  /** Who may grant how much beyond what the bot gives, in rupiah. */
  grantLimit: { agent: number; supervisor: number };
  /** So many compensated complaints within `perD` days: a supervisor decides. */
  manyCompensated: number;
  /** C-21: days without offers after closing, by how the customer judged it. */
  cooldownD: { good: number; mid: number; bad: number };
}

export const DEFAULT_COMPLAINT_RULES: ComplaintRules = {
  base: { SEV1: 100, SEV2: 60, SEV3: 35, SEV4: 15 },
  points: {
    urgency: { h24: 20, d3: 10 },
    segment: { mvc: 15, potential: 8 },
    rung: { advocate: 10, member: 7, customer: 4, shopper: 2 },
    repeat: 10,
    anger: 5,
  },
  p1: 90,
  p2: 60,
  p3: 35,
  level: {
    P1: { clock: 'always', firstHumanMin: 15, updateH: 4, resolveH: 24 },
    P2: { clock: 'business', firstHumanMin: 120, updateH: 8, resolveH: 16 },
    P3: { clock: 'business', firstHumanMin: 480, updateH: 16, resolveH: 40 },
    P4: { clock: 'business', firstHumanMin: 960, updateH: 40, resolveH: 80 },
  },
  draftTicketMin: 15,
  nudgeAt: 0.75,
  maxDeadlineMoves: 2,
  lateD: 7,
  reopenD: 30,
  autoCloseD: 3,
  waitingRemindD: 1,
  waitingRemindAgainD: 3,
  waitingCloseD: 7,
  csatAfterH: 2,
  followUpD: 7,
  repeatD: 90,
  botVoucher: { pct: 0.1, cap: 50_000, perD: 90, validD: 90 },
  grantLimit: { agent: 500_000, supervisor: 5_000_000 },
  manyCompensated: 3,
  cooldownD: { good: 7, mid: 14, bad: 30 },
};
