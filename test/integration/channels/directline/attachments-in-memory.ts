import { type AttachmentRows } from '../../../../models/files/attachment-store';
import { type AttachmentRow } from '../../../../models/schema/attachment';

/** Rows of files, for as long as the process lives. */
export function attachmentsInMemory(): AttachmentRows & { rows: Map<string, AttachmentRow> } {
  const rows = new Map<string, AttachmentRow>();
  return {
    rows,
    save: (saved) => {
      for (const row of saved) rows.set(row.id, row);
      return Promise.resolve();
    },
    find: (id) => Promise.resolve(rows.get(id)),
    bytesIn: (conversationId) => {
      const of = [...rows.values()].filter((row) => row.conversationId === conversationId);
      return Promise.resolve(of.reduce((sum, { bytes }) => sum + bytes, 0));
    },
    bytesInAll: () => Promise.resolve([...rows.values()].reduce((sum, { bytes }) => sum + bytes, 0)),
    oldestUnsaid: () => Promise.resolve([]),
    remove: (ids) => {
      for (const id of ids) rows.delete(id);
      return Promise.resolve();
    },
  };
}
