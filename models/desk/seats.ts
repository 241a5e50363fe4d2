import { type Instant } from '../../domain/time/instant';
import { type Database } from '../database/database';

/** A page of the desk that a rep has open, in whichever process. */
export interface Seat {
  id: string;
  repId: string;
}

/** Records that these pages are open, and deletes pages without a sign of life since `before`. */
export async function keepSeats(
  database: Database,
  seats: readonly Seat[],
  { now, before }: { now: Instant; before: Instant },
): Promise<void> {
  await database.write(async (sql) => {
    await sql.run(`DELETE FROM desk_seat WHERE seen_at < $1`, [before]);
    // In the order of their ids: two processes never wait for each other.
    for (const { id, repId } of [...seats].sort((a, b) => (a.id < b.id ? -1 : 1))) {
      await sql.run(
        `INSERT INTO desk_seat (id, rep_id, seen_at) VALUES ($1, $2, $3)
         ON CONFLICT (id) DO UPDATE SET seen_at = excluded.seen_at`,
        [id, repId, now],
      );
    }
    for (const repId of [...new Set(seats.map((seat) => seat.repId))].sort()) {
      await sql.run(`UPDATE rep_presence SET seen_at = $1 WHERE rep_id = $2`, [now, repId]);
    }
  });
}

export async function leaveSeats(database: Database, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const slots = ids.map((_id, index) => `$${index + 1}`).join(', ');
  await database.write((sql) => sql.run(`DELETE FROM desk_seat WHERE id IN (${slots})`, ids));
}

/** Ids of the reps who have the desk open somewhere, each once. */
export async function repsPresent(database: Database, since: Instant): Promise<string[]> {
  const rows = await database.read<{ rep_id: string }>(
    `SELECT DISTINCT rep_id FROM desk_seat WHERE seen_at >= $1 ORDER BY rep_id`,
    [since],
  );
  return rows.map((row) => row.rep_id);
}
