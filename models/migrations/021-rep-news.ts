import { type MigrationInterface, type QueryRunner } from 'typeorm';

const NOTICE = `id text PRIMARY KEY NOT NULL, handoff_id text REFERENCES handoff(id),
    conversation_id text NOT NULL REFERENCES conversation(id), seq integer NOT NULL, kind text NOT NULL,
    reps text NOT NULL, shared integer NOT NULL, turn_id text, at text NOT NULL, spread_at text, about text`;
const DELIVERY = `way text NOT NULL, place text NOT NULL, rep_id text,
    handoff_id text, seq integer NOT NULL, at text NOT NULL, state text NOT NULL,
    attempts integer NOT NULL, next_at text NOT NULL, leased_until text, reason text, message_id text,
    shown text, calm integer NOT NULL DEFAULT 0`;
const KEPT = 'id, handoff_id, conversation_id, seq, kind, reps, shared, turn_id, at, spread_at';
const SENT =
  'notice_id, way, place, rep_id, handoff_id, seq, at, state, attempts, next_at, leased_until, reason, message_id, shown';

/** SQLite makes no column optional: both tables are made anew, and what was in them is carried over. */
const UP = [
  `CREATE TABLE new_rep_notice (${NOTICE})`,
  `INSERT INTO new_rep_notice (${KEPT}) SELECT ${KEPT} FROM rep_notice`,
  `CREATE TABLE new_rep_delivery (notice_id text NOT NULL REFERENCES new_rep_notice(id), ${DELIVERY},
    PRIMARY KEY (notice_id, way, place))`,
  `INSERT INTO new_rep_delivery (${SENT}) SELECT ${SENT} FROM rep_delivery`,
  `DROP TABLE rep_delivery`,
  `DROP TABLE rep_notice`,
  `ALTER TABLE new_rep_notice RENAME TO rep_notice`,
  `ALTER TABLE new_rep_delivery RENAME TO rep_delivery`,
  `CREATE INDEX rep_notice_handoff ON rep_notice (handoff_id)`,
  `CREATE INDEX rep_notice_conversation ON rep_notice (conversation_id)`,
  `CREATE INDEX rep_notice_new ON rep_notice (at) WHERE spread_at IS NULL`,
  `CREATE INDEX rep_delivery_waiting ON rep_delivery (way, place, calm, at, seq) WHERE state = 'waiting'`,
  `CREATE INDEX rep_delivery_message ON rep_delivery (way, place, message_id)`,
  `CREATE INDEX rep_delivery_shown ON rep_delivery (handoff_id) WHERE shown IS NOT NULL`,
];

/** Reps hear of more than handoffs; what can wait lies apart from what cannot. */
export class RepNews021 implements MigrationInterface {
  readonly name = 'RepNews1700000000021';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM rep_delivery WHERE handoff_id IS NULL`);
    await runner.query(`DELETE FROM rep_notice WHERE handoff_id IS NULL`);
  }
}
