import { randomBytes } from 'node:crypto';
import { DAY_MS, plusMillis } from '../../domain/time/calendar';
import { type Instant } from '../../domain/time/instant';
import { type Database } from '../../models/database/database';
import { isEntryKey, keepEntryKey, useEntryKey } from '../../models/desk/access';
import { digestOf } from './sessions';

const LIFETIME_MS = DAY_MS;

/** Keys that open the desk once, within a day, whichever process they are brought to. */
export class EntryLinks {
  constructor(
    private readonly database: Database,
    private readonly clock: () => Instant,
  ) {}

  async createKey(): Promise<string> {
    const key = randomBytes(32).toString('base64url');
    const now = this.clock();
    await keepEntryKey(this.database, {
      digest: digestOf(key),
      now,
      expiresAt: plusMillis(now, LIFETIME_MS),
    });
    return key;
  }

  /** Whether it would open the desk now. */
  isGood(key: string): Promise<boolean> {
    return isEntryKey(this.database, digestOf(key), this.clock());
  }

  /** Whether the key was good; it is not any more. */
  use(key: string): Promise<boolean> {
    return useEntryKey(this.database, digestOf(key), this.clock());
  }
}
