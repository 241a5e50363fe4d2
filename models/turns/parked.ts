import { type Instant } from '../../domain/time/instant';
import { type TurnInput } from '../../domain/conversation/turn-input';
import { type Database } from '../database/database';

/** A message that could be neither answered nor apologised for. */
export interface ParkedMessage {
  /** What was written, where it was words. */
  text: string;
  at: Instant;
}

/** What was parked in a conversation, oldest first: the desk shows it. */
export async function parkedIn(database: Database, conversationId: string): Promise<ParkedMessage[]> {
  const rows = await database.read<{ input: string; received_at: string }>(
    `SELECT input, received_at FROM inbox WHERE conversation_id = $1 AND state = 'dead' ORDER BY seq`,
    [conversationId],
  );
  return rows.map(({ input, received_at: at }) => ({ text: textOf(JSON.parse(input) as TurnInput), at }));
}

function textOf(input: TurnInput): string {
  return 'text' in input && typeof input.text === 'string' ? input.text : '';
}

/** Which of these conversations have something that was parked: marks in the desk's queue. */
export async function conversationsParked(
  database: Database,
  conversationIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (conversationIds.length === 0) return new Set();
  const slots = conversationIds.map((_id, index) => `$${index + 1}`).join(', ');
  const rows = await database.read<{ conversation_id: string }>(
    `SELECT DISTINCT conversation_id FROM inbox WHERE state = 'dead' AND conversation_id IN (${slots})`,
    conversationIds,
  );
  return new Set(rows.map((row) => row.conversation_id));
}
