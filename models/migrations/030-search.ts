import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** The desk searches the newest lines: without this it would sort all that was ever said. */
export class Search030 implements MigrationInterface {
  readonly name = 'Search1700000000030';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE INDEX message_at ON message (at)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX message_at`);
  }
}
