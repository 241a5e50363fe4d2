import { type Instant } from '../../domain/time/instant';
import { type Database } from '../database/database';

/** Where a rep can be reached by a way of their own, e.g. the number of their chat with the bot on Telegram. */
export interface RepLink {
  way: string;
  repId: string;
  place: string;
}

interface LinkRow {
  way: string;
  rep_id: string;
  place: string;
}

const linkOf = ({ way, rep_id: repId, place }: LinkRow): RepLink => ({ way, repId, place });

export async function repLinks(database: Database): Promise<RepLink[]> {
  return (await database.read<LinkRow>(`SELECT way, rep_id, place FROM rep_link ORDER BY way, rep_id`)).map(
    linkOf,
  );
}

/** Whose place it is; undefined for a stranger's. */
export async function repAt(database: Database, way: string, place: string): Promise<string | undefined> {
  const [row] = await database.read<LinkRow>(
    `SELECT way, rep_id, place FROM rep_link WHERE way = $1 AND place = $2`,
    [way, place],
  );
  return row?.rep_id;
}

export async function keepLinkCode(
  database: Database,
  code: { digest: string; repId: string; now: Instant; expiresAt: Instant },
): Promise<void> {
  await database.write(async (sql) => {
    await sql.run(`DELETE FROM rep_link_code WHERE expires_at <= $1 OR rep_id = $2`, [code.now, code.repId]);
    await sql.run(`INSERT INTO rep_link_code (digest, rep_id, expires_at) VALUES ($1, $2, $3)`, [
      code.digest,
      code.repId,
      code.expiresAt,
    ]);
  });
}

/**
 * Uses a code up and links the place to its rep; a rep has one place a way, and a place one rep: the newest holds.
 * @returns the rep, or undefined when the code is wrong, used or too old
 */
export async function linkByCode(
  database: Database,
  link: { digest: string; way: string; place: string; now: Instant },
): Promise<string | undefined> {
  const { digest, way, place, now } = link;
  return database.write(async (sql) => {
    const [code] = await sql.rows<{ rep_id: string }>(
      `DELETE FROM rep_link_code WHERE digest = $1 AND expires_at > $2 RETURNING rep_id`,
      [digest, now],
    );
    if (!code) return undefined;
    await sql.run(`DELETE FROM rep_link WHERE way = $1 AND (place = $2 OR rep_id = $3)`, [
      way,
      place,
      code.rep_id,
    ]);
    await sql.run(`INSERT INTO rep_link (way, rep_id, place, linked_at) VALUES ($1, $2, $3, $4)`, [
      way,
      code.rep_id,
      place,
      now,
    ]);
    return code.rep_id;
  });
}

export async function unlink(database: Database, way: string, place: string): Promise<boolean> {
  const ended = await database.write((sql) =>
    sql.run(`DELETE FROM rep_link WHERE way = $1 AND place = $2`, [way, place]),
  );
  return ended > 0;
}
