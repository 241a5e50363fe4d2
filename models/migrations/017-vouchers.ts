import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Vouchers and their ledger: a row is added and never changed; the balance is the sum of `amount`. */
export class Vouchers017 implements MigrationInterface {
  readonly name = 'Vouchers1700000000017';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE voucher (
      id text PRIMARY KEY NOT NULL,
      code text NOT NULL UNIQUE,
      holder_id text REFERENCES contact (id),
      uses integer,
      origin text NOT NULL,
      reason text NOT NULL,
      expires_at text NOT NULL,
      version integer NOT NULL
    )`);
    await runner.query(`CREATE INDEX voucher_holder ON voucher (holder_id)`);
    await runner.query(`CREATE TABLE voucher_entry (
      voucher_id text NOT NULL REFERENCES voucher (id),
      place integer NOT NULL,
      kind text NOT NULL,
      amount bigint NOT NULL,
      at text NOT NULL,
      done_by text NOT NULL,
      contact_id text REFERENCES contact (id),
      order_no text,
      kept_until text,
      PRIMARY KEY (voucher_id, place)
    )`);
    await runner.query(`CREATE INDEX voucher_entry_contact ON voucher_entry (contact_id)`);
    await runner.query(`CREATE INDEX voucher_entry_order ON voucher_entry (order_no)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE voucher_entry`);
    await runner.query(`DROP TABLE voucher`);
  }
}
