import { In } from 'typeorm';
import { HELD_STATUSES, type Handoff, type HandoffStatus } from '../../domain/handoff/handoff';
import { type Instant } from '../../domain/time/instant';
import { type Database } from '../database/database';
import { entityOf } from '../database/insert';
import { handoffSchema } from '../schema/handoff';

/** What jobs look for. Reads only: what is done about it is decided in a turn. */

/** A complaint that is not finished, in the conversation its customer was last heard in. */
export interface SilentDraft {
  complaintId: string;
  conversationId: string;
  heardAt: Instant;
}

/** Drafts of people who were last heard at a moment or before. */
export async function silentDrafts(database: Database, before: Instant): Promise<SilentDraft[]> {
  const rows = await database.read<{
    complaint_id: string;
    conversation_id: string;
    last_message_at: string;
  }>(
    `SELECT c.id AS complaint_id, v.id AS conversation_id, v.last_message_at
     FROM complaint c JOIN conversation v ON v.contact_id = c.contact_id
     WHERE c.status = 'draft' AND v.last_message_at <= $1 AND v.last_message_at =
       (SELECT MAX(last_message_at) FROM conversation WHERE contact_id = c.contact_id)
     ORDER BY v.last_message_at LIMIT 200`,
    [before],
  );
  return rows.map((row) => ({
    complaintId: row.complaint_id,
    conversationId: row.conversation_id,
    heardAt: row.last_message_at,
  }));
}

/** Handoffs of some states, oldest first. */
export function handoffsIn(database: Database, ...statuses: readonly HandoffStatus[]): Promise<Handoff[]> {
  return database
    .table(handoffSchema)
    .find({ where: { status: In([...statuses]) }, order: { requestedAt: 'ASC' }, take: 500 });
}

/** Handoffs since a moment about a lead that is still open, whose outcome no rep has recorded. */
export async function handoffsWithoutOutcome(database: Database, since: Instant): Promise<Handoff[]> {
  const rows = await database.read<Record<string, string | null>>(
    `SELECT h.* FROM handoff h JOIN lead l ON l.id = h.lead_id
     WHERE h.lead_id IS NOT NULL AND h.outcome IS NULL AND h.requested_at >= $1
       AND h.status IN ('returned', 'ended') AND l.stage NOT IN ('won', 'lost', 'disqualified')
     ORDER BY h.requested_at LIMIT 500`,
    [since],
  );
  return rows.map((row) => entityOf(handoffSchema, row));
}

/** Contacts who are in a conversation with a rep. */
export async function inHumanHands(database: Database): Promise<ReadonlySet<string>> {
  const rows = await database
    .table(handoffSchema)
    .find({ where: { status: In([...HELD_STATUSES]) }, select: { id: true, contactId: true } });
  return new Set(rows.map(({ contactId }) => contactId));
}

/** By contact, where and when they were last heard. */
export async function lastHeard(
  database: Database,
  contactIds: readonly string[],
): Promise<ReadonlyMap<string, { conversationId: string; heardAt: Instant }>> {
  if (contactIds.length === 0) return new Map();
  const slots = contactIds.map((_id, index) => `$${index + 1}`).join(', ');
  const rows = await database.read<{ id: string; contact_id: string; last_message_at: string }>(
    `SELECT id, contact_id, last_message_at FROM conversation WHERE contact_id IN (${slots})
     ORDER BY last_message_at`,
    contactIds,
  );
  return new Map(
    rows.map((row) => [row.contact_id, { conversationId: row.id, heardAt: row.last_message_at }]),
  );
}
