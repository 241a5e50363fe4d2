import { type Api } from 'grammy';
import { storable } from '../../../domain/conversation/storable';
import { errorFields, repsLog } from '../../settings/logger';

const ALLOWED_UPDATES = ['message', 'callback_query'] as const;

/**
 * Asks Telegram for what reps write to their own bot. An update is acknowledged when it is on disk, and what stands
 * behind one that could not be kept waits for it.
 * @returns how to stop; resolves when the last question is over
 */
export function pollForReps(
  api: Api,
  take: (update: unknown) => Promise<unknown>,
  { holdS = 30, retryMs = 5_000 }: { holdS?: number; retryMs?: number } = {},
): () => Promise<void> {
  const stopping = new AbortController();
  const { signal } = stopping;
  const run = async (): Promise<void> => {
    let offset = 0;
    while (!signal.aborted) {
      try {
        const options = { offset, timeout: holdS, allowed_updates: ALLOWED_UPDATES };
        const updates = await api.getUpdates(options, signal as never);
        for (const update of updates) {
          await take(storable(update));
          offset = update.update_id + 1;
        }
        if (updates.length === 0) await pause(Math.min(retryMs, 200), signal);
      } catch (error) {
        if (signal.aborted) return;
        repsLog.warn(errorFields(error), 'what reps write on Telegram could not be fetched; trying again');
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
