import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** What reps write down for the team alone. */
export class RepNotes022 implements MigrationInterface {
  readonly name = 'RepNotes1700000000022';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE rep_note (
      id text PRIMARY KEY NOT NULL, contact_id text NOT NULL REFERENCES contact(id),
      conversation_id text NOT NULL REFERENCES conversation(id), rep_id text NOT NULL, rep_name text NOT NULL,
      text text NOT NULL, at text NOT NULL)`);
    await runner.query(`CREATE INDEX rep_note_contact ON rep_note (contact_id, at)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE rep_note`);
  }
}
