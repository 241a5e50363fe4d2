import { expect } from 'chai';
import { DataSource, type DataSourceOptions, type EntityMetadata, type Table } from 'typeorm';
import { openDatabase } from '../../../models/database/database';
import { MIGRATIONS } from '../../../models/migrations';
import { SCHEMAS } from '../../../models/schema';
import { onEachDatabase, type Place } from '../../databases';

/** What a column is, as the mapping means it and as the database has it. */
interface Shape {
  type: string;
  nullable: boolean;
  primary: boolean;
}

function mapped({ columns }: EntityMetadata): Record<string, Shape> {
  return Object.fromEntries(
    columns.map((column) => [
      column.databaseName,
      { type: String(column.type), nullable: column.isNullable, primary: column.isPrimary },
    ]),
  );
}

function made({ columns }: Table): Record<string, Shape> {
  return Object.fromEntries(
    columns.map((column) => [
      column.name,
      { type: column.type.toLowerCase(), nullable: column.isNullable, primary: column.isPrimary },
    ]),
  );
}

function optionsOf(url: string): DataSourceOptions {
  const common = { entities: SCHEMAS, migrations: MIGRATIONS };
  if (!url.startsWith('sqlite:')) return { type: 'postgres', url, ...common };
  return { type: 'sqlite', database: url.slice('sqlite:'.length), ...common };
}

onEachDatabase('The schema', (makePlace) => {
  let place: Place;

  beforeEach(async () => {
    place = await makePlace();
  });

  afterEach(() => place.remove());

  async function onSource(work: (source: DataSource) => Promise<void>): Promise<void> {
    const source = await new DataSource(optionsOf(place.url)).initialize();
    try {
      await work(source);
    } finally {
      await source.destroy();
    }
  }

  async function compare(source: DataSource): Promise<void> {
    const runner = source.createQueryRunner();
    for (const metadata of source.entityMetadatas) {
      const table = await runner.getTable(metadata.tableName);
      expect(table && made(table), metadata.tableName).to.deep.equal(mapped(metadata));
    }
    await runner.release();
  }

  it('of the migrations is the schema of the mapping, column by column', async () => {
    await onSource(async (source) => {
      await source.runMigrations();
      expect(source.entityMetadatas).to.have.length(SCHEMAS.length);
      await compare(source);
    });
  });

  it('can be taken down and put up again', async () => {
    await onSource(async (source) => {
      await source.runMigrations();
      for (let step = 0; step < MIGRATIONS.length; step += 1) await source.undoLastMigration();
      const runner = source.createQueryRunner();
      const left = (await runner.getTables()).map(({ name }) => name.split('.').at(-1));
      expect(left).to.include('migrations');
      expect(
        left.filter((name) => source.entityMetadatas.some(({ tableName }) => tableName === name)),
      ).to.deep.equal([]);
      await runner.release();
      expect(await source.runMigrations()).to.have.length(MIGRATIONS.length);
      await compare(source);
    });
  });

  it('is made once, and what is in it stays when the bot starts again', async () => {
    const first = await openDatabase(place.url);
    await first.write((sql) => sql.run(`INSERT INTO setting (name, value) VALUES ('kept', 'x')`));
    await first.close();
    const second = await openDatabase(place.url);
    expect(await second.read(`SELECT value FROM setting WHERE name = 'kept'`)).to.deep.equal([
      { value: 'x' },
    ]);
    await second.close();
  });

  it('is made once when several processes start together (a SQLite file belongs to one)', async function () {
    if (place.url.startsWith('sqlite:')) this.skip();
    const databases = await Promise.all([1, 2, 3].map(() => openDatabase(place.url)));
    const [row] =
      (await databases[0]?.read<{ count: string }>(`SELECT COUNT(*) AS count FROM migrations`)) ?? [];
    expect(Number(row?.count)).to.equal(MIGRATIONS.length);
    for (const database of databases) await database.close();
  });
});
