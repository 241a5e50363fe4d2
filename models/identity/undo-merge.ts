import { computeRung } from '../../domain/ladder/ladder';
import { daysBetween } from '../../domain/time/calendar';
import { loadEvidence } from '../contact/rows';
import { type Database } from '../database/database';
import { type Sql, type SqlValue } from '../database/sql';
import { type MergeContext } from './merge';
import { type MergeImage, moveBack } from './merge-image';

export type UndoResult = 'undone' | 'unknown' | 'too_late' | 'overtaken';

interface MergeRow {
  survivor_id: string;
  merged_id: string;
  at: string;
  image: string | null;
  undone_at: string | null;
}

/**
 * Parts two contacts again as they were: rungs, facts and consents exactly, within `undoD` days (M-5). What came
 * since stays with the survivor. A merge that others stand on is undone after those.
 */
export async function undoMerge(
  database: Database,
  mergeId: string,
  by: { repId: string; undoD: number },
  context: MergeContext,
): Promise<UndoResult> {
  return database.write(async (sql) => {
    const [row] = await sql.rows<MergeRow>(
      `SELECT survivor_id, merged_id, at, image, undone_at FROM contact_merge WHERE id = $1`,
      [mergeId],
    );
    if (!row || row.undone_at !== null || row.image === null) return 'unknown';
    if (daysBetween(row.at, context.at) > by.undoD) return 'too_late';
    if (await isOvertaken(sql, row)) return 'overtaken';
    const image = JSON.parse(row.image) as MergeImage;
    await restore(sql, row, image, context);
    await sql.run(`UPDATE contact_merge SET undone_at = $1, undone_by = $2, image = NULL WHERE id = $3`, [
      context.at,
      by.repId,
      mergeId,
    ]);
    return 'undone';
  });
}

/** Somebody else was merged with the survivor since, or the survivor became part of another. */
async function isOvertaken(
  sql: Sql,
  { survivor_id: survivor, at, merged_id: merged }: MergeRow,
): Promise<boolean> {
  const later = await sql.rows(
    `SELECT id FROM contact_merge WHERE undone_at IS NULL AND (survivor_id = $1 OR merged_id = $1)
       AND merged_id <> $2 AND at >= $3`,
    [survivor, merged, at],
  );
  const [mine] = await sql.rows<{ at: string }>(
    `SELECT at FROM contact_merge WHERE undone_at IS NULL AND merged_id = $1`,
    [survivor],
  );
  return mine !== undefined || later.length > 0;
}

async function restore(
  sql: Sql,
  { survivor_id: survivorId, merged_id: mergedId }: MergeRow,
  image: MergeImage,
  context: MergeContext,
): Promise<void> {
  for (const id of image.added?.consents ?? []) {
    await sql.run(`DELETE FROM consent_record WHERE id = $1`, [id]);
  }
  for (const id of image.added?.rungs ?? []) {
    await sql.run(`DELETE FROM rung_transition WHERE id = $1`, [id]);
  }
  await moveBack(sql, image, { from: survivorId, to: mergedId });
  // The code first goes from the survivor: it belongs to one at a time.
  await sql.run(`UPDATE contact SET referral_code = NULL WHERE id IN ($1, $2)`, [survivorId, mergedId]);
  for (const row of image.contacts) await restoreContact(sql, row);
  await climbAgain(sql, survivorId, image, context);
}

const RESTORED = [
  'language',
  'referral_code',
  'standing',
  'standing_since',
  'display_name',
  'phone',
  'email',
  'restricted_at',
  'merged_into_id',
];

/** Its version goes on counting: a turn that read it as merged is refused and runs again. */
async function restoreContact(sql: Sql, row: Readonly<Record<string, SqlValue>>): Promise<void> {
  const sets = RESTORED.map((column, index) => `${column} = $${index + 1}`).join(', ');
  await sql.run(`UPDATE contact SET ${sets}, version = version + 1 WHERE id = $${RESTORED.length + 1}`, [
    ...RESTORED.map((column) => row[column] ?? null),
    row.id ?? null,
  ]);
}

/** What the survivor has done since the merge counts for it. */
async function climbAgain(
  sql: Sql,
  survivorId: string,
  image: MergeImage,
  { at, rules, timeZone }: MergeContext,
): Promise<void> {
  const evidence = await loadEvidence({ read: sql.rows }, survivorId);
  const known = new Set((image.ordered.loyalty_event ?? []).map(({ id }) => id));
  if (evidence.every(({ id }) => known.has(id))) return;
  const [row] = await sql.rows<{ reach: string | null }>(
    `SELECT COALESCE(phone, email) AS reach FROM contact WHERE id = $1`,
    [survivorId],
  );
  const contactable = (row?.reach ?? null) !== null;
  const standing = computeRung(evidence, { rules, now: at, timeZone, contactable });
  await sql.run(`UPDATE contact SET standing = $1, standing_since = $2 WHERE id = $3 AND standing <> $1`, [
    standing,
    at,
    survivorId,
  ]);
}
