import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** What customers were asked to rate, and what they said. */
export class Surveys020 implements MigrationInterface {
  readonly name = 'Surveys1700000000020';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE survey_response (
      id text PRIMARY KEY NOT NULL,
      contact_id text NOT NULL REFERENCES contact (id),
      about text NOT NULL,
      subject_id text NOT NULL,
      asked_at text NOT NULL,
      rating integer,
      words text,
      answered_at text
    )`);
    await runner.query(`CREATE INDEX survey_response_contact ON survey_response (contact_id, asked_at)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE survey_response`);
  }
}
