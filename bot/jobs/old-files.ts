import { HOUR_MS, plusDays } from '../../domain/time/calendar';
import { expiredFiles } from '../../models/database/retention';
import { databaseLog } from '../settings/logger';
import { type Job } from './job';

/** Days a file may lie here that belongs to no line: a rep took it off again, or a turn never came. */
const UNSAID_D = 2;

/** Deletes files with the words they came with (V-4): the bytes first, so that a crash leaves no file without a row. */
export const oldFiles: Job = {
  name: 'old-files',
  everyMs: HOUR_MS,
  run: async ({ database, clock, views, files }) => {
    const now = clock();
    const { anonTranscriptD } = views().rules.retention;
    const ids = await expiredFiles(database, plusDays(now, -anonTranscriptD), plusDays(now, -UNSAID_D));
    if (ids.length === 0) return;
    await files.remove(ids);
    databaseLog.info({ files: ids.length }, 'old files were deleted');
  },
};
