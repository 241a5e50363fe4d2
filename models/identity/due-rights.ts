import { type Instant } from '../../domain/time/instant';
import { type Database } from '../database/database';

/** A right of the law that is still to be honoured. */
export interface DueRight {
  requestId: string;
  kind: string;
  dueAt: Instant;
}

/** Rights whose legal time ends before a moment and that nobody has settled, the most urgent first (PDP 30–41). */
export async function rightsDue(database: Database, before: Instant): Promise<DueRight[]> {
  const rows = await database.read<{ id: string; kind: string; due_at: string }>(
    `SELECT id, kind, due_at FROM desk_request
     WHERE status = 'open' AND due_at IS NOT NULL AND due_at < $1 AND kind LIKE 'data_%' ORDER BY due_at, id`,
    [before],
  );
  return rows.map(({ id, kind, due_at: dueAt }) => ({ requestId: id, kind, dueAt }));
}

/** Files whose person was erased: their bytes go next. */
export async function filesToErase(database: Database, now: Instant): Promise<string[]> {
  const rows = await database.read<{ id: string }>(
    `SELECT id FROM attachment WHERE erase_at IS NOT NULL AND erase_at <= $1`,
    [now],
  );
  return rows.map(({ id }) => id);
}
