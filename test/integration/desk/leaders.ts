import { type HashCost, hashPassword } from '../../../bot/desk/passwords';
import { type Database } from '../../../models/database/database';
import { repsWithPassword, setPassword } from '../../../models/desk/access';

/** Who leads the team; the team's password makes no more than reps of them. */
const LEADERS = ['fajar', 'wati'];

/** Tests sign in hundreds of times: what a real hash costs is looked at where passwords are tested. */
export const CHEAP: HashCost = { N: 2 ** 10, r: 8, p: 1 };

let hash: Promise<string> | undefined;

/** Gives the leaders a password of their own, the same signs as the team's: tests sign everybody in alike. */
export async function giveLeadersPasswords(database: Database, password: string, at: string): Promise<void> {
  const own = await repsWithPassword(database);
  hash ??= hashPassword(password, CHEAP);
  for (const repId of LEADERS.filter((leader) => !own.has(leader))) {
    await setPassword(database, { repId, hash: await hash, at, keep: undefined });
  }
}
