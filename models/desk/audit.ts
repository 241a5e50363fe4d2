import { type Instant } from '../../domain/time/instant';
import { type Database } from '../database/database';

export type AuditAct =
  | 'viewed'
  | 'claimed'
  | 'declined'
  | 'taken_over'
  | 'replied'
  | 'handed_on'
  | 'paused'
  | 'returned'
  | 'worked';

/** Who did what with whose data, and when (V-8). Ids only. */
export interface AuditRow {
  id: string;
  at: Instant;
  repId: string;
  act: AuditAct;
  contactId: string;
  conversationId: string;
  /** Whether numbers and addresses were masked. */
  masked: boolean;
}

/** The same rep, act, conversation and minute make the same row: pages read again at every hint. */
export function auditRow(entry: Omit<AuditRow, 'id'>): AuditRow {
  const { at, repId, act, conversationId, masked } = entry;
  const minute = at.slice(0, 'YYYY-MM-DDTHH:MM'.length);
  return { ...entry, id: [repId, act, conversationId, masked ? 'masked' : 'open', minute].join(' ') };
}

export async function writeAudit(database: Database, row: AuditRow): Promise<void> {
  const { id, at, repId, act, contactId, conversationId, masked } = row;
  await database.write((sql) =>
    sql.run(
      `INSERT INTO audit_log (id, at, rep_id, act, contact_id, conversation_id, masked)
       VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (id) DO NOTHING`,
      [id, at, repId, act, contactId, conversationId, masked ? 1 : 0],
    ),
  );
}

/** The last doings with a person's data, newest first. */
export async function auditOf(
  database: Database,
  contactId: string,
  limit: number,
): Promise<Array<Pick<AuditRow, 'at' | 'repId' | 'act' | 'masked'>>> {
  const rows = await database.read<{ at: string; rep_id: string; act: AuditAct; masked: number }>(
    `SELECT at, rep_id, act, masked FROM audit_log WHERE contact_id = $1 ORDER BY at DESC LIMIT $2`,
    [contactId, limit],
  );
  return rows.map(({ at, rep_id: repId, act, masked }) => ({ at, repId, act, masked: masked === 1 }));
}
