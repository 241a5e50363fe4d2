import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** A yes with a condition ("with my initials only") is kept with it. */
export class ConsentCondition009 implements MigrationInterface {
  readonly name = 'ConsentCondition1700000000009';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE consent_record ADD COLUMN condition_told text`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE consent_record DROP COLUMN condition_told`);
  }
}
