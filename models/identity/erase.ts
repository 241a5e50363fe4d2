import { type Complaint, isComplaintOpen } from '../../domain/complaints/complaint';
import { type Order } from '../../domain/orders/order';
import { type Contact } from '../../domain/contact/contact';
import { type Instant } from '../../domain/time/instant';
import { type Database } from '../database/database';
import { type Sql } from '../database/sql';
import { partIdentities, writeStranger } from './strangers';
import { suppress } from './suppression';

/** Whose data go, on whose word, and who writes on instead of them. */
export interface Erasing {
  contactId: string;
  number: string;
  at: Instant;
  /** The conversation in which it was asked for. */
  conversationId: string;
  /** Whoever writes on there. */
  stranger: Contact;
  strangerVersion: number;
  transitionId: string;
}

/** Of the contact's conversations; written before they are handed to strangers. */
const ITS_CONVERSATIONS = `SELECT id FROM conversation WHERE contact_id = $1`;

/** Rows that go whole, children before those they name. What each table keeps stands in `personal-data.ts`. */
const GONE = [
  `DELETE FROM message WHERE contact_id = $1 OR conversation_id IN (${ITS_CONVERSATIONS})`,
  `DELETE FROM outbox WHERE conversation_id IN (${ITS_CONVERSATIONS})`,
  `DELETE FROM delivery WHERE conversation_id IN (${ITS_CONVERSATIONS})`,
  `DELETE FROM rep_delivery WHERE notice_id IN
     (SELECT id FROM rep_notice WHERE conversation_id IN (${ITS_CONVERSATIONS}))`,
  `DELETE FROM rep_notice WHERE conversation_id IN (${ITS_CONVERSATIONS})`,
  `DELETE FROM profile_fact WHERE contact_id = $1`,
  `DELETE FROM rep_note WHERE contact_id = $1`,
  `DELETE FROM unanswered_question WHERE contact_id = $1`,
  `DELETE FROM lead WHERE contact_id = $1`,
  `DELETE FROM testimonial WHERE contact_id = $1`,
  `DELETE FROM survey_response WHERE contact_id = $1`,
  `DELETE FROM proof_code WHERE conversation_id IN (${ITS_CONVERSATIONS})`,
  `DELETE FROM proof_try WHERE conversation_id IN (${ITS_CONVERSATIONS})`,
];

/** What is emptied in rows that stay. */
const EMPTIED = [
  `UPDATE desk_request SET text = '', note = NULL WHERE contact_id = $1`,
  `UPDATE voucher SET reason = '' WHERE holder_id = $1`,
  `UPDATE consent_record SET condition_told = NULL WHERE contact_id = $1`,
  `UPDATE loyalty_event SET payload = '{}' WHERE contact_id = $1 AND type NOT LIKE 'purchase_%'`,
  `UPDATE contact_merge SET image = NULL WHERE survivor_id = $1 OR merged_id = $1`,
  `UPDATE contact SET display_name = NULL, phone = NULL, email = NULL, campaign = NULL, language = NULL,
     referral_code = NULL WHERE id = $1 OR merged_into_id = $1`,
];

/**
 * Erases a person in one transaction (V-5): what was said, learned, felt and sent goes; orders keep amount and date,
 * complaints their kind and dates, consents stay as proof. What is still under way keeps what it needs until it is
 * settled (`eraseRest`). Afterwards the contact is a tombstone, and whoever writes on is a stranger.
 */
export async function eraseContact(sql: Sql, erasing: Erasing): Promise<void> {
  const { contactId, at, number } = erasing;
  await suppress(sql, await addressesOf(sql, contactId), at);
  for (const statement of GONE) await sql.run(statement, [contactId]);
  for (const statement of EMPTIED) await sql.run(statement, [contactId]);
  await sql.run(
    `DELETE FROM inbox WHERE conversation_id IN (${ITS_CONVERSATIONS}) AND state <> 'pending'
       AND (settled_at IS NULL OR settled_at < $2)`,
    [contactId, at],
  );
  // What this very turn answers stays as the mark that it was answered, without a word in it.
  await sql.run(
    `UPDATE inbox SET input = '{"kind":"joined"}' WHERE conversation_id IN (${ITS_CONVERSATIONS})
       AND state <> 'pending'`,
    [contactId],
  );
  await sql.run(
    `UPDATE attachment SET erase_at = $1, name = '', thumbnail_url = NULL
     WHERE conversation_id IN (SELECT id FROM conversation WHERE contact_id = $2)`,
    [at, contactId],
  );
  await emptyHandoffs(sql, contactId);
  const isOpen = await emptyCases(sql, contactId);
  await sql.run(`INSERT INTO erasure (number, contact_id, at, rest_at) VALUES ($1, $2, $3, $4)`, [
    number,
    contactId,
    at,
    isOpen ? null : at,
  ]);
  await sql.run(`UPDATE contact SET erased_at = $1 WHERE id = $2 OR merged_into_id = $2`, [at, contactId]);
  await handOver(sql, erasing);
}

