import { type Handoff, OPEN_STATUSES } from '../../domain/handoff/handoff';
import { type Database } from '../database/database';

const OPEN = OPEN_STATUSES.map((status) => `'${status}'`).join(', ');

/**
 * The handoff a conversation is in: the open one, or else the newest. One that is open is never behind one that is
 * over, whatever their times say: the clocks of two processes differ, and clocks are set back.
 */
export async function loadHandoff(database: Database, conversationId: string): Promise<Handoff | undefined> {
  const [row] = await database.read<Record<string, string | null>>(
    `SELECT id, conversation_id, contact_id, rule, topic, requested_at, state, offers, lead_id, outcome
     FROM handoff
     WHERE conversation_id = $1
     ORDER BY CASE WHEN status IN (${OPEN}) THEN 0 ELSE 1 END, requested_at DESC, id DESC LIMIT 1`,
    [conversationId],
  );
  if (!row) return undefined;
  const { lead_id: leadId, outcome } = row;
  return {
    id: row.id,
    conversationId: row.conversation_id,
    contactId: row.contact_id,
    rule: row.rule,
    topic: row.topic,
    requestedAt: row.requested_at,
    state: JSON.parse(row.state ?? '{}') as Handoff['state'],
    offers: JSON.parse(row.offers ?? '[]') as Handoff['offers'],
    ...(leadId ? { leadId } : {}),
    ...(outcome ? { outcome: JSON.parse(outcome) as Handoff['outcome'] } : {}),
  } as Handoff;
}

/** Of handoffs of any conversations, oldest first: the current one of each, as `loadHandoff` has it. */
export function currentHandoffs<Row extends Handoff>(rows: readonly Row[]): ReadonlyMap<string, Row> {
  const isOpen = ({ state }: Row): number => Number(OPEN_STATUSES.some((status) => status === state.status));
  const openLast = [...rows].sort((a, b) => isOpen(a) - isOpen(b));
  return new Map(openLast.map((row) => [row.conversationId, row]));
}
