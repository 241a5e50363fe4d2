import { In } from 'typeorm';
import { HELD_STATUSES, holderOf } from '../../domain/handoff/handoff';
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

/** Those whose hour comes first first. */
export async function openTasks(database: Database): Promise<Task[]> {
  const [rows, held] = await Promise.all([
    database.read<Record<string, string | null>>(OPEN),
    database.table(handoffSchema).find({ where: { status: In([...HELD_STATUSES]) } }),
  ]);
  const holders = new Map(held.map((handoff) => [handoff.conversationId, holderOf(handoff)?.repId]));
  return rows.map((row) => {
    const request = entityOf(deskRequestSchema, row);
    return { ...request, holderId: holders.get(request.conversationId) };
  });
}
