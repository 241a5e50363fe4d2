import { type Lead } from '../../domain/leads/lead';
import { type ScoreBooks, scoreNow } from '../../domain/leads/score-now';
import { type Standing } from '../../domain/ladder/rung';
import { type Instant } from '../../domain/time/instant';
import { type Database } from '../database/database';
import { type SqlValue } from '../database/sql';
import { PERSONAL_DATA } from './personal-data';

type Row = Readonly<Record<string, SqlValue>>;

/** Everything that is kept of a person, by table, as it may be handed to them (PDP 7, T53). */
export interface PersonalExport {
  exportedAt: Instant;
  tables: Record<string, Array<Record<string, unknown>>>;
}

/** Counters and marks that say nothing of anybody. */
const TECHNICAL: ReadonlySet<string> = new Set([
  'version',
  'place',
  'in_seq',
  'out_seq',
  'state_version',
  'erase_at',
  'image',
]);

/** Columns that hold JSON. */
const JSON_COLUMNS: ReadonlySet<string> = new Set([
  'body',
  'state',
  'payload',
  'recognition',
  'files',
  'context',
  'offers',
  'evidence_event_ids',
]);

/** @returns undefined when there is no such person, or nothing is left of them */
export async function exportOf(
  database: Database,
  contactId: string,
  { views, now }: { views: ScoreBooks; now: Instant },
): Promise<PersonalExport | undefined> {
  const [contact] = await database.read<Row>(
    `SELECT * FROM contact WHERE id = $1 AND erased_at IS NULL AND merged_into_id IS NULL`,
    [contactId],
  );
  if (!contact) return undefined;
  const tables: PersonalExport['tables'] = {};
  for (const [table, rule] of Object.entries(PERSONAL_DATA)) {
    if (rule.person === 'none' || !rule.exported) continue;
    tables[table] = (await rowsOf(database, table, rule.by, contactId)).map(readable);
  }
  tables.lead = (tables.lead ?? []).map((row) => withScore(row, contact, views, now));
  return { exportedAt: now, tables };
}

function rowsOf(database: Database, table: string, by: string, contactId: string): Promise<Row[]> {
  const whose =
    by === 'conversation_id'
      ? `conversation_id IN (SELECT id FROM conversation WHERE contact_id = $1)`
      : `${by} = $1`;
  return database.read<Row>(`SELECT * FROM ${table} WHERE ${whose} ORDER BY 1`, [contactId]);
}

function readable(row: Row): Record<string, unknown> {
  const entries = Object.entries(row)
    .filter(([name, value]) => !TECHNICAL.has(name) && value !== null)
    .map(([name, value]) => [
      name,
      JSON_COLUMNS.has(name) && typeof value === 'string' ? (JSON.parse(value) as unknown) : value,
    ]);
  return Object.fromEntries(entries) as Record<string, unknown>;
}

/** With every point explained, as it stands now. */
function withScore(
  row: Record<string, unknown>,
  { standing, source, phone, email }: Row,
  books: ScoreBooks,
  now: Instant,
): Record<string, unknown> {
  const contactable = phone !== null || email !== null;
  const prospect = { standing: standing as Standing, source: String(source), contactable };
  return { ...row, score: scoreNow(row.body as Lead, prospect, books, now) };
}
