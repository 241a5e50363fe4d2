import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Codes that friends are sent with, and testimonials with what became of them. */
export class Advocacy012 implements MigrationInterface {
  readonly name = 'Advocacy1700000000012';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE contact ADD COLUMN referral_code text`);
    await runner.query(
      `CREATE UNIQUE INDEX contact_referral_code ON contact (referral_code) WHERE referral_code IS NOT NULL`,
    );
    await runner.query(
      `CREATE INDEX loyalty_event_code_used ON loyalty_event (occurred_at) WHERE type = 'referral_code_used'`,
    );
    await runner.query(`CREATE TABLE testimonial (
      id text PRIMARY KEY NOT NULL,
      contact_id text NOT NULL REFERENCES contact (id),
      text text NOT NULL,
      shown_name text,
      condition_told text,
      status text NOT NULL,
      submitted_at text NOT NULL,
      decided_at text
    )`);
    await runner.query(`CREATE INDEX testimonial_status ON testimonial (status, submitted_at)`);
    await runner.query(`CREATE INDEX testimonial_contact ON testimonial (contact_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE testimonial`);
    await runner.query(`DROP INDEX loyalty_event_code_used`);
    await runner.query(`DROP INDEX contact_referral_code`);
    await runner.query(`ALTER TABLE contact DROP COLUMN referral_code`);
  }
}
