import { type MigrationInterface, type QueryRunner } from 'typeorm';

const UP = [
  `CREATE TABLE proof_code (
    id text PRIMARY KEY NOT NULL, conversation_id text NOT NULL REFERENCES conversation(id), kind text NOT NULL,
    address text NOT NULL, address_hash text NOT NULL, state text NOT NULL, hash text, asked_at text NOT NULL,
    expires_at text, attempts integer NOT NULL, contact_id text)`,
  `CREATE INDEX proof_code_conversation ON proof_code (conversation_id, asked_at)`,
  `CREATE INDEX proof_code_wanted ON proof_code (asked_at) WHERE state = 'wanted'`,
  `CREATE TABLE proof_guard (
    address_hash text PRIMARY KEY NOT NULL, tries integer NOT NULL, tried_at text, locked_until text)`,
  `CREATE TABLE proof_try (
    message_id text PRIMARY KEY NOT NULL, conversation_id text NOT NULL, outcome text NOT NULL, at text NOT NULL)`,
  `CREATE TABLE suppressed_key (hash text PRIMARY KEY NOT NULL, at text NOT NULL)`,
  `CREATE TABLE erasure (
    number text PRIMARY KEY NOT NULL, contact_id text NOT NULL REFERENCES contact(id), at text NOT NULL,
    rest_at text)`,
  `CREATE INDEX erasure_open ON erasure (at) WHERE rest_at IS NULL`,
  `CREATE TABLE contact_merge (
    id text PRIMARY KEY NOT NULL, survivor_id text NOT NULL REFERENCES contact(id),
    merged_id text NOT NULL REFERENCES contact(id), reason text NOT NULL, at text NOT NULL, image text,
    undone_at text, undone_by text)`,
  `CREATE INDEX contact_merge_survivor ON contact_merge (survivor_id)`,
  `CREATE TABLE disclosure (
    id text PRIMARY KEY NOT NULL, contact_id text NOT NULL REFERENCES contact(id), at text NOT NULL,
    recipient text NOT NULL, what text NOT NULL, basis text NOT NULL, rep_id text NOT NULL)`,
  `CREATE INDEX disclosure_contact ON disclosure (contact_id, at)`,
  `ALTER TABLE contact ADD COLUMN erased_at text`,
  `ALTER TABLE contact ADD COLUMN merged_into_id text`,
  `ALTER TABLE contact ADD COLUMN restricted_at text`,
  `ALTER TABLE attachment ADD COLUMN erase_at text`,
];

const DOWN = [
  `ALTER TABLE attachment DROP COLUMN erase_at`,
  `ALTER TABLE contact DROP COLUMN restricted_at`,
  `ALTER TABLE contact DROP COLUMN merged_into_id`,
  `ALTER TABLE contact DROP COLUMN erased_at`,
  `DROP TABLE disclosure`,
  `DROP TABLE contact_merge`,
  `DROP TABLE erasure`,
  `DROP TABLE suppressed_key`,
  `DROP TABLE proof_try`,
  `DROP TABLE proof_guard`,
  `DROP TABLE proof_code`,
];

/** Codes that prove who somebody is, merges that can be undone, erasures with what is left of them, disclosures. */
export class Identity015 implements MigrationInterface {
  readonly name = 'Identity1700000000015';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}
