import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** What a call was about, and what came of it. */
export class Outcomes018 implements MigrationInterface {
  readonly name = 'Outcomes1700000000018';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE handoff ADD COLUMN lead_id text`);
    await runner.query(`ALTER TABLE handoff ADD COLUMN outcome text`);
    await runner.query(
      `CREATE INDEX handoff_outcome ON handoff (requested_at) WHERE lead_id IS NOT NULL AND outcome IS NULL`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX handoff_outcome`);
    await runner.query(`ALTER TABLE handoff DROP COLUMN outcome`);
    await runner.query(`ALTER TABLE handoff DROP COLUMN lead_id`);
  }
}
