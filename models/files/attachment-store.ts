import { type Database } from '../database/database';
import { type AttachmentRow, attachmentSchema } from '../schema/attachment';
import { insert } from '../database/insert';

/** Rows of uploaded files. The bytes are files of their own; a row is written before a message names it. */
export interface AttachmentRows {
  /** All or none. */
  save: (rows: readonly AttachmentRow[]) => Promise<void>;
  find: (id: string) => Promise<AttachmentRow | undefined>;
  /** Bytes of all files of a conversation. */
  bytesIn: (conversationId: string) => Promise<number>;
  remove: (ids: readonly string[]) => Promise<void>;
}

export function attachmentRows(database: Database): AttachmentRows {
  return {
    save: (rows) => database.write(async (sql) => void (await insert(sql, attachmentSchema, rows))),
    find: async (id) => {
      const repository = database.reader.getRepository<AttachmentRow>(attachmentSchema);
      return (await repository.findOneBy({ id })) ?? undefined;
    },
    bytesIn: async (conversationId) => {
      const [row] = await database.read<{ bytes: number | string | null }>(
        `SELECT SUM(bytes) AS bytes FROM attachment WHERE conversation_id = $1`,
        [conversationId],
      );
      return Number(row?.bytes ?? 0);
    },
    remove: (ids) =>
      database.write(async (sql) => {
        for (const id of ids) await sql.run(`DELETE FROM attachment WHERE id = $1`, [id]);
      }),
  };
}
