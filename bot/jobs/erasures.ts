import { HOUR_MS } from '../../domain/time/calendar';
import { eraseRest } from '../../models/identity/erase';
import { filesToErase } from '../../models/identity/due-rights';
import { databaseLog } from '../settings/logger';
import { type Job } from './job';

const MINUTE_MS = 60_000;

/** The bytes of erased people's files (V-5): a transaction cannot take them, so they follow within a minute. */
export const erasedFiles: Job = {
  name: 'erased-files',
  everyMs: MINUTE_MS,
  run: async ({ database, clock, files }) => {
    const ids = await filesToErase(database, clock());
    if (ids.length === 0) return;
    await files.remove(ids);
    databaseLog.info({ files: ids.length }, 'files of erased people were deleted');
  },
};

/** What was under way when somebody was erased goes when it is settled (V-5). */
export const erasureRest: Job = {
  name: 'erasure-rest',
  everyMs: HOUR_MS,
  run: async ({ database, clock }) => {
    const completed = await eraseRest(database, clock());
    if (completed > 0)
      databaseLog.info({ completed }, 'erasures were completed, what was under way is settled');
  },
};
