import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Who has changed a price or a stock at the desk, from what to what, and from when. */
export class GoodsChanges031 implements MigrationInterface {
  readonly name = 'GoodsChanges1700000000031';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE goods_change (
      id text PRIMARY KEY NOT NULL, sku text NOT NULL REFERENCES product(sku), kind text NOT NULL,
      before_value bigint, after_value bigint NOT NULL, valid_from text NOT NULL, at text NOT NULL,
      rep_id text NOT NULL, rep_name text NOT NULL, undoes text)`);
    await runner.query(`CREATE INDEX goods_change_sku ON goods_change (sku, at)`);
    await runner.query(`CREATE UNIQUE INDEX goods_change_undoes ON goods_change (undoes)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE goods_change`);
  }
}
