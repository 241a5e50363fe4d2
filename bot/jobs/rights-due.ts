import { HOUR_MS, hoursBetween, plusHours } from '../../domain/time/calendar';
import { rightsDue } from '../../models/identity/due-rights';
import { deskLog } from '../settings/logger';
import { type Job } from './job';

/** Hours before the legal time ends from which on it is told with every run. */
const AHEAD_H = 24;

/**
 * Watches the times within which the law wants a right honoured (PDP 30–41). Whoever runs the shop is told in the log,
 * a day ahead as a warning and afterwards as an error, until it is settled at the desk.
 */
export const rightsWatch: Job = {
  name: 'rights-due',
  everyMs: HOUR_MS,
  run: async ({ database, clock }) => {
    const now = clock();
    for (const { requestId, kind, dueAt } of await rightsDue(database, plusHours(now, AHEAD_H))) {
      const left = Math.floor(hoursBetween(now, dueAt));
      const told = { requestId, kind, hoursLeft: left };
      if (dueAt > now) deskLog.warn(told, 'a right of the law must be honoured soon; it waits at the desk');
      else deskLog.error(told, 'a right of the law was not honoured in time; it waits at the desk');
    }
  },
};
