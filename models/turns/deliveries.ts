import { type Instant } from '../../domain/time/instant';
import { type Database } from '../database/database';
import { type Sql } from '../database/sql';
import { placeholders } from '../database/insert';
import { conversationsWith } from './marked-conversations';

/**
 * `waiting`: to be sent, or tried again. `sent`: the channel has taken it. `dead`: given up; a rep sees it and
 * may retry it.
 */
export type DeliveryState = 'waiting' | 'sent' | 'dead';

/** What is to be sent next in a conversation. */
export interface WaitingDelivery {
  conversationId: string;
  seq: number;
  channel: string;
  channelUserId: string;
  address: object | undefined;
  activity: object;
  /** How often it has been tried; of a leased one, this time included. */
  attempts: number;
  /** When it was decided. */
  at: Instant;
}

/** `later`: the next one may be tried from `at` on. */
export type NextDelivery =
  { status: 'ready'; delivery: WaitingDelivery } | { status: 'later'; at: Instant } | { status: 'none' };

/** How a try ended. */
export type Settled =
  | { state: 'sent'; messageId: string | undefined }
  | { state: 'waiting'; nextAt: Instant; reason: string }
  | { state: 'dead'; reason: string };

/** Written in the transaction of the turn that said it. */
export async function writeDeliveries(
  sql: Sql,
  conversation: { id: string; channel: string },
  seqs: readonly number[],
  at: Instant,
): Promise<void> {
  if (seqs.length === 0) return;
  await sql.run(
    `INSERT INTO delivery (conversation_id, seq, channel, state, attempts, next_at, at)
     VALUES ${placeholders(seqs.length, 7)}`,
    seqs.flatMap((seq) => [conversation.id, seq, conversation.channel, 'waiting', 0, at, at]),
  );
}

interface HeadRow {
  seq: number;
  channel: string;
  attempts: number;
  next_at: string;
  leased_until: string | null;
  at: string;
  channel_user_id: string;
  address: string | null;
  activity: string;
}

const HEAD = `
  SELECT d.seq, d.channel, d.attempts, d.next_at, d.leased_until, d.at, v.channel_user_id, a.address, o.activity
  FROM delivery d JOIN conversation v ON v.id = d.conversation_id
    JOIN outbox o ON o.conversation_id = d.conversation_id AND o.seq = d.seq
    LEFT JOIN channel_address a ON a.conversation_id = d.conversation_id
  WHERE d.conversation_id = $1 AND d.state = 'waiting' ORDER BY d.seq LIMIT 1`;

/** The first waiting activity of a conversation: what stands behind it waits, so that order is kept. */
export async function nextDelivery(
  database: Database,
  conversationId: string,
  now: Instant,
): Promise<NextDelivery> {
  const [row] = await database.read<HeadRow>(HEAD, [conversationId]);
  if (!row) return { status: 'none' };
  const free = [row.next_at, row.leased_until ?? ''].sort().at(-1) ?? now;
  if (free > now) return { status: 'later', at: free };
  const { seq, channel, channel_user_id: channelUserId, attempts, at } = row;
  const address = row.address === null ? undefined : (JSON.parse(row.address) as object);
  const activity = JSON.parse(row.activity) as object;
  return {
    status: 'ready',
    delivery: { conversationId, seq, channel, channelUserId, address, activity, attempts, at },
  };
}

/**
 * Begins a try. Of several processes one gets it; the lease of one that died runs out.
 * @returns undefined when somebody else was faster
 */
export async function leaseDelivery(
  database: Database,
  delivery: WaitingDelivery,
  until: Instant,
): Promise<WaitingDelivery | undefined> {
  const { conversationId, seq, attempts } = delivery;
  const leased = await database.write((sql) =>
    sql.run(
      `UPDATE delivery SET leased_until = $1, attempts = attempts + 1
       WHERE conversation_id = $2 AND seq = $3 AND state = 'waiting' AND attempts = $4`,
      [until, conversationId, seq, attempts],
    ),
  );
  return leased === 1 ? { ...delivery, attempts: attempts + 1 } : undefined;
}

