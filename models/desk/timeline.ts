import { type Instant } from '../../domain/time/instant';
import { type Database } from '../database/database';

export type TimelineKind =
  'conversation' | 'handoff' | 'order' | 'complaint' | 'request' | 'rung' | 'consent' | 'note';

/** Something that happened with a person. */
export interface TimelineRow {
  kind: TimelineKind;
  at: Instant;
  /** What of its kind: the channel, rule, status, rung or purpose; of a note whose it is. */
  what: string;
  /** A number, an action, a state, or words that were written. */
  detail: string | undefined;
  /** Where it happened; undefined: it is the person's, whatever the channel. */
  conversationId: string | undefined;
}

/** Each part is found by its index on the person. Drafts of complaints are not told: nobody has made them yet. */
const PARTS: Record<TimelineKind, string> = {
  conversation: `SELECT started_at AS at, channel AS what, NULL AS detail, id AS conversation_id FROM conversation`,
  handoff: `SELECT requested_at, rule, topic, conversation_id FROM handoff`,
  order: `SELECT placed_at, status, order_no, NULL FROM customer_order`,
  complaint: `SELECT received_at, status, ticket_no, NULL FROM complaint`,
  request: `SELECT requested_at, kind, status, conversation_id FROM desk_request`,
  rung: `SELECT at, to_standing, direction, NULL FROM rung_transition`,
  consent: `SELECT at, purpose, action, NULL FROM consent_record`,
  note: `SELECT at, rep_name, text, conversation_id FROM rep_note`,
};

/** What happened with a person on all channels, the newest first. */
export async function timelineOf(
  database: Database,
  contactId: string,
  limit: number,
): Promise<TimelineRow[]> {
  const parts = Object.entries(PARTS).map(([kind, select]) => {
    const drafts = kind === 'complaint' ? ` AND status <> 'draft'` : '';
    return `SELECT '${kind}' AS kind, part.* FROM (${select} WHERE contact_id = $1${drafts}) part`;
  });
  const rows = await database.read<{
    kind: TimelineKind;
    at: string;
    what: string;
    detail: string | null;
    conversation_id: string | null;
  }>(`${parts.join(' UNION ALL ')} ORDER BY at DESC, kind LIMIT ${limit}`, [contactId]);
  return rows.map(({ detail, conversation_id: conversationId, ...row }) => ({
    ...row,
    detail: detail ?? undefined,
    conversationId: conversationId ?? undefined,
  }));
}

/** Whose conversation it is; undefined when there is none. */
export async function personOf(database: Database, conversationId: string): Promise<string | undefined> {
  const [row] = await database.read<{ contact_id: string }>(
    `SELECT contact_id FROM conversation WHERE id = $1`,
    [conversationId],
  );
  return row?.contact_id;
}
