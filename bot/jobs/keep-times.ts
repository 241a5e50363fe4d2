import { DAY_MS } from '../../domain/time/calendar';
import { purgeExpired } from '../../models/identity/keep-times';
import { databaseLog } from '../settings/logger';
import { type Job } from './job';

/** Takes away what has been kept for its time, and logs how much of each class (V-4). */
export const keepTimes: Job = {
  name: 'old-records',
  everyMs: DAY_MS,
  run: async ({ database, clock, views }) => {
    const { retention: keep, privacy } = views().rules;
    const counts = await purgeExpired(database, { now: clock(), keep, privacy }, false);
    if (Object.values(counts).some((count) => count > 0)) {
      databaseLog.info(counts, 'records that were kept for their time were deleted');
    }
  },
};
