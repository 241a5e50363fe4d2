import { type Instant } from '../../domain/time/instant';
import { type Database } from '../database/database';

/** How somebody came in: by their own password, by the team's, or by a one-time link. */
export type EntryWay = 'own' | 'team' | 'link';

/** A rep who is signed in, in one browser. Its secret is not here, only the secret's digest. */
export interface SessionRow {
  digest: string;
  repId: string;
  way: EntryWay;
  issuedAt: Instant;
  expiresAt: Instant;
}

export async function keepSession(database: Database, session: SessionRow): Promise<void> {
  const { digest, repId, way, issuedAt, expiresAt } = session;
  await database.write(async (sql) => {
    await sql.run(`DELETE FROM desk_session WHERE expires_at <= $1`, [issuedAt]);
    await sql.run(
      `INSERT INTO desk_session (digest, rep_id, way, issued_at, expires_at) VALUES ($1, $2, $3, $4, $5)`,
      [digest, repId, way, issuedAt, expiresAt],
    );
  });
}

/** The sessions among these that still stand: not signed out, not too old. */
export async function liveSessions(
  database: Database,
  digests: readonly string[],
  now: Instant,
): Promise<SessionRow[]> {
  if (digests.length === 0) return [];
  const slots = digests.map((_digest, index) => `$${index + 2}`).join(', ');
  const rows = await database.read<{
    digest: string;
    rep_id: string;
    way: EntryWay;
    issued_at: string;
    expires_at: string;
  }>(
    `SELECT digest, rep_id, way, issued_at, expires_at FROM desk_session
     WHERE expires_at > $1 AND digest IN (${slots})`,
    [now, ...digests],
  );
  return rows.map(({ digest, rep_id: repId, way, issued_at: issuedAt, expires_at: expiresAt }) => {
    return { digest, repId, way, issuedAt, expiresAt };
  });
}

/** What has been signed out meanwhile stays so. */
export async function prolongSessions(
  database: Database,
  sessions: ReadonlyArray<Pick<SessionRow, 'digest' | 'expiresAt'>>,
): Promise<void> {
  if (sessions.length === 0) return;
  await database.write(async (sql) => {
    for (const { digest, expiresAt } of sessions) {
      await sql.run(`UPDATE desk_session SET expires_at = $1 WHERE digest = $2`, [expiresAt, digest]);
    }
  });
}

export async function endSession(database: Database, digest: string): Promise<void> {
  await database.write((sql) => sql.run(`DELETE FROM desk_session WHERE digest = $1`, [digest]));
}

/** The scrypt hash of a rep's own password; undefined while they have none. */
export async function passwordHashOf(database: Database, repId: string): Promise<string | undefined> {
  const [row] = await database.read<{ hash: string }>(`SELECT hash FROM desk_password WHERE rep_id = $1`, [
    repId,
  ]);
  return row?.hash;
}

/** Ids of the reps who have a password of their own. */
export async function repsWithPassword(database: Database): Promise<ReadonlySet<string>> {
  const rows = await database.read<{ rep_id: string }>(`SELECT rep_id FROM desk_password`);
  return new Set(rows.map((row) => row.rep_id));
}

/**
 * A new password ends every session of the rep but the one it was set in.
 * @param keep the digest of that session; undefined when somebody else has set it
 */
export async function setPassword(
  database: Database,
  { repId, hash, at, keep }: { repId: string; hash: string; at: Instant; keep: string | undefined },
): Promise<void> {
  await database.write(async (sql) => {
    await sql.run(
      `INSERT INTO desk_password (rep_id, hash, changed_at) VALUES ($1, $2, $3)
       ON CONFLICT (rep_id) DO UPDATE SET hash = excluded.hash, changed_at = excluded.changed_at`,
      [repId, hash, at],
    );
    await sql.run(`DELETE FROM desk_session WHERE rep_id = $1 AND digest <> $2`, [repId, keep ?? '']);
  });
}

export async function keepEntryKey(
  database: Database,
  key: { digest: string; now: Instant; expiresAt: Instant },
): Promise<void> {
  await database.write(async (sql) => {
    await sql.run(`DELETE FROM desk_entry_key WHERE expires_at <= $1`, [key.now]);
    await sql.run(`INSERT INTO desk_entry_key (digest, expires_at) VALUES ($1, $2)`, [
      key.digest,
      key.expiresAt,
    ]);
  });
}

/** Whether a key is good, without using it up. */
export async function isEntryKey(database: Database, digest: string, now: Instant): Promise<boolean> {
  const found = await database.read(`SELECT 1 FROM desk_entry_key WHERE digest = $1 AND expires_at > $2`, [
    digest,
    now,
  ]);
  return found.length > 0;
}

/** Whether the key was good; it is not any more. Of two who use it at once, one comes in. */
export async function useEntryKey(database: Database, digest: string, now: Instant): Promise<boolean> {
  const used = await database.write((sql) =>
    sql.run(`DELETE FROM desk_entry_key WHERE digest = $1 AND expires_at > $2`, [digest, now]),
  );
  return used > 0;
}
