import { type MigrationInterface, type QueryRunner } from 'typeorm';

const TABLES = [
  `CREATE TABLE complaint (
    id text PRIMARY KEY NOT NULL, contact_id text NOT NULL REFERENCES contact(id), ticket_no text,
    status text NOT NULL, priority text NOT NULL, owner_rep_id text, received_at text NOT NULL, body text NOT NULL)`,
  `CREATE UNIQUE INDEX complaint_ticket ON complaint (ticket_no)`,
  `CREATE INDEX complaint_contact ON complaint (contact_id)`,
  `CREATE INDEX complaint_status ON complaint (status, priority)`,
  `CREATE TABLE lead (
    id text PRIMARY KEY NOT NULL, contact_id text NOT NULL REFERENCES contact(id), track text NOT NULL,
    stage text NOT NULL, created_at text NOT NULL, body text NOT NULL)`,
  `CREATE INDEX lead_contact ON lead (contact_id)`,
  `CREATE TABLE customer_order (
    order_no text PRIMARY KEY NOT NULL, contact_id text NOT NULL REFERENCES contact(id), status text NOT NULL,
    net bigint NOT NULL, placed_at text NOT NULL, body text NOT NULL)`,
  `CREATE INDEX customer_order_contact ON customer_order (contact_id)`,
  `CREATE TABLE desk_request (
    id text PRIMARY KEY NOT NULL, contact_id text NOT NULL REFERENCES contact(id),
    conversation_id text NOT NULL REFERENCES conversation(id), kind text NOT NULL, text text NOT NULL,
    status text NOT NULL, requested_at text NOT NULL, due_at text)`,
  `CREATE INDEX desk_request_status ON desk_request (status, kind, requested_at)`,
  `CREATE TABLE counter (name text PRIMARY KEY NOT NULL, value integer NOT NULL)`,
  `CREATE TABLE audit_log (
    id text PRIMARY KEY NOT NULL, at text NOT NULL, rep_id text NOT NULL, act text NOT NULL,
    contact_id text NOT NULL REFERENCES contact(id), conversation_id text REFERENCES conversation(id),
    masked integer NOT NULL)`,
  `CREATE INDEX audit_log_contact ON audit_log (contact_id, at)`,
  `CREATE INDEX audit_log_rep ON audit_log (rep_id, at)`,
  `CREATE TABLE attachment (
    id text PRIMARY KEY NOT NULL, conversation_id text NOT NULL REFERENCES conversation(id), name text NOT NULL,
    content_type text NOT NULL, bytes integer NOT NULL, thumbnail_url text, at text NOT NULL)`,
  `CREATE INDEX attachment_conversation ON attachment (conversation_id, at)`,
];

const NAMES_LAST_FIRST = [
  'attachment',
  'audit_log',
  'counter',
  'desk_request',
  'customer_order',
  'lead',
  'complaint',
];

/** What is done for one person: complaints, leads, orders, requests to the desk; numbers, audit, files. */
export class Cases002 implements MigrationInterface {
  readonly name = 'Cases1700000000002';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of TABLES) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of NAMES_LAST_FIRST) await runner.query(`DROP TABLE ${table}`);
  }
}
