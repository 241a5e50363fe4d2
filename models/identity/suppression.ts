import { createHmac, randomBytes } from 'node:crypto';
import { type Instant } from '../../domain/time/instant';
import { type Sql } from '../database/sql';

const KEY = 'suppression_key';

/**
 * What is left of a telephone number or an address that was erased: a keyed hash, by which a later import finds that
 * nothing may be advertised there (V-5). Without the key, which never leaves the database, nobody tells the number.
 */
export async function suppressionHash(sql: Pick<Sql, 'rows' | 'run'>, address: string): Promise<string> {
  const made = randomBytes(32).toString('base64url');
  await sql.run(`INSERT INTO setting (name, value) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING`, [
    KEY,
    made,
  ]);
  const [row] = await sql.rows<{ value: string }>(`SELECT value FROM setting WHERE name = $1`, [KEY]);
  return createHmac('sha256', row?.value ?? made)
    .update(address)
    .digest('base64url');
}

export async function suppress(sql: Sql, addresses: readonly string[], at: Instant): Promise<void> {
  for (const address of addresses) {
    const hash = await suppressionHash(sql, address);
    await sql.run(`INSERT INTO suppressed_key (hash, at) VALUES ($1, $2) ON CONFLICT (hash) DO NOTHING`, [
      hash,
      at,
    ]);
  }
}

/** Whether an address is of somebody who had everything about them erased. */
export async function isSuppressed(sql: Pick<Sql, 'rows' | 'run'>, address: string): Promise<boolean> {
  const hash = await suppressionHash(sql, address);
  const rows = await sql.rows(`SELECT hash FROM suppressed_key WHERE hash = $1`, [hash]);
  return rows.length > 0;
}
