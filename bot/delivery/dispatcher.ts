import { DAY_MS, plusMillis } from '../../domain/time/calendar';
import { type Instant } from '../../domain/time/instant';
import { type Database } from '../../models/database/database';
import {
  type Settled,
  type WaitingDelivery,
  abandonDeliveries,
  conversationsToDeliver,
  leaseDelivery,
  nextDelivery,
  renewLease,
  settleDelivery,
} from '../../models/turns/deliveries';
import { CallPlaces } from './call-places';
import { type Delivery, type Parcel } from '../channels/channel';
import { deliveryLog, errorFields } from '../settings/logger';
import { deliverySeconds, secondsSince } from '../settings/measures';
import { OneAtATime } from '../pipeline/one-at-a-time';
import { type FinalActivity } from '../pipeline/bubble';

/** Milliseconds after which another process may try, when the one that was at it has died: who lives renews. */
const LEASE_MS = 60_000;

/** A call that has not ended by then never will: far longer than any channel gives its own. */
const PATIENCE_MS = 300_000;

/** What was sent and cannot be ticked off would be sent again: how often that is tried, and how long between. */
const TICKS = 5;
const TICK_MS = 1_000;

/** Waits between tries double from the first to the last of these. */
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 300_000;

/** What could not be handed over for so long is given up and shown to the rep. */
const GIVE_UP_MS = DAY_MS;

/** How often deliveries left behind, here or by another process, are looked for. */
const SWEEP_MS = 5_000;

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
  /** A minute, if not given. */
  leaseMs?: number;
  /** How long a call may take; five minutes, if not given. */
  patienceMs?: number;
}

/**
 * Hands what was committed to the channels that must be called: in order within a conversation, conversations
 * and channels independent of each other. After a crash it reads from the table what is still to be sent.
 */
export class Dispatcher {
  private readonly work: OneAtATime;
  private readonly timers = new Map<string, NodeJS.Timeout>();
  private readonly places = new CallPlaces();
  private sweeper: NodeJS.Timeout | undefined;

  constructor(private readonly deps: DispatcherDeps) {
    this.work = new OneAtATime(
      (id) => this.sendNext(id),
      // The lease runs out and the sweep finds it again.
      (conversationId, error) =>
        deliveryLog.error(
          { conversationId, ...errorFields(error) },
          'a delivery could not be settled; another process may send it again',
        ),
    );
  }

  async start(): Promise<void> {
    await this.sweep();
    this.sweeper = setInterval(() => void this.sweep(), SWEEP_MS);
    this.sweeper.unref();
  }

  /** Begins no further try; resolves when those that run have ended. */
  async stop(): Promise<void> {
    clearInterval(this.sweeper);
    for (const timer of this.timers.values()) clearTimeout(timer);
    await this.work.stop();
  }

  /** Something may be sent in a conversation. */
  wake(conversationId: string): void {
    this.work.wake(conversationId);
  }

  /** @returns whether there may be more to send now */
  private async sendNext(conversationId: string): Promise<boolean> {
    const { database, clock } = this.deps;
    const now = clock();
    const next = await nextDelivery(database, conversationId, now);
    if (next.status === 'none') return false;
    if (next.status === 'later') {
      this.wakeAt(conversationId, Date.parse(next.at) - Date.parse(now));
      return false;
    }
    // A lease must not run out in the line before the channel: it begins when there is a place.
    const free = await this.places.take(next.delivery.channel);
    try {
      if (this.work.isStopped) return false;
      const delivery = await leaseDelivery(database, next.delivery, this.leasedUntil());
      if (delivery) await this.deliver(delivery);
      return true;
    } finally {
      free();
    }
  }

  private async deliver(delivery: WaitingDelivery): Promise<void> {
    const { conversationId, channel, attempts } = delivery;
    const start = performance.now();
    const how = await this.attempt(delivery);
    deliverySeconds.observe(secondsSince(start), { channel, outcome: how.status });
    await this.settle(delivery, this.settlementOf(delivery, how));
    if (how.status === 'unreachable') await this.giveUpOn(delivery, how.reason);
    if (how.status !== 'sent') {
      deliveryLog.warn(
        { conversationId, channel, attempts, outcome: how.status, reason: how.reason },
        'a message was not delivered',
      );
    }
    if (how.status !== 'sent' || attempts > 1) this.deps.onChanged?.(conversationId);
  }

  private async attempt(delivery: WaitingDelivery): Promise<Delivery> {
    const { channel, conversationId, channelUserId, address, seq } = delivery;
    const send = this.deps.senderOf(channel);
    if (!send) return { status: 'later', afterMs: LONGEST_WAIT_MS, reason: 'the channel is switched off' };
    const activity = delivery.activity as FinalActivity;
    const renewing = setInterval(() => void this.renew(delivery), this.leaseMs / 3);
    try {
      return await this.inTime(send({ conversationId, channel, channelUserId, address, seq, activity }));
    } catch (error) {
      deliveryLog.warn(
        { conversationId, channel, ...errorFields(error) },
        'sending failed in the channel; the message waits and is tried again',
      );
      return { status: 'later', reason: 'error' };
    } finally {
      clearInterval(renewing);
    }
  }

  /** A call that hangs must not block its conversation, or the shutdown of the process, without end. */
  private inTime(sending: Promise<Delivery>): Promise<Delivery> {
    return new Promise((resolve, reject) => {
      const given = this.deps.patienceMs ?? PATIENCE_MS;
      const timer = setTimeout(() => resolve({ status: 'later', reason: 'no_answer' }), given);
      sending.then(resolve, reject).finally(() => clearTimeout(timer));
    });
  }

  private get leaseMs(): number {
    return this.deps.leaseMs ?? LEASE_MS;
  }

  private leasedUntil(): Instant {
    return plusMillis(this.deps.clock(), this.leaseMs);
  }

  /** Fails while the database does not answer; the next one comes before the lease runs out. */
  private async renew(delivery: WaitingDelivery): Promise<void> {
    await renewLease(this.deps.database, delivery, this.leasedUntil()).catch((error: unknown) =>
      deliveryLog.warn(
        errorFields(error),
        'a lease could not be renewed; another process may take the message over',
      ),
    );
  }

  private async settle(delivery: WaitingDelivery, how: Settled): Promise<void> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await settleDelivery(this.deps.database, delivery, how);
      } catch (error) {
        if (tries === TICKS) throw error;
        await new Promise((resolve) => setTimeout(resolve, TICK_MS));
      }
    }
  }

  private settlementOf({ attempts, at }: WaitingDelivery, how: Delivery): Settled {
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
    { conversationId, channel, channelUserId }: WaitingDelivery,
    reason: string,
  ): Promise<void> {
    await abandonDeliveries(this.deps.database, conversationId, reason);
    await this.deps.markUnreachable(channel, channelUserId);
  }

  private wakeAt(conversationId: string, inMs: number): void {
    clearTimeout(this.timers.get(conversationId));
    const timer = setTimeout(
      () => {
        this.timers.delete(conversationId);
        this.wake(conversationId);
      },
      // A timer takes no more than 24 days, and fires at once when it is given more.
      Math.min(Math.max(inMs, 10), LONGEST_WAIT_MS),
    );
    timer.unref();
    this.timers.set(conversationId, timer);
  }

  private async sweep(): Promise<void> {
    try {
      for (const id of await conversationsToDeliver(this.deps.database, this.deps.clock())) this.wake(id);
    } catch (error) {
      deliveryLog.error(errorFields(error), 'the outbox could not be read; what waits is looked for again');
    }
  }
}
