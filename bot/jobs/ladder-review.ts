import { randomUUID } from 'node:crypto';
import { HOUR_MS } from '../../domain/time/calendar';
import { reviewLadder } from '../../models/orders/review-ladder';
import { databaseLog } from '../settings/logger';
import { type Job } from './job';

/** L-9, L-12: rungs that time changes: a window has passed, a grace is over, a rung set by hand has ended. */
export const ladderReview: Job = {
  name: 'ladder-review',
  everyMs: HOUR_MS,
  run: async ({ database, clock, views }) => {
    const { rules, company } = views();
    const { timeZone } = company;
    const context = {
      at: clock(),
      newId: () => randomUUID(),
      actor: 'system',
      rules: rules.ladder,
      timeZone,
    };
    const moved = await reviewLadder(database, context, { scope: 'by_time', isPreview: false });
    if (moved.length > 0) databaseLog.info({ moved: moved.length }, 'rungs were changed by time alone');
  },
};
