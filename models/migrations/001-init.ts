import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * Plain SQL that means the same on SQLite and PostgreSQL: text ids, ISO text times, JSON text, integers.
 */
const TABLES = [
  `CREATE TABLE contact (
    id text PRIMARY KEY NOT NULL, created_at text NOT NULL, source text NOT NULL, campaign text,
    language text, standing text NOT NULL, standing_since text NOT NULL,
    display_name text, phone text, email text, version integer NOT NULL)`,
  `CREATE TABLE channel_identity (
    id text PRIMARY KEY NOT NULL, contact_id text NOT NULL REFERENCES contact(id),
    channel text NOT NULL, channel_user_id text NOT NULL, last_seen_at text NOT NULL)`,
  `CREATE UNIQUE INDEX channel_identity_user ON channel_identity (channel, channel_user_id)`,
  `CREATE INDEX channel_identity_contact ON channel_identity (contact_id)`,
  `CREATE TABLE conversation (
    id text PRIMARY KEY NOT NULL, contact_id text NOT NULL REFERENCES contact(id),
    channel text NOT NULL, channel_user_id text NOT NULL, started_at text NOT NULL,
    last_message_at text NOT NULL, language text NOT NULL, state text NOT NULL,
    version integer NOT NULL, in_seq integer NOT NULL, out_seq integer NOT NULL)`,
  `CREATE INDEX conversation_contact ON conversation (contact_id)`,
  `CREATE INDEX conversation_user ON conversation (channel, channel_user_id, last_message_at)`,
  `CREATE TABLE inbox (
    message_id text PRIMARY KEY NOT NULL, conversation_id text NOT NULL REFERENCES conversation(id),
    seq integer NOT NULL, channel_key text NOT NULL, input text NOT NULL,
    received_at text NOT NULL, echo_seq integer, state text NOT NULL, settled_at text)`,
  `CREATE UNIQUE INDEX inbox_channel_key ON inbox (channel_key)`,
  `CREATE UNIQUE INDEX inbox_order ON inbox (conversation_id, seq)`,
  `CREATE INDEX inbox_pending ON inbox (conversation_id, seq) WHERE state = 'pending'`,
  `CREATE TABLE outbox (
    conversation_id text NOT NULL REFERENCES conversation(id), seq integer NOT NULL,
    at text NOT NULL, activity text NOT NULL, PRIMARY KEY (conversation_id, seq))`,
  `CREATE TABLE message (
    id text PRIMARY KEY NOT NULL, conversation_id text NOT NULL REFERENCES conversation(id),
    contact_id text NOT NULL REFERENCES contact(id), turn_id text NOT NULL, place integer NOT NULL,
    author text NOT NULL, author_name text, text text NOT NULL, language text, recognition text,
    at text NOT NULL)`,
  `CREATE INDEX message_order ON message (conversation_id, at, place)`,
  `CREATE TABLE profile_fact (
    id text PRIMARY KEY NOT NULL, contact_id text NOT NULL REFERENCES contact(id), key text NOT NULL,
    value text NOT NULL, status text NOT NULL, confidence double precision NOT NULL,
    source_message_id text, purpose text NOT NULL, captured_at text NOT NULL, superseded_by_id text,
    place integer NOT NULL)`,
  `CREATE INDEX profile_fact_contact ON profile_fact (contact_id)`,
  `CREATE TABLE consent_record (
    id text PRIMARY KEY NOT NULL, contact_id text NOT NULL REFERENCES contact(id), purpose text NOT NULL,
    action text NOT NULL, at text NOT NULL, channel text NOT NULL, text_version text NOT NULL,
    text_shown text NOT NULL, language text NOT NULL, message_id text NOT NULL,
    place integer NOT NULL)`,
  `CREATE INDEX consent_record_contact ON consent_record (contact_id)`,
  `CREATE TABLE loyalty_event (
    id text PRIMARY KEY NOT NULL, contact_id text NOT NULL REFERENCES contact(id), type text NOT NULL,
    key text NOT NULL, occurred_at text NOT NULL, recorded_at text NOT NULL, actor text NOT NULL,
    payload text NOT NULL, place integer NOT NULL)`,
  `CREATE UNIQUE INDEX loyalty_event_key ON loyalty_event (contact_id, key)`,
  `CREATE TABLE rung_transition (
    id text PRIMARY KEY NOT NULL, contact_id text NOT NULL REFERENCES contact(id), from_standing text,
    to_standing text NOT NULL, at text NOT NULL, place integer NOT NULL, direction text NOT NULL,
    evidence_event_ids text NOT NULL)`,
  `CREATE INDEX rung_transition_contact ON rung_transition (contact_id, at, place)`,
  `CREATE TABLE unanswered_question (
    id text PRIMARY KEY NOT NULL, contact_id text NOT NULL REFERENCES contact(id),
    conversation_id text NOT NULL REFERENCES conversation(id), text text NOT NULL, language text NOT NULL,
    sku text, message_id text NOT NULL, notify integer NOT NULL, status text NOT NULL, asked_at text NOT NULL)`,
  `CREATE TABLE handoff (
    id text PRIMARY KEY NOT NULL, conversation_id text NOT NULL REFERENCES conversation(id),
    contact_id text NOT NULL REFERENCES contact(id), rule text NOT NULL, topic text NOT NULL,
    requested_at text NOT NULL, status text NOT NULL, state text NOT NULL)`,
  `CREATE INDEX handoff_conversation ON handoff (conversation_id, requested_at)`,
  `CREATE INDEX handoff_status ON handoff (status, requested_at)`,
  `CREATE TABLE product (
    sku text PRIMARY KEY NOT NULL, name text NOT NULL, aliases text NOT NULL, category text NOT NULL,
    description text NOT NULL, involvement text NOT NULL, unit text NOT NULL, source_url text,
    discontinued integer NOT NULL, tags text NOT NULL, specs text NOT NULL, relations text NOT NULL,
    updated_at text NOT NULL)`,
  `CREATE TABLE price_entry (
    id text PRIMARY KEY NOT NULL, sku text NOT NULL REFERENCES product(sku), audience text NOT NULL,
    idr bigint NOT NULL, min_qty integer NOT NULL, valid_from text NOT NULL, valid_to text)`,
  `CREATE INDEX price_entry_product ON price_entry (sku, audience, valid_from)`,
  `CREATE TABLE stock_level (
    sku text PRIMARY KEY NOT NULL REFERENCES product(sku), quantity integer NOT NULL, as_of text NOT NULL)`,
  `CREATE TABLE setting (name text PRIMARY KEY NOT NULL, value text NOT NULL)`,
];

const NAMES_LAST_FIRST = [
  'setting',
  'stock_level',
  'price_entry',
  'product',
  'handoff',
  'unanswered_question',
  'rung_transition',
  'loyalty_event',
  'consent_record',
  'profile_fact',
  'message',
  'outbox',
  'inbox',
  'conversation',
  'channel_identity',
  'contact',
];

/** People, conversations, the inbox and the outbox, what was learned, the ladder, and the catalogue. */
export class Init001 implements MigrationInterface {
  // TypeORM reads the order from the number at the end of the name.
  readonly name = 'Init1700000000001';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of TABLES) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of NAMES_LAST_FIRST) await runner.query(`DROP TABLE ${table}`);
  }
}
