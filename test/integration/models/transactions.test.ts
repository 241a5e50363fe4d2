import { expect } from 'chai';
import { type Database, openDatabase } from '../../../models/database/database';
import { type Sql } from '../../../models/database/sql';
import { sqlitePlace } from '../../databases';
import { onEachStore } from './each-store';
import { newId } from './store-world';

const INSERT = `INSERT INTO setting (name, value) VALUES ($1, $2)`;
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function valueOf(database: Database, name: string): Promise<string | undefined> {
  const [row] = await database.read<{ value: string }>(`SELECT value FROM setting WHERE name = $1`, [name]);
  return row?.value;
}

/** Reads a number, thinks, and writes the next one, if nobody has done so meanwhile. */
async function increment(sql: Sql, name: string): Promise<boolean> {
  const [row] = await sql.rows<{ value: string }>(`SELECT value FROM setting WHERE name = $1`, [name]);
  await pause(0);
  const next = String(Number(row?.value) + 1);
  return (
    (await sql.run(`UPDATE setting SET value = $1 WHERE name = $2 AND value = $3`, [
      next,
      name,
      row?.value ?? '',
    ])) === 1
  );
}

/**
 * The three experiments in which transactions on TypeORM's one shared SQLite connection lost acknowledged
 * rows (docs/durability.md), through the doors of `openDatabase`.
 */
onEachStore('Transactions side by side', (database) => {
  it('T1: of 50 read-modify-writes at once none is lost', async () => {
    const name = newId('balance');
    await database().write((sql) => sql.run(INSERT, [name, '0']));
    let tries = 0;
    const one = async (): Promise<void> => {
      tries += 1;
      if (!(await database().write((sql) => increment(sql, name)))) await one();
    };
    await Promise.all(Array.from({ length: 50 }, one));
    expect(await valueOf(database(), name)).to.equal('50');
    if (database().kind === 'sqlite') expect(tries, 'one writer at a time: nobody comes second').to.equal(50);
  });

  it('T2: an acknowledged insert stays when a transaction beside it rolls back', async () => {
    const [failing, plain] = [newId('failing'), newId('plain')];
    const rolledBack = database()
      .write(async (sql) => {
        await sql.run(INSERT, [failing, 'x']);
        await pause(20);
        throw new Error('rolled back');
      })
      .catch((error: Error) => error.message);
    await database().write((sql) => sql.run(INSERT, [plain, 'kept']));
    expect(await rolledBack).to.equal('rolled back');
    expect(await valueOf(database(), plain)).to.equal('kept');
    expect(await valueOf(database(), failing)).to.equal(undefined);
  });

  it('T3: whoever rolls back leaves nothing, whoever commits everything, statement by statement', async () => {
    const names = { a1: newId('a'), a2: newId('a'), b1: newId('b'), b2: newId('b') };
    const both = (first: string, second: string, fails: boolean) => async (sql: Sql) => {
      await sql.run(INSERT, [first, 'x']);
      await pause(5);
      await sql.run(INSERT, [second, 'x']);
      if (fails) throw new Error('rolled back');
    };
    const results = await Promise.allSettled([
      database().write(both(names.a1, names.a2, true)),
      database().write(both(names.b1, names.b2, false)),
    ]);
    expect(results.map(({ status }) => status)).to.deep.equal(['rejected', 'fulfilled']);
    const kept = await Promise.all(Object.values(names).map((name) => valueOf(database(), name)));
    expect(kept).to.deep.equal([undefined, undefined, 'x', 'x']);
  });

  it('readers see nothing that is not committed', async () => {
    const name = newId('hidden');
    await database().write(async (sql) => {
      await sql.run(INSERT, [name, 'x']);
      expect(await valueOf(database(), name)).to.equal(undefined);
    });
    expect(await valueOf(database(), name)).to.equal('x');
  });

  it('units that fail never touch their neighbours', async () => {
    const names = Array.from({ length: 100 }, () => newId('unit'));
    const fails = (index: number): boolean => index % 7 === 3;
    const results = await Promise.allSettled(
      names.map((name, index) =>
        database().write(async (sql) => {
          await sql.run(INSERT, [name, 'x']);
          // A unit may fail in the database as well as by itself.
          if (fails(index) && index % 2 === 0) await sql.run(INSERT, [name, 'twice']);
          if (fails(index)) throw new Error('rolled back');
          return name;
        }),
      ),
    );
    for (const [index, result] of results.entries()) {
      expect(result.status).to.equal(fails(index) ? 'rejected' : 'fulfilled');
      if (result.status === 'fulfilled') expect(result.value).to.equal(names[index]);
      expect(await valueOf(database(), names[index] ?? '')).to.equal(fails(index) ? undefined : 'x');
    }
  });
});

describe('Transactions on SQLite', () => {
  it('commit in the order in which they came', async () => {
    const place = await sqlitePlace();
    const database = await openDatabase(place.url);
    const countAfterInsert = async (sql: Sql): Promise<number> => {
      await sql.run(INSERT, [newId('place'), 'x']);
      const [row] = await sql.rows<{ count: number }>(`SELECT COUNT(*) AS count FROM setting`);
      return row?.count ?? 0;
    };
    const places = await Promise.all(Array.from({ length: 100 }, () => database.write(countAfterInsert)));
    expect(places).to.deep.equal(places.map((_place, index) => index + 1));
    await database.close();
    await place.remove();
  });
});
