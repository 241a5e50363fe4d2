import { type Instant } from '../../domain/time/instant';
import { type Database } from '../database/database';
import { type Sql } from '../database/sql';

/** Failed tries at one door. */
export interface DoorState {
  failures: number;
  /** How often it was shut already. */
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

export async function doorsOf(database: Database, doors: readonly string[]): Promise<DoorState[]> {
  const slots = doors.map((_door, index) => `$${index + 1}`).join(', ');
  return (await database.read<Row>(`SELECT * FROM desk_door WHERE door IN (${slots})`, doors)).map(stateOf);
}

/**
 * Decides a try at several doors in one transaction: tries at the same moment, also of several processes, are
 * decided one after the other.
 * @param doors in a fixed order, so that two tries never wait for each other
 * @param decide the doors as they stand → as they shall stand; `undefined` forgets what was counted
 */
export async function tryDoors<Result>(
  database: Database,
  doors: readonly string[],
  now: Instant,
  decide: (states: readonly DoorState[]) => { result: Result; states: ReadonlyArray<DoorState | undefined> },
): Promise<Result> {
  return database.write(async (sql) => {
    const before: DoorState[] = [];
    for (const door of doors) before.push(await held(sql, door, now));
    const { result, states } = decide(before);
    for (const [index, door] of doors.entries()) await put(sql, door, states[index]);
    return result;
  });
}

/** Forgets doors at which nothing was tried since a moment. */
export async function forgetDoors(database: Database, before: Instant): Promise<void> {
  await database.write((sql) => sql.run(`DELETE FROM desk_door WHERE last_failure_at < $1`, [before]));
}

/** The row, made if there is none, and held until the end of the transaction on both databases. */
async function held(sql: Sql, door: string, now: Instant): Promise<DoorState> {
  const [row] = await sql.rows<Row>(
    `INSERT INTO desk_door (door, failures, locks, locked_until, last_failure_at) VALUES ($1, 0, 0, NULL, $2)
     ON CONFLICT (door) DO UPDATE SET door = excluded.door RETURNING *`,
    [door, now],
  );
  if (!row) throw new Error('a door was written and cannot be read');
  return stateOf(row);
}

async function put(sql: Sql, door: string, state: DoorState | undefined): Promise<void> {
  if (!state) {
    await sql.run(`DELETE FROM desk_door WHERE door = $1`, [door]);
    return;
  }
  const { failures, locks, lockedUntil, lastFailureAt } = state;
  await sql.run(
    `UPDATE desk_door SET failures = $1, locks = $2, locked_until = $3, last_failure_at = $4 WHERE door = $5`,
    [failures, locks, lockedUntil ?? null, lastFailureAt, door],
  );
}

function stateOf({ failures, locks, locked_until: until, last_failure_at: lastFailureAt }: Row): DoorState {
  return { failures, locks, lockedUntil: until ?? undefined, lastFailureAt };
}
