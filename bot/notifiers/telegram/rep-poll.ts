import { type Api } from 'grammy';
import { storable } from '../../../domain/conversation/storable';
import { isOutage } from '../../../models/database/outage';
import { errorFields, repsLog } from '../../settings/logger';

const ALLOWED_UPDATES = ['message', 'edited_message', 'callback_query'] as const;

/** An update that fails so often while the database works is left out, so that it does not hold up those behind it. */
const TRIES = 3;

/** What is done with the updates of the reps' bot. */
export interface RepUpdates {
  take: (update: unknown) => Promise<unknown>;
  /** Tells the sender of one that cannot be taken; never rejects. */
  leaveOut: (update: unknown) => Promise<void>;
}

/**
 * Asks Telegram for what reps write to their own bot. An update is acknowledged when it is on disk, or when its sender
 * has been told that it cannot be taken; while the database is away everything waits.
 * @returns how to stop; resolves when the last question is over
 */
export function pollForReps(
  api: Api,
  updates: RepUpdates,
  { holdS = 30, retryMs = 5_000 }: { holdS?: number; retryMs?: number } = {},
): () => Promise<void> {
  const stopping = new AbortController();
  const { signal } = stopping;
  let failures = 0;
  const taken = async (update: unknown, updateId: number): Promise<void> => {
    try {
      await updates.take(update);
    } catch (error) {
      if (isOutage(error)) throw error;
      failures += 1;
      if (failures < TRIES) throw error;
      repsLog.error(
        { ...errorFields(error), updateId },
        'an update of a rep is left out; its sender is told',
      );
      await updates.leaveOut(update);
    }
  };
  const run = async (): Promise<void> => {
    let offset = 0;
    while (!signal.aborted) {
      try {
        const options = { offset, timeout: holdS, allowed_updates: ALLOWED_UPDATES };
        const fetched = await api.getUpdates(options, signal as never);
        for (const update of fetched) {
          await taken(storable(update), update.update_id);
          offset = update.update_id + 1;
          failures = 0;
        }
        if (fetched.length === 0) await pause(Math.min(retryMs, 200), signal);
      } catch (error) {
        if (signal.aborted) return;
        repsLog.warn(errorFields(error), 'what reps write on Telegram could not be taken; trying again');
        await pause(retryMs, signal);
      }
    }
  };
  const running = run();
  return async () => {
    stopping.abort();
    await running;
  };
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise<void>((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done);
  });
}