/** A try takes longer: the lease holds on. */
export async function renewLease(
  database: Database,
  { conversationId, seq, attempts }: WaitingDelivery,
  until: Instant,
): Promise<void> {
  await database.write((sql) =>
    sql.run(
      `UPDATE delivery SET leased_until = $1
       WHERE conversation_id = $2 AND seq = $3 AND attempts = $4 AND leased_until IS NOT NULL`,
      [until, conversationId, seq, attempts],
    ),
  );
}

/** Ends a try. `attempts` guards it: who has lost the lease settles nothing. */
export async function settleDelivery(
  database: Database,
  { conversationId, seq, attempts, at }: WaitingDelivery,
  how: Settled,
): Promise<void> {
  await database.write((sql) =>
    sql.run(
      `UPDATE delivery SET state = $1, next_at = $2, reason = $3, message_id = $4, leased_until = NULL
       WHERE conversation_id = $5 AND seq = $6 AND attempts = $7`,
      [
        how.state,
        how.state === 'waiting' ? how.nextAt : at,
        how.state === 'sent' ? null : how.reason,
        how.state === 'sent' ? (how.messageId ?? null) : null,
        conversationId,
        seq,
        attempts,
      ],
    ),
  );
}

/** Gives up all that waits for somebody who cannot be reached, so that nothing old arrives when they return. */
export async function abandonDeliveries(
  database: Database,
  conversationId: string,
  reason: string,
): Promise<number> {
  return database.write((sql) =>
    sql.run(
      `UPDATE delivery SET state = 'dead', reason = $1, leased_until = NULL
       WHERE conversation_id = $2 AND state = 'waiting'`,
      [reason, conversationId],
    ),
  );
}

/** Has everything that was given up tried again, in its order. @returns how many */
export async function retryDeliveries(
  database: Database,
  conversationId: string,
  now: Instant,
): Promise<number> {
  return database.write((sql) =>
    sql.run(
      `UPDATE delivery SET state = 'waiting', attempts = 0, next_at = $1, at = $1
       WHERE conversation_id = $2 AND state = 'dead'`,
      [now, conversationId],
    ),
  );
}

/** So many are looked at together; the others are due still when these are done. */
const SWEPT = 1000;

/** Conversations in which the next activity is due and not leased by a process, the longest waiting first. */
export async function conversationsToDeliver(database: Database, now: Instant): Promise<string[]> {
  const rows = await database.read<{ conversation_id: string }>(
    `SELECT d.conversation_id FROM delivery d
     WHERE d.state = 'waiting' AND d.next_at <= $1 AND (d.leased_until IS NULL OR d.leased_until <= $1)
       AND NOT EXISTS (SELECT 1 FROM delivery b
         WHERE b.conversation_id = d.conversation_id AND b.seq < d.seq AND b.state = 'waiting')
     ORDER BY d.next_at LIMIT ${SWEPT}`,
    [now],
  );
  return rows.map((row) => row.conversation_id);
}

/** An activity that has not arrived. */
export interface Undelivered {
  seq: number;
  state: Exclude<DeliveryState, 'sent'>;
  attempts: number;
  reason: string | undefined;
  at: Instant;
  activity: object;
}

/** What was tried and has not arrived, oldest first: the desk shows it. */
export async function undeliveredIn(database: Database, conversationId: string): Promise<Undelivered[]> {
  const rows = await database.read<{
    seq: number;
    state: Undelivered['state'];
    attempts: number;
    reason: string | null;
    at: string;
    activity: string;
  }>(
    `SELECT d.seq, d.state, d.attempts, d.reason, d.at, o.activity FROM delivery d
       JOIN outbox o ON o.conversation_id = d.conversation_id AND o.seq = d.seq
     WHERE d.conversation_id = $1 AND (d.state = 'dead' OR (d.state = 'waiting' AND d.attempts > 0))
     ORDER BY d.seq`,
    [conversationId],
  );
  return rows.map(({ reason, activity, ...row }) => ({
    ...row,
    reason: reason ?? undefined,
    activity: JSON.parse(activity) as object,
  }));
}

/** Which of these conversations have something that has not arrived: marks in the desk's queue. */
export function conversationsUndelivered(
  database: Database,
  conversationIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const notArrived = `delivery WHERE state <> 'sent' AND (state = 'dead' OR attempts > 0)`;
  return conversationsWith(database, conversationIds, notArrived);
}
