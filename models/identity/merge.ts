import { type LadderRules } from '../../domain/ladder/rules';
import { computeRung } from '../../domain/ladder/ladder';
import { areInConflict, overtaken, stricterConsents } from '../../domain/identity/merged';
import { type Instant } from '../../domain/time/instant';
import { loadConsents, loadEvidence, loadFacts } from '../contact/rows';
import { insert } from '../database/insert';
import { type Sql, type SqlValue } from '../database/sql';
import { consentRecordSchema } from '../schema/profile';
import { rungTransitionSchema } from '../schema/ladder';
import { type MergeImage, imageOf, moveRows, numberAnew } from './merge-image';
import { strongKeysOf, reportConflict } from './strong-keys';

/** What merging works with. */
export interface MergeContext {
  at: Instant;
  newId: (kind: string) => string;
  rules: LadderRules;
  timeZone: string;
}

interface ContactLine {
  id: string;
  created_at: string;
  standing: string;
  language: string | null;
  referral_code: string | null;
  restricted_at: string | null;
}

/**
 * Makes two contacts one (M-5): the older survives and gets what both are and have; of consents the stricter wins;
 * the rung is computed anew. A pre-image is kept, from which `undoMerge` restores both exactly. Merging what is
 * merged already changes nothing (T25). Two people that cannot be one are put before a supervisor (M-3).
 * @returns the survivor; undefined when they were not merged
 */
export async function mergeContacts(
  sql: Sql,
  pair: readonly [string, string],
  reason: string,
  context: MergeContext,
): Promise<string | undefined> {
  const lines = await locked(sql, pair);
  const [survivor, merged] = lines;
  if (!survivor || !merged) return undefined;
  if (areInConflict(await strongKeysOf(sql, survivor.id), await strongKeysOf(sql, merged.id))) {
    await reportConflict(sql, [survivor.id, merged.id], context);
    return undefined;
  }
  const image = await imageOf(sql, survivor.id, merged.id);
  const consents = await restated(sql, survivor.id, merged.id, context);
  await moveRows(sql, merged.id, survivor.id);
  await insert(sql, consentRecordSchema, consents);
  await numberAnew(sql, survivor.id);
  await settleFacts(sql, survivor.id);
  await writeContacts(sql, survivor, merged);
  const rungs = await climbed(sql, survivor, context);
  const added = { consents: consents.map(({ id }) => id), rungs };
  await keepImage(sql, [survivor.id, merged.id], reason, { ...image, added }, context);
  return survivor.id;
}

/** Older first, always locked in the same order, so that two merges never wait for each other. */
async function locked(sql: Sql, pair: readonly [string, string]): Promise<ContactLine[]> {
  const lines: ContactLine[] = [];
  for (const id of [...new Set(pair)].sort()) {
    lines.push(
      ...(await sql.rows<ContactLine>(
        `UPDATE contact SET version = version + 1
         WHERE id = $1 AND merged_into_id IS NULL AND erased_at IS NULL
         RETURNING id, created_at, standing, language, referral_code, restricted_at`,
        [id],
      )),
    );
  }
  const order = ({ created_at: at, id }: ContactLine): string => `${at} ${id}`;
  return lines.sort((a, b) => (order(a) < order(b) ? -1 : 1));
}

async function restated(
  sql: Sql,
  survivorId: string,
  mergedId: string,
  { at, newId }: MergeContext,
): Promise<Array<Awaited<ReturnType<typeof loadConsents>>[number] & { contactId: string; place: number }>> {
  const reader = { read: sql.rows };
  const [one, other] = [await loadConsents(reader, survivorId), await loadConsents(reader, mergedId)];
  return stricterConsents(one, other).map((consent, index) => ({
    ...consent,
    id: newId('consent'),
    at,
    contactId: survivorId,
    place: one.length + other.length + index,
  }));
}

async function settleFacts(sql: Sql, contactId: string): Promise<void> {
  for (const { id, by } of overtaken(await loadFacts({ read: sql.rows }, contactId))) {
    await sql.run(`UPDATE profile_fact SET superseded_by_id = $1 WHERE id = $2`, [by, id]);
  }
}

/** What the desk lists by, from the facts that stand; the merged one has nothing of its own any more. */
async function writeContacts(sql: Sql, survivor: ContactLine, merged: ContactLine): Promise<void> {
  await sql.run(
    `UPDATE contact SET merged_into_id = $1, display_name = NULL, phone = NULL, email = NULL, referral_code = NULL
     WHERE id = $2`,
    [survivor.id, merged.id],
  );
  const facts = await loadFacts({ read: sql.rows }, survivor.id);
  const standing = (key: string): SqlValue =>
    facts.find((fact) => fact.key === key && fact.supersededById === undefined)?.value ?? null;
  await sql.run(
    `UPDATE contact SET display_name = $1, phone = $2, email = $3, language = $4, referral_code = $5,
       restricted_at = $6 WHERE id = $7`,
    [
      standing('display_name'),
      standing('phone'),
      standing('email'),
      survivor.language ?? merged.language,
      survivor.referral_code ?? merged.referral_code,
      survivor.restricted_at ?? merged.restricted_at,
      survivor.id,
    ],
  );
}

/** @returns the ids of the rungs crossed */
async function climbed(sql: Sql, survivor: ContactLine, context: MergeContext): Promise<string[]> {
  const { at, newId, rules, timeZone } = context;
  const evidence = await loadEvidence({ read: sql.rows }, survivor.id);
  const [row] = await sql.rows<{ reach: string | null }>(
    `SELECT COALESCE(phone, email) AS reach FROM contact WHERE id = $1`,
    [survivor.id],
  );
  const contactable = row?.reach !== null && row?.reach !== undefined;
  const to = computeRung(evidence, { rules, now: at, timeZone, contactable });
  if (to === survivor.standing) return [];
  const id = newId('transition');
  const from = survivor.standing as typeof to;
  await insert(sql, rungTransitionSchema, [
    {
      id,
      contactId: survivor.id,
      from,
      to,
      at,
      place: evidence.length,
      direction: 'merge',
      evidenceEventIds: [],
    },
  ]);
  await sql.run(`UPDATE contact SET standing = $1, standing_since = $2 WHERE id = $3`, [to, at, survivor.id]);
  return [id];
}

async function keepImage(
  sql: Sql,
  [survivorId, mergedId]: readonly [string, string],
  reason: string,
  image: MergeImage,
  { at, newId }: MergeContext,
): Promise<void> {
  await sql.run(
    `INSERT INTO contact_merge (id, survivor_id, merged_id, reason, at, image) VALUES ($1, $2, $3, $4, $5, $6)`,
    [newId('merge'), survivorId, mergedId, reason, at, JSON.stringify(image)],
  );
}
