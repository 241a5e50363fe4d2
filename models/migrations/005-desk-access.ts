import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Secrets stand here only as digests or scrypt hashes; a copy of the database opens no desk. */
const TABLES = [
  `CREATE TABLE desk_session (
    digest text PRIMARY KEY NOT NULL, rep_id text NOT NULL, way text NOT NULL,
    issued_at text NOT NULL, expires_at text NOT NULL)`,
  `CREATE INDEX desk_session_rep ON desk_session (rep_id)`,
  `CREATE TABLE desk_password (
    rep_id text PRIMARY KEY NOT NULL, hash text NOT NULL, changed_at text NOT NULL)`,
  `CREATE TABLE desk_entry_key (digest text PRIMARY KEY NOT NULL, expires_at text NOT NULL)`,
  `CREATE TABLE desk_door (
    door text PRIMARY KEY NOT NULL, failures integer NOT NULL, locks integer NOT NULL,
    locked_until text, last_failure_at text NOT NULL)`,
  `CREATE TABLE desk_seat (
    id text PRIMARY KEY NOT NULL, rep_id text NOT NULL, seen_at text NOT NULL)`,
  `ALTER TABLE desk_request ADD COLUMN note text`,
];

const NAMES = ['desk_seat', 'desk_door', 'desk_entry_key', 'desk_password', 'desk_session'];

/**
 * Access to the desk and presence: sessions, passwords, one-time keys, failed tries, open pages. A
 * settled request keeps what its customer was told.
 */
export class DeskAccess005 implements MigrationInterface {
  readonly name = 'DeskAccess1700000000005';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of TABLES) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE desk_request DROP COLUMN note`);
    for (const table of NAMES) await runner.query(`DROP TABLE ${table}`);
  }
}
