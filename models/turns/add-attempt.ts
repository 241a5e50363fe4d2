import { type Attempt } from '../../domain/handoff/attempt';
import { type DeskRequest } from '../../domain/handoff/desk-request';
import { type Sql } from '../database/sql';

/** Adds a try to reach a customer to its task while that is open, and what stands after it. */
export async function addAttempt(
  sql: Sql,
  requestId: string,
  attempt: Attempt,
  { status, dueAt }: Pick<DeskRequest, 'status' | 'dueAt'>,
): Promise<void> {
  const [row] = await sql.rows<{ attempts: string }>(
    `SELECT attempts FROM desk_request WHERE id = $1 AND status = 'open'`,
    [requestId],
  );
  if (!row) return;
  const attempts = JSON.stringify([...(JSON.parse(row.attempts) as Attempt[]), attempt]);
  await sql.run(
    `UPDATE desk_request SET attempts = $1, status = $2, due_at = COALESCE($3, due_at) WHERE id = $4`,
    [attempts, status, dueAt ?? null, requestId],
  );
}
