import { type Instant } from '../../domain/time/instant';
import { errorFields, turnLog } from '../settings/logger';
import { type Settlement } from './intake';
import { OneAtATime } from './one-at-a-time';
import { type TurnDeps, TurnConflictError, failTurn, runTurn } from './turn';

/** A turn that throws is tried so often before the message is given up (architecture §4, trouble). */
const TRIES = 3;
/** Wait before a conversation is tried again: what blinks has come back by then. */
const RETRY_MS = 500;
/** How often messages left behind by another process are looked for, and how old they must be. */
const SWEEP_MS = 15_000;

/**
 * One turn at a time per conversation, in order of arrival; different conversations side by side. What it
 * does not know after a crash it finds again in the inbox.
 */
export class TurnRunner {
  private readonly turns: OneAtATime;
  private readonly listeners = new Map<string, Array<(how: Settlement) => void>>();
  private readonly tries = new Map<string, number>();
  private readonly timers = new Set<NodeJS.Timeout>();
  private sweeper: NodeJS.Timeout | undefined;

  constructor(
    private readonly deps: TurnDeps,
    private readonly onCommitted: (conversationId: string) => void = () => undefined,
  ) {
    this.turns = new OneAtATime(
      (id) => this.step(id),
      (conversationId, error) => {
        const said = 'a turn could not be finished; it is tried again';
        turnLog.error({ conversationId, ...errorFields(error) }, said);
        this.later(conversationId);
      },
    );
  }

  /** Takes up what a former process left, and looks for more from time to time. */
  async start(): Promise<void> {
    await this.sweep(this.deps.clock());
    this.sweeper = setInterval(() => void this.sweepLate(), SWEEP_MS);
    this.sweeper.unref();
  }

  /** Starts no further turn; resolves when those that run are done. */
  async stop(): Promise<void> {
    clearInterval(this.sweeper);
    for (const timer of this.timers) clearTimeout(timer);
    await this.turns.stop();
  }

  /** Something waits in a conversation. */
  wake(conversationId: string): void {
    this.turns.wake(conversationId);
  }

  /** Resolves when the turn of an accepted message is committed, here or elsewhere. */
  async settled(messageId: string): Promise<Settlement> {
    const waiting = new Promise<Settlement>((resolve) => {
      this.listeners.set(messageId, [...(this.listeners.get(messageId) ?? []), resolve]);
    });
    const state = await this.deps.store.messageState(messageId);
    if (state === 'done' || state === 'failed') this.settle(messageId, state);
    return waiting;
  }

  /** @returns whether something waits still */
  private async step(conversationId: string): Promise<boolean> {
    const failures = this.tries.get(conversationId) ?? 0;
    const gaveUp = failures >= TRIES;
    try {
      const run = gaveUp ? failTurn : runTurn;
      const result = await run(this.deps, conversationId);
      this.tries.delete(conversationId);
      if (result.status === 'idle') {
        await this.settleElsewhere();
        return false;
      }
      for (const messageId of result.settled) this.settle(messageId, gaveUp ? 'failed' : 'done');
      this.onCommitted(conversationId);
      return result.more;
    } catch (error) {
      // Where not even an apology can be kept, it is not the message that is broken: it gets its tries again.
      if (gaveUp) this.tries.delete(conversationId);
      else if (await this.isToBlame(conversationId, error)) this.tries.set(conversationId, failures + 1);
      throw error;
    }
  }

  /** Whether the message made the turn fail, and not somebody who was faster or a database that is away. */
  private async isToBlame(conversationId: string, error: unknown): Promise<boolean> {
    if (error instanceof TurnConflictError) return false;
    return this.deps.store.pending(conversationId).then(
      () => true,
      () => false,
    );
  }

  /** Nothing waits here: what somebody still listens for, another process may have answered. */
  private async settleElsewhere(): Promise<void> {
    for (const messageId of this.listeners.keys()) {
      const state = await this.deps.store.messageState(messageId);
      if (state === 'done' || state === 'failed') this.settle(messageId, state);
    }
  }

  private settle(messageId: string, how: Settlement): void {
    for (const resolve of this.listeners.get(messageId) ?? []) resolve(how);
    this.listeners.delete(messageId);
  }

  private later(conversationId: string): void {
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      this.wake(conversationId);
    }, RETRY_MS);
    this.timers.add(timer);
  }

  private async sweep(before: Instant): Promise<void> {
    for (const conversationId of await this.deps.store.waiting(before)) this.wake(conversationId);
  }

  private async sweepLate(): Promise<void> {
    try {
      await this.sweep(new Date(Date.parse(this.deps.clock()) - SWEEP_MS).toISOString());
    } catch (error) {
      turnLog.error(errorFields(error), 'the inbox could not be swept');
    }
  }
}