/** Whoever writes on in the conversation is somebody new, and so is whoever writes elsewhere. */
async function handOver(sql: Sql, erasing: Erasing): Promise<void> {
  const { contactId, conversationId, stranger, strangerVersion, transitionId, at } = erasing;
  await writeStranger(sql, stranger, { version: strangerVersion, transitionId, at });
  await sql.run(`UPDATE conversation SET contact_id = $1, started_at = $2 WHERE id = $3`, [
    stranger.id,
    at,
    conversationId,
  ]);
  await sql.run(
    `UPDATE channel_identity SET contact_id = $1 WHERE contact_id = $2 AND channel_user_id =
       (SELECT channel_user_id FROM conversation WHERE id = $3)`,
    [stranger.id, contactId, conversationId],
  );
  await sql.run(
    `UPDATE conversation SET contact_id = $1 WHERE contact_id = $2 AND channel_user_id =
       (SELECT channel_user_id FROM conversation WHERE id = $3)`,
    [stranger.id, contactId, conversationId],
  );
  await partIdentities(sql, { contactId, conversationId, prefix: stranger.id, at });
}

async function addressesOf(sql: Sql, contactId: string): Promise<string[]> {
  const rows = await sql.rows<{ value: string }>(
    `SELECT DISTINCT value FROM profile_fact WHERE contact_id = $1 AND key IN ('phone', 'email')`,
    [contactId],
  );
  return rows.map(({ value }) => value);
}

async function emptyHandoffs(sql: Sql, contactId: string): Promise<void> {
  const rows = await sql.rows<{ id: string; state: string }>(
    `SELECT id, state FROM handoff WHERE contact_id = $1`,
    [contactId],
  );
  for (const { id, state } of rows) {
    const { note: _note, reason: _reason, ...rest } = JSON.parse(state) as Record<string, unknown>;
    await sql.run(`UPDATE handoff SET topic = '', state = $1, lead_id = NULL, outcome = NULL WHERE id = $2`, [
      JSON.stringify(rest),
      id,
    ]);
  }
}

/** @returns whether something is still under way, and keeps what it needs */
async function emptyCases(sql: Sql, contactId: string): Promise<boolean> {
  const orders = await bodies<Order>(sql, 'customer_order', 'order_no', contactId);
  const complaints = await bodies<Complaint>(sql, 'complaint', 'id', contactId);
  const settledOrders = orders.filter(({ body }) => !isOrderOpen(body));
  const settledComplaints = complaints.filter(({ body }) => !isComplaintOpen(body));
  for (const { key, body } of settledOrders) {
    const json = JSON.stringify(withoutPerson(body));
    await sql.run(`UPDATE customer_order SET body = $1 WHERE order_no = $2`, [json, key]);
  }
  for (const { key, body } of settledComplaints) {
    const json = JSON.stringify(withoutWords(body));
    await sql.run(`UPDATE complaint SET body = $1 WHERE id = $2`, [json, key]);
  }
  return settledOrders.length < orders.length || settledComplaints.length < complaints.length;
}

async function bodies<T>(
  sql: Sql,
  table: string,
  name: string,
  contactId: string,
): Promise<Array<{ key: string; body: T }>> {
  const rows = await sql.rows<{ key: string; body: string }>(
    `SELECT ${name} AS key, body FROM ${table} WHERE contact_id = $1`,
    [contactId],
  );
  return rows.map(({ key, body }) => ({ key, body: JSON.parse(body) as T }));
}

/** Not paid, or not there yet: the parcel needs its address. */
export function isOrderOpen({ state }: Order): boolean {
  return state.status === 'placed' || state.status === 'paid';
}

/** What tax rules want: number, amounts, dates. */
function withoutPerson({ delivery: _delivery, ...order }: Order): Order {
  return { ...order, lines: [] };
}

/** Kind, dates and how it ended; not a word of what was told. */
function withoutWords(complaint: Complaint): Complaint {
  const { at, status } = complaint.state;
  const state = { at, status } as Complaint['state'];
  return { ...complaint, description: '', root: undefined, wishes: [], state };
}

/**
 * What was under way when somebody was erased and is settled now goes the same way.
 * @returns how many erasures are complete by it
 */
export async function eraseRest(database: Database, at: Instant): Promise<number> {
  const open = await database.read<{ number: string; contact_id: string }>(
    `SELECT number, contact_id FROM erasure WHERE rest_at IS NULL ORDER BY at`,
  );
  let completed = 0;
  for (const { number, contact_id: contactId } of open) {
    const isOpen = await database.write((sql) => emptyCases(sql, contactId));
    if (isOpen) continue;
    await database.write((sql) => sql.run(`UPDATE erasure SET rest_at = $1 WHERE number = $2`, [at, number]));
    completed += 1;
  }
  return completed;
}
