import { type Instant } from '../../domain/time/instant';
import { isOutage } from '../../models/database/outage';
import { errorFields, turnLog } from '../settings/logger';
import { parkedMessages, secondsSince, turnFailures, turnSeconds } from '../settings/measures';
import { type Settlement } from './intake';
import { OneAtATime } from './one-at-a-time';
import { type TurnDeps, TurnConflictError, failTurn, runTurn } from './turn';

/** A turn that throws is tried so often before the message is given up (architecture §4, trouble). */
const TRIES = 3;
/** So often that goes on: three tries and an apology that cannot be written either. Then the message is parked. */
const ROUNDS = 3;
/** Wait before a conversation is tried again: what blinks has come back by then. */
const RETRY_MS = 500;
/** While nothing is the message's fault, waits double up to this: a database that is away is not besieged. */
const LONGEST_RETRY_MS = 4_000;
/** How often messages left behind by another process are looked for, and how old they must be. */
const SWEEP_MS = 15_000;

/**
 * One turn at a time per conversation, in order of arrival; different conversations side by side. After a crash
 * it finds the open messages again in the inbox.
 */
export class TurnRunner {
  private readonly turns: OneAtATime;
  private readonly listeners = new Map<string, Array<(how: Settlement) => void>>();
  private readonly tries = new Map<string, number>();
  /** How often in a row a conversation had to wait. */
  private readonly waits = new Map<string, number>();
  private readonly timers = new Set<NodeJS.Timeout>();
  private sweeper: NodeJS.Timeout | undefined;

  constructor(
    private readonly deps: TurnDeps,
    private readonly onCommitted: (conversationId: string) => void = () => undefined,
  ) {
    this.turns = new OneAtATime(
      (id) => this.step(id),
      (conversationId, error) => {
        const level = error instanceof TurnConflictError ? 'info' : 'error';
        turnLog[level](
          { conversationId, ...errorFields(error) },
          'a turn could not be finished; it is tried again',
        );
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

  /** Another process has written somewhere: what is waited for here may be over. */
  async heardOf(): Promise<void> {
    await this.settleElsewhere().catch((error: unknown) => {
      turnLog.error(errorFields(error), 'what another process has answered could not be read');
    });
  }

  /** Resolves when the turn of an accepted message is committed, here or elsewhere. */
  async settled(messageId: string): Promise<Settlement> {
    const waiting = new Promise<Settlement>((resolve) => {
      this.listeners.set(messageId, [...(this.listeners.get(messageId) ?? []), resolve]);
    });
    await this.look(messageId);
    return waiting;
  }

  /** @returns whether something waits still */
  private async step(conversationId: string): Promise<boolean> {
    const failures = this.tries.get(conversationId) ?? 0;
    if (failures >= ROUNDS * (TRIES + 1)) return this.park(conversationId);
    const gaveUp = failures % (TRIES + 1) === TRIES;
    const start = performance.now();
    try {
      const result = gaveUp
        ? await failTurn(this.deps, conversationId)
        : await runTurn(this.deps, conversationId, failures > 0 ? 'single' : 'whole');
      this.tries.delete(conversationId);
      this.waits.delete(conversationId);
      if (result.status === 'idle') {
        await this.settleElsewhere();
        return false;
      }
      if (result.status === 'gathering') {
        this.wakeIn(conversationId, result.forMs);
        return false;
      }
      turnSeconds.observe(secondsSince(start), { outcome: gaveUp ? 'apology' : 'answer' });
      for (const messageId of result.settled) this.settle(messageId, gaveUp ? 'failed' : 'done');
      this.onCommitted(conversationId);
      return result.more;
    } catch (error) {
      turnFailures.add({ cause: error instanceof TurnConflictError ? 'conflict' : 'error' });
      if (await this.isToBlame(conversationId, error)) this.tries.set(conversationId, failures + 1);
      throw error;
    }
  }

  /** Even the apology cannot be written: the message is put aside, so that later ones are not blocked forever. */
  private async park(conversationId: string): Promise<boolean> {
    const messageId = await this.deps.store.park(conversationId, this.deps.clock());
    this.tries.delete(conversationId);
    if (messageId === undefined) return false;
    parkedMessages.add();
    turnLog.error(
      { conversationId, messageId },
      'a message was parked: it can be neither answered nor apologised for',
    );
    this.settle(messageId, 'failed');
    this.onCommitted(conversationId);
    return true;
  }

  /** Whether the message made the turn fail, and not somebody who was faster or a database that is away. */
  private async isToBlame(conversationId: string, error: unknown): Promise<boolean> {
    if (error instanceof TurnConflictError || isOutage(error)) return false;
    return this.deps.store.pending(conversationId).then(
      () => true,
      () => false,
    );
  }

  /** Nothing waits here: what somebody still listens for, another process may have answered. */
  private async settleElsewhere(): Promise<void> {
    for (const messageId of this.listeners.keys()) await this.look(messageId);
  }

  private async look(messageId: string): Promise<void> {
    const state = await this.deps.store.messageState(messageId);
    if (state !== undefined && state !== 'pending')
      this.settle(messageId, state === 'done' ? 'done' : 'failed');
  }

  private settle(messageId: string, how: Settlement): void {
    for (const resolve of this.listeners.get(messageId) ?? []) resolve(how);
    this.listeners.delete(messageId);
  }

  private later(conversationId: string): void {
    const waits = this.tries.has(conversationId) ? 0 : (this.waits.get(conversationId) ?? 0);
    this.waits.set(conversationId, waits + 1);
    this.wakeIn(conversationId, Math.min(RETRY_MS * 2 ** waits, LONGEST_RETRY_MS));
  }

  private wakeIn(conversationId: string, ms: number): void {
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      this.wake(conversationId);
    }, ms);
    this.timers.add(timer);
  }

  private async sweep(before: Instant): Promise<void> {
    for (const conversationId of await this.deps.store.waiting(before)) this.wake(conversationId);
  }

  private async sweepLate(): Promise<void> {
    try {
      await this.sweep(new Date(Date.parse(this.deps.clock()) - SWEEP_MS).toISOString());
    } catch (error) {
      turnLog.error(errorFields(error), 'the inbox could not be read; what is pending is looked for again');
    }
  }
}
