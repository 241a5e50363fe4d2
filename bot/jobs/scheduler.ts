import { databaseLog, errorFields } from '../settings/logger';
import { jobSeconds, secondsSince } from '../settings/measures';
import { type Job, type JobContext } from './job';

/** Runs every job now and then again at its own pace. @returns how to stop; resolves when nothing runs any more */
export function startJobs(jobs: readonly Job[], context: JobContext): () => Promise<void> {
  const running = new Map<Job, Promise<void>>();
  const start = (job: Job): void => {
    // One that takes longer than its pace is not run twice at once.
    if (running.has(job)) return;
    running.set(
      job,
      runJob(job, context).finally(() => running.delete(job)),
    );
  };
  const timers = jobs.map((job) => {
    start(job);
    const timer = setInterval(() => start(job), job.everyMs);
    timer.unref();
    return timer;
  });
  return async () => {
    for (const timer of timers) clearInterval(timer);
    await Promise.all(running.values());
  };
}

/** A failure is logged; what was due is still due the next time. */
async function runJob(job: Job, context: JobContext): Promise<void> {
  const start = performance.now();
  const measured = (outcome: string): void =>
    jobSeconds.observe(secondsSince(start), { job_name: job.name, outcome });
  try {
    await job.run(context);
    measured('done');
  } catch (error) {
    measured('failed');
    databaseLog.error({ job: job.name, ...errorFields(error) }, 'a job failed; it is tried again');
  }
}
