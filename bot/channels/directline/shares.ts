import { createHmac } from 'node:crypto';
import { plusMillis } from '../../../domain/time/calendar';
import { type Instant } from '../../../domain/time/instant';
import { type Database } from '../../../models/database/database';
import { takeShare } from '../../../models/database/shares';
import { type SharedCount } from '../../http/rate-limit';

/** Counts in the database. Addresses are data of people: the table has what cannot be read back. */
export function sharesIn(database: Database, signingKey: string, clock: () => Instant): SharedCount {
  return async (key, amount, seconds) => {
    const now = clock();
    const name = createHmac('sha256', signingKey).update(`share:${key}`).digest('base64url');
    const share = await takeShare(database, name, amount, { now, endsAt: plusMillis(now, seconds * 1000) });
    return { taken: share.taken, secondsLeft: (Date.parse(share.endsAt) - Date.parse(now)) / 1000 };
  };
}
