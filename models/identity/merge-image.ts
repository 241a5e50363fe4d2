import { type Sql, type SqlValue } from '../database/sql';

type Row = Readonly<Record<string, SqlValue>>;

/** What two contacts were before they became one: whole where a merge changes values, else whose each row was. */
export interface MergeImage {
  contacts: Row[];
  /** Table → ids of the merged contact's rows. */
  moved: Record<string, string[]>;
  /** Table → values of both that are numbered or settled anew. */
  ordered: Record<string, Row[]>;
  /** What the merge itself wrote. */
  added?: { consents: string[]; rungs: string[] };
}

/** Tables whose rows belong to a contact, with the name of their key; children of all of them follow by theirs. */
const OWNED: Readonly<Record<string, string>> = {
  channel_identity: 'id',
  conversation: 'id',
  message: 'id',
  profile_fact: 'id',
  consent_record: 'id',
  unanswered_question: 'id',
  handoff: 'id',
  complaint: 'id',
  lead: 'id',
  customer_order: 'order_no',
  desk_request: 'id',
  rep_note: 'id',
  testimonial: 'id',
  survey_response: 'id',
  disclosure: 'id',
  voucher: 'id',
};

/** The column that says whose a row is. */
const OWNER: Readonly<Record<string, string>> = { voucher: 'holder_id' };

const ownerOf = (table: string): string => OWNER[table] ?? 'contact_id';

/** Tables whose value repeats the contact's id. */
const WITH_BODY = ['complaint', 'lead', 'customer_order'];

/** Tables whose rows are numbered within a contact, by what they are in order. */
const ORDERED: Readonly<Record<string, { by: string; also: string }>> = {
  profile_fact: { by: 'captured_at, place, id', also: ', superseded_by_id' },
  consent_record: { by: 'at, place, id', also: '' },
  loyalty_event: { by: 'recorded_at, place, id', also: '' },
};

export async function imageOf(sql: Sql, survivorId: string, mergedId: string): Promise<MergeImage> {
  const contacts = await sql.rows<Row>(`SELECT * FROM contact WHERE id IN ($1, $2) ORDER BY id`, [
    survivorId,
    mergedId,
  ]);
  const moved: Record<string, string[]> = {};
  for (const [table, key] of Object.entries(OWNED)) {
    const rows = await sql.rows<{ key: string }>(
      `SELECT ${key} AS key FROM ${table} WHERE ${ownerOf(table)} = $1 ORDER BY 1`,
      [mergedId],
    );
    moved[table] = rows.map((row) => row.key);
  }
  moved.loyalty_event = await unsharedEvents(sql, survivorId, mergedId);
  const ordered: Record<string, Row[]> = {};
  for (const [table, { also }] of Object.entries(ORDERED)) {
    ordered[table] = await sql.rows<Row>(
      `SELECT id, place${also} FROM ${table} WHERE contact_id IN ($1, $2) ORDER BY id`,
      [survivorId, mergedId],
    );
  }
  return { contacts, moved, ordered };
}

/** Evidence that the survivor lacks: one key, one event (T4). */
async function unsharedEvents(sql: Sql, survivorId: string, mergedId: string): Promise<string[]> {
  const rows = await sql.rows<{ id: string }>(
    `SELECT id FROM loyalty_event WHERE contact_id = $1
       AND key NOT IN (SELECT key FROM loyalty_event WHERE contact_id = $2) ORDER BY id`,
    [mergedId, survivorId],
  );
  return rows.map(({ id }) => id);
}

/** Everything of one contact becomes the other's. */
export async function moveRows(sql: Sql, from: string, to: string): Promise<void> {
  for (const id of await unsharedEvents(sql, to, from)) {
    await sql.run(`UPDATE loyalty_event SET contact_id = $1 WHERE id = $2`, [to, id]);
  }
  for (const table of WITH_BODY) await rewriteBodies(sql, table, { from, to });
  for (const table of Object.keys(OWNED)) {
    const version = table === 'conversation' ? ', version = version + 1' : '';
    const owner = ownerOf(table);
    await sql.run(`UPDATE ${table} SET ${owner} = $1${version} WHERE ${owner} = $2`, [to, from]);
  }
}

/** Back to whom they were; what came since stays where it is. */
export async function moveBack(
  sql: Sql,
  image: MergeImage,
  { from, to }: { from: string; to: string },
): Promise<void> {
  for (const [table, ids] of Object.entries(image.moved)) {
    const key = OWNED[table] ?? 'id';
    const version = table === 'conversation' ? ', version = version + 1' : '';
    for (const id of ids) {
      if (WITH_BODY.includes(table)) await rewriteBodies(sql, table, { from, to, only: id });
      await sql.run(
        `UPDATE ${table} SET ${ownerOf(table)} = $1${version} WHERE ${key} = $2 AND ${ownerOf(table)} = $3`,
        [to, id, from],
      );
    }
  }
  for (const [table, rows] of Object.entries(image.ordered)) {
    for (const { id = null, place = null, superseded_by_id: by } of rows) {
      await sql.run(`UPDATE ${table} SET place = $1 WHERE id = $2`, [place, id]);
      if (by !== undefined) {
        await sql.run(`UPDATE profile_fact SET superseded_by_id = $1 WHERE id = $2`, [by, id]);
      }
    }
  }
}

async function rewriteBodies(
  sql: Sql,
  table: string,
  { from, to, only }: { from: string; to: string; only?: string },
): Promise<void> {
  const key = OWNED[table] ?? 'id';
  const rows = await sql.rows<{ key: string; body: string }>(
    `SELECT ${key} AS key, body FROM ${table} WHERE contact_id = $1`,
    [from],
  );
  for (const row of rows.filter((one) => only === undefined || one.key === only)) {
    const body = { ...(JSON.parse(row.body) as object), contactId: to };
    await sql.run(`UPDATE ${table} SET body = $1 WHERE ${key} = $2`, [JSON.stringify(body), row.key]);
  }
}

/** What is numbered within a contact is numbered in the order in which it came. */
export async function numberAnew(sql: Sql, contactId: string): Promise<void> {
  for (const [table, { by }] of Object.entries(ORDERED)) {
    const rows = await sql.rows<{ id: string }>(
      `SELECT id FROM ${table} WHERE contact_id = $1 ORDER BY ${by}`,
      [contactId],
    );
    for (const [place, { id }] of rows.entries()) {
      await sql.run(`UPDATE ${table} SET place = $1 WHERE id = $2`, [place, id]);
    }
  }
}
