import { type Instant } from '../../domain/time/instant';
import { type Database } from '../database/database';

/** What reps are to hear of beside handoffs. Reads only: to whom it is told is decided in a turn. */

/** Something in a conversation. */
export interface News {
  id: string;
  conversationId: string;
}

/** Call-backs and what was put off, whose hour has come or comes soon. */
export async function tasksDue(
  database: Database,
  { since, until }: { since: Instant; until: Instant },
): Promise<Array<News & { dueAt: Instant }>> {
  const rows = await database.read<{ id: string; conversation_id: string; due_at: string }>(
    `SELECT id, conversation_id, due_at FROM desk_request
     WHERE kind IN ('callback', 'follow_up') AND status = 'open' AND due_at BETWEEN $1 AND $2
     ORDER BY due_at LIMIT 200`,
    [since, until],
  );
  return rows.map((row) => ({ id: row.id, conversationId: row.conversation_id, dueAt: row.due_at }));
}

/** Questions that nobody has answered and whose customer wants to be told. */
export async function questionsWaiting(database: Database, since: Instant): Promise<News[]> {
  const rows = await database.read<{ id: string; conversation_id: string }>(
    `SELECT id, conversation_id FROM unanswered_question
     WHERE status = 'open' AND notify = 1 AND asked_at >= $1 ORDER BY asked_at LIMIT 200`,
    [since],
  );
  return rows.map((row) => ({ id: row.id, conversationId: row.conversation_id }));
}

/** Conversations in which something was given up, each by the first that was. */
export async function undeliveredSince(database: Database, since: Instant): Promise<News[]> {
  const rows = await database.read<{ conversation_id: string; seq: number | string }>(
    `SELECT conversation_id, MIN(seq) AS seq FROM delivery WHERE state = 'dead' AND at >= $1
     GROUP BY conversation_id LIMIT 200`,
    [since],
  );
  return rows.map((row) => ({
    id: `${row.conversation_id}:${row.seq}`,
    conversationId: row.conversation_id,
  }));
}
