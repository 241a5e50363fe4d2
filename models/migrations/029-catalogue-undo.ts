import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** What the last import of a catalogue changed, so that it can be taken back. */
export class CatalogueUndo029 implements MigrationInterface {
  readonly name = 'CatalogueUndo1700000000029';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE catalogue_undo (
      version text PRIMARY KEY NOT NULL,
      at text NOT NULL,
      before text NOT NULL
    )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE catalogue_undo`);
  }
}
