import { plusMillis } from '../domain/calendar';
import { type Instant } from '../domain/instant';
import { type Database } from '../models/database';
import {
  type Settled,
  type TakenDelivery,
  abandonDeliveries,
  conversationsToDeliver,
  settleDelivery,
  takeDelivery,
} from '../models/deliveries';
import { type Delivery, type Parcel } from './channels/channel';
import { deliveryLog, errorFields } from './logger';
import { type FinalActivity } from './render';

/** A try that has not ended by then has failed, in milliseconds; somebody else may try again. */
const LEASE_MS = 60_000;
/** Waits between tries double from the first to the last of these. */
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 300_000;
/** What could not be handed over for so long is given up and shown to the rep. */
const GIVE_UP_MS = 24 * 3_600_000;
/** How often deliveries left behind, here or by another process, are looked for. */
const SWEEP_MS = 5_000;
/** Calls at once on one channel: one that hangs costs itself, not the process. */
const CALLS_AT_ONCE = 16;

export interface DispatcherDeps {
  database: Database;
  /** How to send on a channel; undefined while it is switched off: its messages wait. */
  senderOf: (channel: string) => ((parcel: Parcel) => Promise<Delivery>) | undefined;
  markUnreachable: (channel: string, channelUserId: string) => Promise<void>;
  /** A delivery has changed: the desk shows it. */
  onChanged?: (conversationId: string) => void;
  clock: () => Instant;
  /** From 0 to 1: spreads tries that failed together. */
  chance: () => number;
}

/**
 * Hands what was committed to the channels that must be called: in order within a conversation, conversations
 * and channels independent of each other. What it forgets in a crash stands in the table.
 */
export class Dispatcher {
  private readonly running = new Map<string, { again: boolean }>();
  private readonly timers = new Map<string, NodeJS.Timeout>();
  private readonly busy = new Map<string, { calls: number; queue: Array<() => void> }>();
  private sweeper: NodeJS.Timeout | undefined;
  private stopped = false;

  constructor(private readonly deps: DispatcherDeps) {}

  async start(): Promise<void> {
    await this.sweep();
    this.sweeper = setInterval(() => void this.sweep(), SWEEP_MS);
    this.sweeper.unref();
  }

  /** Begins no further try; resolves when those that run have ended. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearInterval(this.sweeper);
    for (const timer of this.timers.values()) clearTimeout(timer);
    while (this.running.size > 0) await new Promise((resolve) => setTimeout(resolve, 5));
  }

  /** Something may be sent in a conversation. */
  wake(conversationId: string): void {
    const current = this.running.get(conversationId);
    if (current) {
      current.again = true;
    } else if (!this.stopped) {
      this.running.set(conversationId, { again: false });
      void this.drain(conversationId);
    }
  }

  private async drain(conversationId: string): Promise<void> {
    try {
      for (;;) {
        const mark = this.running.get(conversationId);
        if (mark) mark.again = false;
        const idle = await this.sendNext(conversationId);
        if (this.stopped || (idle && !this.running.get(conversationId)?.again)) return;
      }
    } catch (error) {
      // The lease runs out and the sweep finds it again.
      deliveryLog.error({ conversationId, ...errorFields(error) }, 'a delivery could not be settled');
    } finally {
      this.running.delete(conversationId);
    }
  }

  /** @returns whether nothing can be sent now */
  private async sendNext(conversationId: string): Promise<boolean> {
    const { database, clock } = this.deps;
    const now = clock();
    const next = await takeDelivery(database, conversationId, now, plusMillis(now, LEASE_MS));
    if (next.status === 'none') return true;
    if (next.status === 'later') {
      this.wakeAt(conversationId, Date.parse(next.at) - Date.parse(now));
      return true;
    }
    const { delivery } = next;
    const how = await this.attempt(delivery);
    await settleDelivery(database, delivery, this.settlementOf(delivery, how));
    if (how.status === 'unreachable') await this.giveUpOn(delivery, how.reason);
    if (how.status !== 'sent') {
      const { channel, attempts } = delivery;
      deliveryLog.warn(
        { conversationId, channel, attempts, outcome: how.status, reason: how.reason },
        'not delivered',
      );
    }
    if (how.status !== 'sent' || delivery.attempts > 1) this.deps.onChanged?.(conversationId);
    return false;
  }

  private async attempt(delivery: TakenDelivery): Promise<Delivery> {
    const { channel, conversationId, channelUserId, address, seq } = delivery;
    const send = this.deps.senderOf(channel);
    if (!send) return { status: 'later', afterMs: LONGEST_WAIT_MS, reason: 'the channel is switched off' };
    const activity = delivery.activity as FinalActivity;
    const free = await this.turnOn(channel);
    try {
      return await send({ conversationId, channel, channelUserId, address, seq, activity });
    } catch (error) {
      deliveryLog.warn({ conversationId, channel, ...errorFields(error) }, 'a channel threw');
      return { status: 'later', reason: 'error' };
    } finally {
      free();
    }
  }

  private settlementOf({ attempts, at }: TakenDelivery, how: Delivery): Settled {
    if (how.status === 'sent') return { state: 'sent', messageId: how.messageId };
    const { reason } = how;
    if (how.status === 'refused' || how.status === 'unreachable') return { state: 'dead', reason };
    const now = this.deps.clock();
    if (Date.parse(now) - Date.parse(at) > GIVE_UP_MS) return { state: 'dead', reason };
    return { state: 'waiting', nextAt: plusMillis(now, this.waitOf(attempts, how.afterMs)), reason };
  }

  /** Doubling, with up to a quarter more by chance; never sooner than the channel asks. */
  private waitOf(attempts: number, wished = 0): number {
    const doubled = Math.min(FIRST_WAIT_MS * 2 ** (attempts - 1), LONGEST_WAIT_MS);
    return Math.round(Math.max(wished, doubled) * (1 + this.deps.chance() / 4));
  }

  private async giveUpOn(
    { conversationId, channel, channelUserId }: TakenDelivery,
    reason: string,
  ): Promise<void> {
    await abandonDeliveries(this.deps.database, conversationId, reason);
    await this.deps.markUnreachable(channel, channelUserId);
  }

  /** Waits for a place on the channel. @returns how to give it back */
  private async turnOn(channel: string): Promise<() => void> {
    const line = this.busy.get(channel) ?? { calls: 0, queue: [] };
    this.busy.set(channel, line);
    if (line.calls >= CALLS_AT_ONCE) await new Promise<void>((resolve) => line.queue.push(resolve));
    else line.calls += 1;
    return () => {
      const next = line.queue.shift();
      if (next) next();
      else line.calls -= 1;
    };
  }

  private wakeAt(conversationId: string, inMs: number): void {
    clearTimeout(this.timers.get(conversationId));
    const timer = setTimeout(
      () => {
        this.timers.delete(conversationId);
        this.wake(conversationId);
      },
      Math.max(inMs, 10),
    );
    timer.unref();
    this.timers.set(conversationId, timer);
  }

  private async sweep(): Promise<void> {
    try {
      for (const id of await conversationsToDeliver(this.deps.database, this.deps.clock())) this.wake(id);
    } catch (error) {
      deliveryLog.error(errorFields(error), 'the outbox could not be swept');
    }
  }
}
