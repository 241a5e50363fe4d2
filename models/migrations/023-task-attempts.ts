import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** What came of trying to reach a customer who was to be called. */
export class TaskAttempts023 implements MigrationInterface {
  readonly name = 'TaskAttempts1700000000023';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE desk_request ADD COLUMN attempts text NOT NULL DEFAULT '[]'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE desk_request DROP COLUMN attempts`);
  }
}
