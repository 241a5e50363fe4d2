import {
  type DataSource,
  type EntitySchema,
  type FindManyOptions,
  type FindOptionsWhere,
  type ObjectLiteral,
} from 'typeorm';
import { type Notices } from './notices';
import { type Sql } from './sql';
import { type Work } from './writer-gate';

/** What is asked of one table, in the terms of its mapping. */
export interface TableReader<Row extends ObjectLiteral> {
  find: (options: FindManyOptions<Row>) => Promise<Row[]>;
  findOne: (where: FindOptionsWhere<Row>) => Promise<Row | undefined>;
  count: (where: FindOptionsWhere<Row>) => Promise<number>;
}

/**
 * The database behind two interfaces: every write goes through `write` as one transaction, reads go through
 * `read` and never see what is not committed.
 */
export interface Database {
  kind: 'sqlite' | 'postgres';
  write: <Result>(work: Work<Sql, Result>) => Promise<Result>;
  read: Sql['rows'];
  /** Reads of a mapped table of `models/schema`, as reliable as `read`. */
  table: <Row extends ObjectLiteral>(schema: EntitySchema<Row>) => TableReader<Row>;
  /** The mapping behind `table`, for tests that compare it with the database; programs use the other members. */
  mapping: DataSource;
  /** Whether it can be read and written now; answers within a few seconds. */
  isReachable: () => Promise<boolean>;
  /** The other processes on this database. */
  notices: Notices;
  close: () => Promise<void>;
}

/**
 * The tables of a mapping behind one way of reading.
 * @param asking performs a read, and repeats it where that is harmless
 */
export function tablesOf(
  mapping: DataSource,
  asking: <Result>(read: () => Promise<Result>) => Promise<Result>,
): Database['table'] {
  return (schema) => {
    const repository = mapping.getRepository(schema);
    return {
      find: (options) => asking(() => repository.find(options)),
      findOne: (where) => asking(async () => (await repository.findOneBy(where)) ?? undefined),
      count: (where) => asking(() => repository.countBy(where)),
    };
  };
}
