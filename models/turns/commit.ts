import { type DomainEvent } from '../../domain/contact/events';
import { updateContact } from '../contact/contact-row';
import { type Instant } from '../../domain/time/instant';
import { type RungTransition } from '../../domain/ladder/ladder';
import { type Snapshot } from '../../domain/contact/snapshot';
import { type Database } from '../database/database';
import { type Sql } from '../database/sql';
import { writeDeliveries } from './deliveries';
import { insert, placeholders } from '../database/insert';
import { Conflict } from './conflict';
import { type VoucherRules } from '../../domain/vouchers/rules';
import { type Loaded } from './load';
import { type ConversationState, type Message, messageSchema } from '../schema/conversation';
import { rungTransitionSchema } from '../schema/ladder';
import { writeEvent } from './write-event';

/** All that a turn decided. It becomes true together or not at all. */
export interface TurnCommit {
  before: Loaded;
  after: Snapshot;
  at: Instant;
  voucherRules: VoucherRules;
  events: readonly DomainEvent[];
  transitions: readonly (RungTransition & { id: string })[];
  messages: readonly Message[];
  /** Final activities, in the order they will be seen. */
  activities: readonly object[];
  /** Whether the channel must be called to hear them; else its clients read the outbox. */
  pushed: boolean;
  /** The inbox rows this turn answers, and how they ended. */
  settled: { seqs: readonly number[]; state: 'done' | 'failed' };
}

/** `conflict`: somebody else committed first; nothing was written, run the turn again from load. */
export type CommitResult = { status: 'committed'; lastSeq: number } | { status: 'conflict' };

/**
 * The one transaction of a turn, guarded by the versions of the conversation *and* the contact. No reads
 * stand between the writes, so that waiting commits can share an fsync (`models/database/writer-gate.ts`).
 */
export async function commitTurn(database: Database, turn: TurnCommit): Promise<CommitResult> {
  try {
    return await database.write(async (sql) => {
      const lastSeq = await writeConversation(sql, turn);
      if (lastSeq === undefined) return { status: 'conflict' };
      await writeContact(sql, turn);
      // Before anything that has an id of its own: what another process has answered is a conflict, not a duplicate.
      await settleInbox(sql, turn);
      for (const event of turn.events) await writeEvent(sql, turn, event);
      await writeTransitions(sql, turn);
      await insert(sql, messageSchema, turn.messages);
      await writeActivities(sql, turn, lastSeq);
      return { status: 'committed', lastSeq };
    });
  } catch (error) {
    if (error instanceof Conflict) return { status: 'conflict' };
    throw error;
  }
}

/** First, so that a stale turn is turned away before it has written anything. */
async function writeConversation(sql: Sql, turn: TurnCommit): Promise<number | undefined> {
  const { id, channel, channelUserId, contactId, startedAt, lastMessageAt, language, ...state } =
    turn.after.conversation;
  const [row] = await sql.rows<{ out_seq: number }>(
    `UPDATE conversation SET version = version + 1, language = $1, state = $2, out_seq = out_seq + $3
     WHERE id = $4 AND version = $5 RETURNING out_seq`,
    [
      language,
      JSON.stringify(state satisfies ConversationState),
      turn.activities.length,
      id,
      turn.before.conversationVersion,
    ],
  );
  return row?.out_seq;
}

/** An unchanged contact keeps its version, so that conversations of one person do not disturb each other. */
async function writeContact(sql: Sql, { before, after }: TurnCommit): Promise<void> {
  const { contact } = after;
  const { contactVersion: read } = before;
  if (contact.id !== before.snapshot.contact.id) return leaveBehind(sql, before);
  const written = contact === before.snapshot.contact ? read : read + 1;
  if (!(await updateContact(sql, contact, { read, written }))) throw new Conflict();
}

/** Everything about the contact is erased in this turn; whoever writes on is written with the event (V-5). */
async function leaveBehind(sql: Sql, { snapshot, contactVersion }: Loaded): Promise<void> {
  const left = await sql.run(`UPDATE contact SET version = version + 1 WHERE id = $1 AND version = $2`, [
    snapshot.contact.id,
    contactVersion,
  ]);
  if (left !== 1) throw new Conflict();
}

/** Evidence only grows, so its length orders rows of one instant also across turns. */
async function writeTransitions(sql: Sql, { after, transitions }: TurnCommit): Promise<void> {
  const { id: contactId, evidence } = after.contact;
  await insert(
    sql,
    rungTransitionSchema,
    transitions.map((transition, index) => ({ ...transition, contactId, place: evidence.length + index })),
  );
}

async function writeActivities(sql: Sql, turn: TurnCommit, lastSeq: number): Promise<void> {
  if (turn.activities.length === 0) return;
  const first = lastSeq - turn.activities.length + 1;
  await sql.run(
    `INSERT INTO outbox (conversation_id, seq, at, activity) VALUES ${placeholders(turn.activities.length, 4)}`,
    turn.activities.flatMap((activity, index) => [
      turn.after.conversation.id,
      first + index,
      turn.at,
      JSON.stringify(activity),
    ]),
  );
  if (!turn.pushed) return;
  const seqs = turn.activities.map((_activity, index) => first + index);
  await writeDeliveries(sql, turn.after.conversation, seqs, turn.at);
}

/** Fewer rows than expected means that another process has answered them. */
async function settleInbox(sql: Sql, turn: TurnCommit): Promise<void> {
  const { seqs, state } = turn.settled;
  if (seqs.length === 0) return;
  const slots = seqs.map((_seq, index) => `$${index + 4}`).join(', ');
  const settled = await sql.run(
    `UPDATE inbox SET state = $1, settled_at = $2 WHERE conversation_id = $3 AND seq IN (${slots})
       AND state = 'pending'`,
    [state, turn.at, turn.after.conversation.id, ...seqs],
  );
  if (settled !== seqs.length) throw new Conflict();
}
