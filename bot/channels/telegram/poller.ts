import { type Api } from 'grammy';
import { storable } from '../../../domain/conversation/storable';
import { errorFields, telegramLog } from '../../settings/logger';
import { type Receiver } from './receiver';
import { ALLOWED_UPDATES } from './update';

export interface PollerOptions {
  /** How long Telegram holds a question that has no answer yet, in seconds. */
  holdS: number;
  /** Wait after a failure, in milliseconds. */
  retryMs: number;
}

/** Asks Telegram for updates, for a bot that has no public address. One at a time: Telegram allows no more. */
export class Poller {
  private readonly stopping = new AbortController();
  private running: Promise<void> | undefined;

  constructor(
    private readonly api: Api,
    private readonly receiver: Receiver,
    private readonly options: PollerOptions,
  ) {}

  start(): void {
    this.running ??= this.run();
  }

  /** Resolves when the last question is over; what came with it and was not kept comes again at the next start. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private async run(): Promise<void> {
    let offset = 0;
    while (!this.stopping.signal.aborted) {
      try {
        const next = await this.poll(offset);
        // An answer at once and empty is a server that does not hold; asking it without end helps nobody.
        if (next === offset) await this.pause(Math.min(this.options.retryMs, 200));
        offset = next;
      } catch (error) {
        if (this.stopping.signal.aborted) return;
        telegramLog.warn(errorFields(error), 'updates could not be fetched; trying again');
        await this.pause(this.options.retryMs);
      }
    }
  }

  /** @returns the offset that acknowledges what was kept, and nothing behind the first that was not */
  private async poll(offset: number): Promise<number> {
    const updates = await this.api.getUpdates(
      { offset, timeout: this.options.holdS, allowed_updates: ALLOWED_UPDATES },
      this.stopping.signal as never,
    );
    const outcomes = await Promise.allSettled(
      updates.map((update) => this.receiver.receive(storable(update))),
    );
    const failed = outcomes.findIndex(({ status }) => status === 'rejected');
    const last = updates[failed === -1 ? updates.length - 1 : failed - 1];
    if (failed !== -1) {
      telegramLog.warn(
        { updates: updates.length - failed },
        'updates could not be kept; they are fetched again',
      );
      await this.pause(this.options.retryMs);
    }
    return last ? last.update_id + 1 : offset;
  }

  private async pause(ms: number): Promise<void> {
    const { signal } = this.stopping;
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
}
