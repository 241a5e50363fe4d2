import { In } from 'typeorm';
import { HELD_STATUSES, holderOf } from '../../domain/handoff/handoff';
import { type Instant } from '../../domain/time/instant';
import { type Database } from '../database/database';
import { type DeskRequestRow, deskRequestSchema } from '../schema/cases';
import { handoffSchema } from '../schema/handoff';
import { entityOf } from '../database/insert';

/** Somebody to be called or written to, and in whose hands their conversation is now. */
export interface Task extends DeskRequestRow {
  holderId: string | undefined;
}

const OPEN = `SELECT * FROM desk_request WHERE status = 'open' AND kind IN ('callback', 'follow_up')
  ORDER BY due_at IS NULL, due_at, requested_at LIMIT 500`;

const SETTLED = `SELECT * FROM desk_request WHERE status IN ('done', 'refused', 'unreached')
  AND kind IN ('callback', 'follow_up') AND requested_at >= $1 ORDER BY requested_at DESC LIMIT 30`;

/** Those whose hour comes first first. */
export function openTasks(database: Database): Promise<Task[]> {
  return withHolders(database, OPEN, []);
}

/** Those that were asked for since a moment and are over, the newest first. */
export function settledTasks(database: Database, since: Instant): Promise<Task[]> {
  return withHolders(database, SETTLED, [since]);
}

async function withHolders(database: Database, sql: string, params: readonly string[]): Promise<Task[]> {
  const [rows, held] = await Promise.all([
    database.read<Record<string, string | null>>(sql, params),
    database.table(handoffSchema).find({ where: { status: In([...HELD_STATUSES]) } }),
  ]);
  const holders = new Map(held.map((handoff) => [handoff.conversationId, holderOf(handoff)?.repId]));
  return rows.map((row) => {
    const request = entityOf(deskRequestSchema, row);
    return { ...request, holderId: holders.get(request.conversationId) };
  });
}
