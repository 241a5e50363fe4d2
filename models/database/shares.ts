import { type Instant } from '../../domain/time/instant';
import { type Database } from './database-interface';

/** What has been taken of something that is limited for a while. */
export interface TakenShare {
  taken: number;
  /** When all of it may be taken again. */
  endsAt: Instant;
}

/**
 * Takes a share of something that is limited over all processes and returns the total taken by now; the caller
 * decides whether that is too much.
 * @param key whose share of what; must not reveal an address
 * @param endsAt the end of a period that begins now; a running period keeps its own
 */
export async function takeShare(
  database: Database,
  key: string,
  amount: number,
  period: { now: Instant; endsAt: Instant },
): Promise<TakenShare> {
  const { now, endsAt } = period;
  return database.write(async (sql) => {
    const [row] = await sql.rows<{ taken: number | string; ends_at: Instant }>(
      `INSERT INTO taken_share (key, taken, ends_at) VALUES ($1, $2, $3)
       ON CONFLICT (key) DO UPDATE SET
         taken = CASE WHEN taken_share.ends_at <= $4 THEN 0 ELSE taken_share.taken END + excluded.taken,
         ends_at = CASE WHEN taken_share.ends_at <= $4 THEN excluded.ends_at ELSE taken_share.ends_at END
       RETURNING taken, ends_at`,
      [key, amount, endsAt, now],
    );
    const share = { taken: Number(row?.taken ?? amount), endsAt: row?.ends_at ?? endsAt };
    // Whoever begins a while takes away those that are over.
    if (share.endsAt === endsAt) await sql.run(`DELETE FROM taken_share WHERE ends_at <= $1`, [now]);
    return share;
  });
}
