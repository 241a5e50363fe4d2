import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import { moveToPostgres } from '../../../bot/backup/move-to-postgres';
import { openDatabase } from '../../../models/database/database';
import { openRaw } from '../../../models/backup/raw-database';
import { ownDatabase } from '../../../models/database/sole-owner';
import { type Place, onPostgresOnly, sqlitePlace } from '../../databases';
import { saidIn, visit } from './lived-in';

onPostgresOnly('Moving from SQLite', (makePlace) => {
  let from: Place;
  let to: Place;
  let uploads: string;

  beforeEach(async () => {
    [from, to] = await Promise.all([sqlitePlace(), makePlace()]);
    uploads = mkdtempSync(path.join(tmpdir(), 'tangga-move-'));
    const database = await openDatabase(from.url);
    for (let one = 0; one < 700; one += 1) await visit(database, uploads, `kopi ☕ ${one}`);
    await database.close();
  });

  afterEach(async () => {
    await Promise.all([from.remove(), to.remove()]);
    rmSync(uploads, { recursive: true, force: true });
  });

  const rowsOf = async (url: string, table: string): Promise<unknown[]> => {
    const raw = await openRaw(url);
    const rows = await raw.rows<Record<string, unknown>>(`SELECT * FROM ${table}`);
    await raw.close();
    return rows.sort((one, other) => (String(one.id) < String(other.id) ? -1 : 1));
  };

  const failure = (work: Promise<unknown>): Promise<string> =>
    work.then(
      () => 'it was done',
      (error: unknown) => (error as Error).message,
    );

  it('brings every row, value by value, and tells rows and sums', async () => {
    const tables = await moveToPostgres(from.url, to.url);
    const messages = tables.find(({ name }) => name === 'message');
    expect(messages?.rows).to.equal(700);
    expect(messages?.sums.text).to.equal(10 * 8 + 90 * 9 + 600 * 10);
    for (const table of ['contact', 'conversation', 'message', 'attachment', 'profile_fact']) {
      expect(await rowsOf(to.url, table), table).to.deep.equal(await rowsOf(from.url, table));
    }
  });

  it('goes into nothing that is not empty', async () => {
    await moveToPostgres(from.url, to.url);
    expect(await failure(moveToPostgres(from.url, to.url))).to.include('not empty');
  });

  it('leaves nothing behind where the two sides differ', async () => {
    // A trigger of the other side that shortens what it is given.
    const target = await openDatabase(to.url);
    await target.write(async (sql) => {
      await sql.rows(`CREATE FUNCTION shorten() RETURNS trigger AS
        $$ BEGIN NEW.text := left(NEW.text, 6); RETURN NEW; END $$ LANGUAGE plpgsql`);
      await sql.rows(
        `CREATE TRIGGER shorten BEFORE INSERT ON message FOR EACH ROW EXECUTE FUNCTION shorten()`,
      );
    });
    await target.close();
    expect(await failure(moveToPostgres(from.url, to.url))).to.include('message is not the same');
    const after = await openDatabase(to.url);
    expect(await saidIn(after)).to.deep.equal([]);
    await after.close();
  });

  it('does not begin while a server runs on the file, or without one', async () => {
    const release = await ownDatabase(from.url);
    expect(await failure(moveToPostgres(from.url, to.url))).to.include('Another server runs');
    await release();
    expect(await failure(moveToPostgres('sqlite:/nowhere/at/all.sqlite', to.url))).to.include(
      'There is no file',
    );
  });
});
