import { type DataSource } from 'typeorm';
import { type Notices } from './notices';
import { type Sql } from './sql';
import { type Work } from './writer-gate';

/**
 * The database behind two doors: every write goes through `write` as one transaction, reads go through
 * `read` and never see what is not committed.
 */
export interface Database {
  kind: 'sqlite' | 'postgres';
  write: <Result>(work: Work<Sql, Result>) => Promise<Result>;
  read: Sql['rows'];
  /** For repositories over `models/schema`; queries only. */
  reader: DataSource;
  /** Whether it can be read and written now; answers within a few seconds. */
  isReachable: () => Promise<boolean>;
  /** The other processes on this database. */
  notices: Notices;
  close: () => Promise<void>;
}
