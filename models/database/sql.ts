import { storableText } from '../../domain/conversation/storable';

export type SqlValue = string | number | null;

/**
 * SQL within a transaction. Placeholders are `$1 … $n`, numbered in the order in which they first stand
 * in the statement: both databases then read them alike.
 */
export interface Sql {
  /** Rows of a SELECT or a RETURNING. */
  rows: <Row>(sql: string, params?: readonly SqlValue[]) => Promise<Row[]>;
  /** How many rows an INSERT, UPDATE or DELETE touched. */
  run: (sql: string, params?: readonly SqlValue[]) => Promise<number>;
}

/** Parameters in the form both databases store. `read` and `write` convert them already; this is for other callers. */
export function storableParams(params: readonly SqlValue[]): SqlValue[] {
  return params.map((value) => (typeof value === 'string' ? storableText(value) : value));
}
