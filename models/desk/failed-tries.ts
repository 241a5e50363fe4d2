import { type Instant } from '../../domain/time/instant';
import { type Database } from '../database/database';
import { type Sql } from '../database/sql';

/** Failed sign-in tries of one subject: a rep, an address or a device. */
export interface FailedTries {
  failures: number;
  /** How often it was locked already. */
  locks: number;
  lockedUntil: Instant | undefined;
  lastFailureAt: Instant;
}

interface Row {
  door: string;
  failures: number;
  locks: number;
  locked_until: string | null;
  last_failure_at: string;
}

export async function failedTriesOf(database: Database, subjects: readonly string[]): Promise<FailedTries[]> {
  const slots = subjects.map((_subject, index) => `$${index + 1}`).join(', ');
  return (await database.read<Row>(`SELECT * FROM desk_door WHERE door IN (${slots})`, subjects)).map(
    stateOf,
  );
}

/**
 * Decides a try at several subjects in one transaction: tries at the same moment, also of several processes, are
 * decided one after the other.
 * @param subjects in a fixed order, so that two tries cannot deadlock
 * @param decide the counters as they are → as they shall be; `undefined` deletes a counter
 */
export async function countTry<Result>(
  database: Database,
  subjects: readonly string[],
  now: Instant,
  decide: (states: readonly FailedTries[]) => {
    result: Result;
    states: ReadonlyArray<FailedTries | undefined>;
  },
): Promise<Result> {
  return database.write(async (sql) => {
    const before: FailedTries[] = [];
    for (const subject of subjects) before.push(await locked(sql, subject, now));
    const { result, states } = decide(before);
    for (const [index, subject] of subjects.entries()) await put(sql, subject, states[index]);
    return result;
  });
}

/** Deletes counters without tries since a moment. */
export async function forgetFailedTries(database: Database, before: Instant): Promise<void> {
  await database.write((sql) => sql.run(`DELETE FROM desk_door WHERE last_failure_at < $1`, [before]));
}

/** The row, made when there is none, and locked until the end of the transaction on both databases. */
async function locked(sql: Sql, subject: string, now: Instant): Promise<FailedTries> {
  const [row] = await sql.rows<Row>(
    `INSERT INTO desk_door (door, failures, locks, locked_until, last_failure_at) VALUES ($1, 0, 0, NULL, $2)
     ON CONFLICT (door) DO UPDATE SET door = excluded.door RETURNING *`,
    [subject, now],
  );
  if (!row) throw new Error('the counter of failed tries was written and cannot be read');
  return stateOf(row);
}

async function put(sql: Sql, subject: string, state: FailedTries | undefined): Promise<void> {
  if (!state) {
    await sql.run(`DELETE FROM desk_door WHERE door = $1`, [subject]);
    return;
  }
  const { failures, locks, lockedUntil, lastFailureAt } = state;
  await sql.run(
    `UPDATE desk_door SET failures = $1, locks = $2, locked_until = $3, last_failure_at = $4 WHERE door = $5`,
    [failures, locks, lockedUntil ?? null, lastFailureAt, subject],
  );
}

function stateOf({ failures, locks, locked_until: until, last_failure_at: lastFailureAt }: Row): FailedTries {
  return { failures, locks, lockedUntil: until ?? undefined, lastFailureAt };
}
