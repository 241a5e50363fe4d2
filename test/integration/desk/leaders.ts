import { hashPassword } from '../../../bot/desk/passwords';
import { type Database } from '../../../models/database/database';
import { repsWithPassword, setPassword } from '../../../models/desk/access';

/** Who leads the team; the team's password makes no more than reps of them. */
const LEADERS = ['fajar', 'wati'];

let hash: Promise<string> | undefined;

/** Gives the leaders a password of their own, the same signs as the team's: tests sign everybody in alike. */
export async function giveLeadersPasswords(database: Database, password: string, at: string): Promise<void> {
  const own = await repsWithPassword(database);
  hash ??= hashPassword(password);
  for (const repId of LEADERS.filter((leader) => !own.has(leader))) {
    await setPassword(database, { repId, hash: await hash, at, keep: undefined });
  }
}
