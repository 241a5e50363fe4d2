import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** What a line of the transcript refers to: an earlier message, or somebody else's words passed on. */
export class MessageContext008 implements MigrationInterface {
  readonly name = 'MessageContext1700000000008';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE message ADD COLUMN context text`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE message DROP COLUMN context`);
  }
}
