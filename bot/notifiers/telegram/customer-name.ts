import { displayName, firstName } from '../../../domain/contact/contact';
import { type Handoff } from '../../../domain/handoff/handoff';
import { type Database } from '../../../models/database/database';
import { loadSnapshot } from '../../../models/turns/load';

/** The first name of whom a handoff is about; a dash while nobody knows it. */
export async function customerName(database: Database, { conversationId }: Handoff): Promise<string> {
  const loaded = await loadSnapshot(database, conversationId);
  return firstName(loaded && displayName(loaded.snapshot.contact)) ?? '–';
}
