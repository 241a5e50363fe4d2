import { type Instant } from '../time/instant';

/** A promise to a customer; both moments undefined while its clock stands still. */
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

/** We ask twice, then settle it with an open door; what was settled is closed. */
export type SilenceStep = 'remind' | 'remind_again' | 'settle' | 'close';
