import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Where the picture of a product is: a file of the content folder, or an https address. */
export class ProductImage024 implements MigrationInterface {
  readonly name = 'ProductImage1700000000024';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE product ADD COLUMN image text`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE product DROP COLUMN image`);
  }
}
