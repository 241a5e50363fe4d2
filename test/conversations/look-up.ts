import { type Snapshot } from '../../domain/contact/snapshot';
import { type Bot } from '../../bot/assembly/bot';

export type LookUp = (stored: Stored, value: string) => Promise<void> | void;

export interface Stored {
  snapshot: Snapshot;
  bot: Bot;
}
