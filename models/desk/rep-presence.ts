import { type RepStatus } from '../../domain/conversation/due';
import { type Instant } from '../../domain/time/instant';
import { type Database } from '../database/database';

/** What is known of a rep beside the roster. */
export interface RepPresence {
  /** What they say of themselves; ready until they say otherwise. */
  status: RepStatus;
  /** When a page of theirs was last seen open. */
  seenAt: Instant | undefined;
  /** When they last signed out, while they have not come in again. */
  leftAt: Instant | undefined;
}

interface PresenceRow {
  rep_id: string;
  status: RepStatus;
  seen_at: string | null;
  left_at: string | null;
}

/** By rep; who is missing has never been there. */
export async function repPresences(database: Database): Promise<ReadonlyMap<string, RepPresence>> {
  const rows = await database.read<PresenceRow>(`SELECT rep_id, status, seen_at, left_at FROM rep_presence`);
  return new Map(
    rows.map((row) => [
      row.rep_id,
      { status: row.status, seenAt: row.seen_at ?? undefined, leftAt: row.left_at ?? undefined },
    ]),
  );
}

/** What a rep says of themselves (`/status`). */
export async function setRepStatus(database: Database, repId: string, status: RepStatus): Promise<void> {
  await database.write((sql) =>
    sql.run(
      `INSERT INTO rep_presence (rep_id, status) VALUES ($1, $2)
       ON CONFLICT (rep_id) DO UPDATE SET status = excluded.status`,
      [repId, status],
    ),
  );
}

/** A rep has signed out: what they hold goes to others at once, if they can be reached nowhere else. */
export async function repLeft(database: Database, repId: string, at: Instant): Promise<void> {
  await database.write((sql) =>
    sql.run(
      `INSERT INTO rep_presence (rep_id, status, left_at) VALUES ($1, 'ready', $2)
       ON CONFLICT (rep_id) DO UPDATE SET left_at = excluded.left_at`,
      [repId, at],
    ),
  );
}

/** A page of the rep was opened: signing out before no longer counts. */
export async function repCame(database: Database, repId: string, at: Instant): Promise<void> {
  await database.write((sql) =>
    sql.run(
      `INSERT INTO rep_presence (rep_id, status, seen_at) VALUES ($1, 'ready', $2)
       ON CONFLICT (rep_id) DO UPDATE SET seen_at = excluded.seen_at, left_at = NULL`,
      [repId, at],
    ),
  );
}
