import { type Instant } from '../time/instant';

/** A promise to a customer; both moments undefined while its deadline is paused. */
export interface Deadline {
  /** When its owner is reminded. */
  nudgeAt: Instant | undefined;
  dueAt: Instant | undefined;
}

export interface ComplaintDeadlines {
  firstHuman: Deadline;
  nextUpdate: Deadline;
  resolve: Deadline;
}

export type DeadlineKind = keyof ComplaintDeadlines;

/** New times that were given for promises that were not kept. */
export type MovedDeadlines = Partial<Record<DeadlineKind, { givenAt: Instant; dueAt: Instant }>>;

/** Two reminders, then it is settled and may be reopened; later it is closed. */
export type SilenceStep = 'remind' | 'remind_again' | 'settle' | 'close';
