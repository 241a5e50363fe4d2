import { Counter, Histogram, type Metric } from './prometheus';

/** Seconds: a turn takes milliseconds, a jam seconds. */
const QUICK = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
/** Seconds, for what calls somebody outside. */
const SLOW = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300];

/** What this process counts as it works. It is held in memory: each process is asked by itself. */
export const turnSeconds = new Histogram(
  'tangga_turn_seconds',
  'Time of a turn from load to commit, by outcome.',
  QUICK,
);
export const turnFailures = new Counter('tangga_turn_failures_total', 'Tries of a turn that threw.');
export const parkedMessages = new Counter(
  'tangga_parked_messages_total',
  'Messages that could be neither answered nor apologised for.',
);
export const understanding = new Counter(
  'tangga_messages_total',
  'Messages of customers that were answered, by whether they were understood.',
);
export const deliverySeconds = new Histogram(
  'tangga_delivery_seconds',
  'Time of a call of a channel, by channel and outcome.',
  SLOW,
);
export const jobSeconds = new Histogram(
  'tangga_job_seconds',
  'Time of a run of a job, by job and outcome.',
  SLOW,
);

export const MEASURES: readonly Metric[] = [
  turnSeconds,
  turnFailures,
  parkedMessages,
  understanding,
  deliverySeconds,
  jobSeconds,
];

/** Seconds since a moment of `performance.now()`. */
export function secondsSince(start: number): number {
  return (performance.now() - start) / 1000;
}
