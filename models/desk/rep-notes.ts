import { type Database } from '../database/database';
import { type RepNoteRow, repNoteSchema } from '../schema/rep-note';

/** What reps have noted about a customer, newest first. */
export function repNotes(database: Database, contactId: string, limit: number): Promise<RepNoteRow[]> {
  return database.table(repNoteSchema).find({ where: { contactId }, order: { at: 'DESC' }, take: limit });
}
