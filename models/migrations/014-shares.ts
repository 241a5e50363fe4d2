import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** What addresses and conversations have taken of what is limited, counted for all processes. */
export class Shares014 implements MigrationInterface {
  readonly name = 'Shares1700000000014';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE taken_share (key text PRIMARY KEY NOT NULL, taken bigint NOT NULL, ends_at text NOT NULL)`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE taken_share`);
  }
}
