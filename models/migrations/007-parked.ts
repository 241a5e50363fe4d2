import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Messages that could be neither answered nor apologised for: few, and asked for with every look at the queue. */
export class Parked007 implements MigrationInterface {
  readonly name = 'Parked1700000000007';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE INDEX inbox_dead ON inbox (conversation_id) WHERE state = 'dead'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX inbox_dead`);
  }
}
