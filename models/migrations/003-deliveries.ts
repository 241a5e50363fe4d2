import { type MigrationInterface, type QueryRunner } from 'typeorm';

const UP = [
  `CREATE TABLE delivery (
    conversation_id text NOT NULL REFERENCES conversation(id), seq integer NOT NULL, channel text NOT NULL,
    state text NOT NULL, attempts integer NOT NULL, next_at text NOT NULL, leased_until text,
    message_id text, reason text, at text NOT NULL, PRIMARY KEY (conversation_id, seq))`,
  `CREATE INDEX delivery_state ON delivery (state, next_at)`,
  `CREATE TABLE channel_address (
    conversation_id text PRIMARY KEY NOT NULL REFERENCES conversation(id), address text NOT NULL, at text NOT NULL)`,
  `ALTER TABLE channel_identity ADD COLUMN unreachable_since text`,
  `ALTER TABLE message ADD COLUMN files text`,
];

const DOWN = [
  `ALTER TABLE message DROP COLUMN files`,
  `ALTER TABLE channel_identity DROP COLUMN unreachable_since`,
  `DROP TABLE channel_address`,
  `DROP TABLE delivery`,
];

/** What leaves through channels that must be called: where to, how often tried, and how it ended. */
export class Deliveries003 implements MigrationInterface {
  readonly name = 'Deliveries1700000000003';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}
