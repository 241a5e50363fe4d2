import { type Instant } from '../../domain/time/instant';
import { type TurnInput } from '../../domain/conversation/turn-input';
import { type Database } from '../database/database';
import { conversationsWith } from './marked-conversations';

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
export function conversationsParked(
  database: Database,
  conversationIds: readonly string[],
): Promise<ReadonlySet<string>> {
  return conversationsWith(database, conversationIds, `inbox WHERE state = 'dead'`);
}
