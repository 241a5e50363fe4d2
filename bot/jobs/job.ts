import { type Views } from '../../dialogs/contract/turn';
import { type Due } from '../../domain/conversation/due';
import { type Instant } from '../../domain/time/instant';
import { type Database } from '../../models/database/database';
import { type FileStore } from '../files/file-store';
import { type Intake } from '../pipeline/intake';

/** What a job works with. */
export interface JobContext {
  database: Database;
  intake: Pick<Intake, 'accept'>;
  files: Pick<FileStore, 'remove'>;
  /** Rules, calendar and roster, as they are now. */
  views: () => Views;
  clock: () => Instant;
}

/** Something that must happen at a time. Any number of processes run it side by side; repeating it harms nothing. */
export interface Job {
  /** Its name in the log, and in the keys of what it begins. */
  name: string;
  everyMs: number;
  run: (context: JobContext) => Promise<void>;
}

/** A moment that has come in a conversation. */
export interface DueTurn {
  conversationId: string;
  /** Names this moment among those of its job: the same name is the same moment, and happens once. */
  id: string;
  due: Due;
}

/**
 * A job that finds by reading what is due, and leaves the doing to the conversation's own pipeline: each moment
 * becomes an inbox row under a unique key, so that N schedulers begin one turn, and the turn is written with
 * what it says, or not at all.
 */
export function turnJob(
  name: string,
  everyMs: number,
  find: (context: JobContext, now: Instant) => Promise<DueTurn[]>,
): Job {
  return {
    name,
    everyMs,
    run: async (context) => {
      const now = context.clock();
      const moments = (await find(context, now)).map((moment) => ({
        ...moment,
        key: `job:${name}:${moment.id}`,
      }));
      const begun = await keptKeys(
        context.database,
        moments.map(({ key }) => key),
      );
      for (const { conversationId, key, due } of moments) {
        if (begun.has(key)) continue;
        const input = { kind: 'due', due } as const;
        await context.intake.accept({
          conversationId,
          channelKey: key,
          input,
          receivedAt: now,
          echo: undefined,
        });
      }
    },
  };
}

/** Those that were begun before: asked in one read, so that what stays due costs no write each time. */
async function keptKeys(database: Database, keys: readonly string[]): Promise<ReadonlySet<string>> {
  if (keys.length === 0) return new Set();
  const slots = keys.map((_key, index) => `$${index + 1}`).join(', ');
  const rows = await database.read<{ channel_key: string }>(
    `SELECT channel_key FROM inbox WHERE channel_key IN (${slots})`,
    keys,
  );
  return new Set(rows.map((row) => row.channel_key));
}
