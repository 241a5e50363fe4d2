import { type RepNotice, type RepNoticeKind, isCalm } from '../../domain/handoff/rep-notice';
import { type Instant } from '../../domain/time/instant';
import { type Database } from '../database/database';
import { type Sql } from '../database/sql';

/** A notice as it is kept; `seq` counts within its handoff. */
export interface KeptNotice extends RepNotice {
  conversationId: string;
  seq: number;
  at: Instant;
}

/** Written in the transaction of the turn that decided it. */
export async function writeRepNotice(
  sql: Sql,
  conversationId: string,
  { id, handoffId, kind, reps, isShared, turnId, about }: RepNotice,
  at: Instant,
): Promise<void> {
  await sql.run(
    `INSERT INTO rep_notice (id, handoff_id, conversation_id, seq, kind, reps, shared, turn_id, at, about)
     VALUES ($1, $2, $3, (SELECT COUNT(*) FROM rep_notice WHERE conversation_id = $3), $4, $5, $6, $7, $8, $9)`,
    [
      id,
      handoffId ?? null,
      conversationId,
      kind,
      JSON.stringify(reps),
      isShared ? 1 : 0,
      turnId ?? null,
      at,
      about ?? null,
    ],
  );
}

interface NoticeRow {
  id: string;
  handoff_id: string | null;
  conversation_id: string;
  seq: number;
  kind: RepNoticeKind;
  reps: string;
  shared: number;
  turn_id: string | null;
  at: string;
  about: string | null;
}

const COLUMNS = 'id, handoff_id, conversation_id, seq, kind, reps, shared, turn_id, at, about';

function noticeOf(row: NoticeRow): KeptNotice {
  return {
    id: row.id,
    ...(row.handoff_id === null ? {} : { handoffId: row.handoff_id }),
    conversationId: row.conversation_id,
    seq: row.seq,
    kind: row.kind,
    reps: JSON.parse(row.reps) as string[],
    isShared: row.shared === 1,
    ...(row.turn_id === null ? {} : { turnId: row.turn_id }),
    ...(row.about === null ? {} : { about: row.about }),
    at: row.at,
  };
}

/** Notices that have no deliveries yet, oldest first. */
export async function newNotices(database: Database): Promise<KeptNotice[]> {
  const rows = await database.read<NoticeRow>(
    `SELECT ${COLUMNS} FROM rep_notice WHERE spread_at IS NULL ORDER BY at, seq LIMIT 200`,
  );
  return rows.map(noticeOf);
}

export async function noticeById(database: Database, id: string): Promise<KeptNotice | undefined> {
  const [row] = await database.read<NoticeRow>(`SELECT ${COLUMNS} FROM rep_notice WHERE id = $1`, [id]);
  return row && noticeOf(row);
}

/** Where a notice goes: one delivery each, so that none waits for another. */
export interface NoticePlace {
  way: string;
  place: string;
  repId: string | undefined;
  /** Until when this reader is left in peace; undefined: they are told now. */
  restsUntil?: Instant | undefined;
}

/** Makes a delivery of every place. Of two processes that do it at once, one makes each row. */
export async function spreadNotice(
  database: Database,
  notice: KeptNotice,
  places: readonly NoticePlace[],
  now: Instant,
): Promise<void> {
  await database.write(async (sql) => {
    const calm = isCalm(notice.kind) ? 1 : 0;
    for (const { way, place, repId, restsUntil } of places) {
      await sql.run(
        `INSERT INTO rep_delivery
           (notice_id, way, place, rep_id, handoff_id, seq, at, state, attempts, next_at, calm)
         VALUES ($1, $2, $3, $4, $5, $6, $7, 'waiting', 0, $8, $9) ON CONFLICT (notice_id, way, place) DO NOTHING`,
        [
          notice.id,
          way,
          place,
          repId ?? null,
          notice.handoffId ?? null,
          notice.seq,
          notice.at,
          restsUntil ?? now,
          calm,
        ],
      );
    }
    await sql.run(`UPDATE rep_notice SET spread_at = $1 WHERE id = $2 AND spread_at IS NULL`, [
      now,
      notice.id,
    ]);
  });
}
