import { type Instant } from '../../domain/time/instant';
import { type Database } from '../database/database';
import { type AttachmentRow, attachmentSchema } from '../schema/attachment';
import { insert } from '../database/insert';

export type UnsaidFile = Pick<AttachmentRow, 'id' | 'conversationId' | 'bytes'>;

/** Rows of uploaded files. The bytes are files of their own; a row is written before a message names it. */
export interface AttachmentRows {
  /** All or none. */
  save: (rows: readonly AttachmentRow[]) => Promise<void>;
  find: (id: string) => Promise<AttachmentRow | undefined>;
  /** Bytes of all files of a conversation. */
  bytesIn: (conversationId: string) => Promise<number>;
  /** Bytes of all files there are. */
  bytesInAll: () => Promise<number>;
  /** Files of before a moment that no line of a transcript and no waiting message names, oldest first. */
  oldestUnsaid: (before: Instant, most: number) => Promise<UnsaidFile[]>;
  remove: (ids: readonly string[]) => Promise<void>;
}

export function attachmentRows(database: Database): AttachmentRows {
  return {
    save: (rows) => database.write(async (sql) => void (await insert(sql, attachmentSchema, rows))),
    find: (id) => database.table(attachmentSchema).findOne({ id }),
    bytesIn: async (conversationId) => {
      const [row] = await database.read<{ bytes: number | string | null }>(
        `SELECT SUM(bytes) AS bytes FROM attachment WHERE conversation_id = $1`,
        [conversationId],
      );
      return Number(row?.bytes ?? 0);
    },
    bytesInAll: async () => {
      const [row] = await database.read<{ bytes: number | string | null }>(
        `SELECT SUM(bytes) AS bytes FROM attachment`,
      );
      return Number(row?.bytes ?? 0);
    },
    oldestUnsaid: async (before, most) => {
      const rows = await database.read<{ id: string; conversation_id: string; bytes: number }>(
        `SELECT a.id, a.conversation_id, a.bytes FROM attachment a WHERE a.at < $1
         AND NOT EXISTS (SELECT 1 FROM message m
           WHERE m.conversation_id = a.conversation_id AND m.files LIKE '%' || a.id || '%')
         AND NOT EXISTS (SELECT 1 FROM inbox i WHERE i.conversation_id = a.conversation_id
           AND i.state = 'pending' AND i.input LIKE '%' || a.id || '%')
         ORDER BY a.at LIMIT ${most}`,
        [before],
      );
      return rows.map(({ id, conversation_id: conversationId, bytes }) => ({ id, conversationId, bytes }));
    },
    remove: (ids) =>
      database.write(async (sql) => {
        for (const id of ids) await sql.run(`DELETE FROM attachment WHERE id = $1`, [id]);
      }),
  };
}
