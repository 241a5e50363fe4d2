import { type Instant } from '../../domain/time/instant';
import { type TurnInput } from '../../domain/conversation/turn-input';
import { writeAddress } from './addresses';
import { type Database } from '../database/database';

/** A message that a channel hands over for keeping. */
export interface NewMessage {
  conversationId: string;
  /** The channel's own name for it, unique over all channels: a second one with this key is a repeat. */
  channelKey: string;
  messageId: string;
  input: TurnInput;
  receivedAt: Instant;
  /** The activity that shows the sender their own message; written in the same transaction. */
  echo: object | undefined;
  /** Where the channel finds the conversation now. */
  address?: object;
}

/** `echoSeq` is the echo's place in the outbox; a repeat gets the first one's answer. */
export type Acceptance =
  | { status: 'accepted' | 'repeated'; messageId: string; echoSeq: number | undefined }
  | { status: 'unknown_conversation' };

/** A message waiting for its turn. */
export interface PendingMessage {
  messageId: string;
  seq: number;
  input: TurnInput;
  receivedAt: Instant;
}

class Repeated extends Error {}

/**
 * Keeps a message and takes its place in the order of its conversation. When this resolves the message
 * is on disk and the channel may be answered; when it rejects, nothing is kept and the sender must try again.
 */
export async function acceptMessage(database: Database, message: NewMessage): Promise<Acceptance> {
  try {
    return await database.write(async (sql) => {
      // A due moment or an opened page is not a message: it does not count as activity of the customer.
      const heardAt =
        message.input.kind === 'due' || message.input.kind === 'page' ? null : message.receivedAt;
      // Locks the row on PostgreSQL: two receivers never take the same place.
      const [counters] = await sql.rows<{ in_seq: number; out_seq: number }>(
        `UPDATE conversation SET in_seq = in_seq + 1, out_seq = out_seq + $1,
           last_message_at = COALESCE($2, last_message_at)
         WHERE id = $3 RETURNING in_seq, out_seq`,
        [message.echo ? 1 : 0, heardAt, message.conversationId],
      );
      if (!counters) return { status: 'unknown_conversation' };
      const echoSeq = message.echo ? counters.out_seq : undefined;
      const insertedRows = await sql.run(
        `INSERT INTO inbox (message_id, conversation_id, seq, channel_key, input, received_at, echo_seq, state)
         VALUES ($1, $2, $3, $4, $5, $6, $7, 'pending') ON CONFLICT (channel_key) DO NOTHING`,
        [
          message.messageId,
          message.conversationId,
          counters.in_seq,
          message.channelKey,
          JSON.stringify(message.input),
          message.receivedAt,
          echoSeq ?? null,
        ],
      );
      if (insertedRows === 0) throw new Repeated();
      if (message.address) {
        await writeAddress(sql, message.conversationId, message.address, message.receivedAt);
      }
      if (message.echo && echoSeq !== undefined) {
        await sql.run(`INSERT INTO outbox (conversation_id, seq, at, activity) VALUES ($1, $2, $3, $4)`, [
          message.conversationId,
          echoSeq,
          message.receivedAt,
          JSON.stringify(message.echo),
        ]);
      }
      return { status: 'accepted', messageId: message.messageId, echoSeq };
    });
  } catch (error) {
    if (error instanceof Repeated) return firstAcceptance(database, message.channelKey);
    throw error;
  }
}

async function firstAcceptance(database: Database, channelKey: string): Promise<Acceptance> {
  const [first] = await database.read<{ message_id: string; echo_seq: number | null }>(
    `SELECT message_id, echo_seq FROM inbox WHERE channel_key = $1`,
    [channelKey],
  );
  if (!first) throw new Error('a repeated message has no first one');
  return { status: 'repeated', messageId: first.message_id, echoSeq: first.echo_seq ?? undefined };
}

/** So many are looked at together. */
export const PENDING_PAGE = 50;

/** What waits in a conversation, in order of arrival: the first page of it. */
export async function pendingMessages(database: Database, conversationId: string): Promise<PendingMessage[]> {
  const rows = await database.read<{ message_id: string; seq: number; input: string; received_at: string }>(
    `SELECT message_id, seq, input, received_at FROM inbox
     WHERE conversation_id = $1 AND state = 'pending' ORDER BY seq LIMIT ${PENDING_PAGE}`,
    [conversationId],
  );
  return rows.map((row) => ({
    messageId: row.message_id,
    seq: row.seq,
    input: JSON.parse(row.input) as TurnInput,
    receivedAt: row.received_at,
  }));
}

/** Conversations in which something waits since before a moment: found again after a crash. */
export async function conversationsWaiting(database: Database, before: Instant): Promise<string[]> {
  const rows = await database.read<{ conversation_id: string }>(
    `SELECT DISTINCT conversation_id FROM inbox WHERE state = 'pending' AND received_at < $1`,
    [before],
  );
  return rows.map((row) => row.conversation_id);
}

/** `dead`: neither answered nor apologised for; a rep sees it. */
export type MessageState = 'pending' | 'done' | 'failed' | 'dead';

/** How a message ended: `pending` until its turn is committed. */
export async function messageState(database: Database, messageId: string): Promise<MessageState | undefined> {
  const [row] = await database.read<{ state: MessageState }>(
    `SELECT state FROM inbox WHERE message_id = $1`,
    [messageId],
  );
  return row?.state;
}

/**
 * Puts the first thing that waits aside as dead, so that what stands behind it has its turn. One statement that
 * touches nothing of the message itself: whatever is wrong with it cannot break this.
 * @returns its id; undefined when nothing waits any more
 */
export async function parkFirst(
  database: Database,
  conversationId: string,
  at: Instant,
): Promise<string | undefined> {
  return database.write(async (sql) => {
    const [parked] = await sql.rows<{ message_id: string }>(
      `UPDATE inbox SET state = 'dead', settled_at = $1 WHERE conversation_id = $2 AND seq =
         (SELECT MIN(seq) FROM inbox WHERE conversation_id = $2 AND state = 'pending') RETURNING message_id`,
      [at, conversationId],
    );
    return parked?.message_id;
  });
}
