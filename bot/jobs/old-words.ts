import { HOUR_MS, plusDays } from '../../domain/time/calendar';
import { purgeAnonymous } from '../../models/database/retention';
import { databaseLog } from '../settings/logger';
import { type Job } from './job';

/** Deletes what may no longer be kept (V-4). Once an hour is often enough for what is counted in days. */
export const oldWords: Job = {
  name: 'old-words',
  everyMs: HOUR_MS,
  run: async ({ database, clock, views }) => {
    const { anonTranscriptD } = views().rules.retention;
    const purged = await purgeAnonymous(database, plusDays(clock(), -anonTranscriptD));
    if (purged.messages + purged.activities > 0)
      databaseLog.info(purged, 'old anonymous conversations were deleted');
  },
};
