import { plusDays } from '../domain/calendar';
import { type Instant } from '../domain/instant';
import { type Rules } from '../domain/rules';
import { type Database } from '../models/database';
import { purgeAnonymous } from '../models/retention';
import { databaseLog, errorFields } from './logger';

/** Once an hour is often enough for what is counted in days, and repeating it harms nothing. */
const EVERY_MS = 3_600_000;

export interface JobDeps {
  database: Database;
  clock: () => Instant;
  rules: Pick<Rules, 'retention'>;
}

/** What must happen at a time. @returns how to stop */
export function startJobs(deps: JobDeps): () => void {
  const run = (): void => void purge(deps);
  run();
  const timer = setInterval(run, EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}

/** Deletes what may no longer be kept (V-4). A failure is logged and tried again at the next hour. */
async function purge({ database, clock, rules }: JobDeps): Promise<void> {
  try {
    const purged = await purgeAnonymous(database, plusDays(clock(), -rules.retention.anonTranscriptD));
    if (purged.messages + purged.activities > 0)
      databaseLog.info(purged, 'old anonymous conversations were deleted');
  } catch (error) {
    databaseLog.error(errorFields(error), 'old conversations could not be deleted');
  }
}
