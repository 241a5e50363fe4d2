import { type Database } from '../../../models/database/database';
import { repAt } from '../../../models/turns/rep-links';
import { type Rep } from '../rep-acts';
import { TELEGRAM_WAY } from './telegram-way';

/** The roster, and where each chat that a rep has linked is kept. */
export interface LinkedReps {
  database: Database;
  reps: ReadonlyMap<string, Rep>;
}

/** Whose chat this is; undefined for everybody who has not linked it. */
export async function repOfChat({ database, reps }: LinkedReps, chatId: number): Promise<Rep | undefined> {
  const known = await repAt(database, TELEGRAM_WAY, String(chatId));
  return known === undefined ? undefined : reps.get(known);
}
