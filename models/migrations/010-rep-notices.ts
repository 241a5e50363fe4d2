import { type MigrationInterface, type QueryRunner } from 'typeorm';

const UP = [
  `ALTER TABLE handoff ADD COLUMN offers text NOT NULL DEFAULT '[]'`,
  `CREATE TABLE rep_notice (
    id text PRIMARY KEY NOT NULL, handoff_id text NOT NULL REFERENCES handoff(id),
    conversation_id text NOT NULL REFERENCES conversation(id), seq integer NOT NULL, kind text NOT NULL,
    reps text NOT NULL, shared integer NOT NULL, turn_id text, at text NOT NULL, spread_at text)`,
  `CREATE INDEX rep_notice_handoff ON rep_notice (handoff_id)`,
  `CREATE INDEX rep_notice_new ON rep_notice (at) WHERE spread_at IS NULL`,
  `CREATE TABLE rep_delivery (
    notice_id text NOT NULL REFERENCES rep_notice(id), way text NOT NULL, place text NOT NULL, rep_id text,
    handoff_id text NOT NULL, seq integer NOT NULL, at text NOT NULL, state text NOT NULL,
    attempts integer NOT NULL, next_at text NOT NULL, leased_until text, reason text, message_id text,
    shown text, PRIMARY KEY (notice_id, way, place))`,
  `CREATE INDEX rep_delivery_waiting ON rep_delivery (way, place, at, seq) WHERE state = 'waiting'`,
  `CREATE INDEX rep_delivery_message ON rep_delivery (way, place, message_id)`,
  `CREATE INDEX rep_delivery_shown ON rep_delivery (handoff_id) WHERE shown IS NOT NULL`,
  `CREATE TABLE rep_link (
    way text NOT NULL, rep_id text NOT NULL, place text NOT NULL, linked_at text NOT NULL,
    PRIMARY KEY (way, rep_id))`,
  `CREATE UNIQUE INDEX rep_link_place ON rep_link (way, place)`,
  `CREATE TABLE rep_link_code (digest text PRIMARY KEY NOT NULL, rep_id text NOT NULL, expires_at text NOT NULL)`,
  `CREATE TABLE rep_presence (
    rep_id text PRIMARY KEY NOT NULL, status text NOT NULL, seen_at text, left_at text)`,
];

const DOWN = [
  `DROP TABLE rep_presence`,
  `DROP TABLE rep_link_code`,
  `DROP TABLE rep_link`,
  `DROP TABLE rep_delivery`,
  `DROP TABLE rep_notice`,
  `ALTER TABLE handoff DROP COLUMN offers`,
];

/** Who of the team is told what, where and with what success; who can be reached, and who is there. */
export class RepNotices010 implements MigrationInterface {
  readonly name = 'RepNotices1700000000010';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}
