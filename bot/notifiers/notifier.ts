import { isCalm } from '../../domain/handoff/rep-notice';
import { plusMillis } from '../../domain/time/calendar';
import { type Instant } from '../../domain/time/instant';
import {
  type Lane,
  type RepDelivery,
  calmDue,
  leaseFor,
  nextFor,
  placesToTell,
  settleFor,
} from '../../models/turns/rep-deliveries';
import { type KeptNotice, newNotices, spreadNotice } from '../../models/turns/rep-notices';
import { OneAtATime } from '../pipeline/one-at-a-time';
import { errorFields, repsLog } from '../settings/logger';
import { Cards } from './cards';
import { keyOf, laneOf } from './lanes';
import { NOTHING_TO_SAY, type ParcelDeps, attempt, parcelOf } from './parcels';
import { nameOf } from './standing';
import { type RepParcel, type RepSent, type RepWay } from './way';

const LEASE_MS = 60_000;
const SWEEP_MS = 2_000;

export interface NotifierDeps extends ParcelDeps {
  ways: readonly RepWay[];
  /** Until when a rep is left in peace with what can wait; undefined: they are at work. */
  restsUntil: (repId: string, now: Instant) => Instant | undefined;
  clock: () => Instant;
  /** Milliseconds between looks at what is left behind; two seconds, if not given. */
  sweepMs?: number | undefined;
}

/**
 * Notifies reps on every way they can be reached. Notices were written with their turn; each place has its own
 * line of deliveries, so that one that fails does not delay others. Cards are updated: they show who claimed the call.
 */
export class Notifier {
  private readonly ways: ReadonlyMap<string, RepWay>;
  private readonly places: OneAtATime;
  private readonly cards: Cards;
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> | undefined;
  private again = false;
  private stopped = false;

  constructor(private readonly deps: NotifierDeps) {
    this.ways = new Map(deps.ways.map((way) => [way.name, way]));
    const failed = (place: string, error: unknown): void =>
      repsLog.error({ way: laneOf(place).way, ...errorFields(error) }, 'a notice could not be settled');
    this.places = new OneAtATime((place) => this.tellNext(place), failed);
    this.cards = new Cards(deps, this.ways, failed);
  }

  start(): void {
    this.wake();
    this.timer = setInterval(() => this.wake(), this.deps.sweepMs ?? SWEEP_MS);
    this.timer.unref();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    await this.looking;
    await this.places.stop();
    await this.cards.stop();
  }

  /** Something may be new: a turn was committed, or a moment has come. */
  wake(): void {
    if (this.stopped) return;
    if (this.looking) {
      this.again = true;
      return;
    }
    this.looking = this.look()
      .catch((error: unknown) =>
        repsLog.error(errorFields(error), 'notices could not be read; they are looked for again'),
      )
      .finally(() => {
        this.looking = undefined;
        if (!this.again) return;
        this.again = false;
        this.wake();
      });
  }

  private async look(): Promise<void> {
    const { database, clock } = this.deps;
    for (const notice of await newNotices(database)) await this.spread(notice);
    for (const lane of await placesToTell(database, clock())) {
      if (this.ways.has(lane.way)) this.places.wake(keyOf(lane));
    }
    await this.cards.look();
  }

  /** A way that cannot say where keeps nothing from the others: its places are asked for again. */
  private async spread(notice: KeptNotice): Promise<void> {
    const { database, clock, restsUntil } = this.deps;
    const now = clock();
    const rests = (repId: string | undefined): Instant | undefined =>
      repId !== undefined && isCalm(notice.kind) ? restsUntil(repId, now) : undefined;
    const found = await Promise.all(
      [...this.ways.values()].map(async (way) =>
        (await way.places(notice)).map((place) => {
          return { ...place, way: way.name, restsUntil: rests(place.repId) };
        }),
      ),
    );
    await spreadNotice(database, notice, found.flat(), now);
  }

  private async tellNext(key: string): Promise<boolean> {
    const { database, clock } = this.deps;
    const lane = laneOf(key);
    const way = this.ways.get(lane.way);
    if (way && lane.isCalm) return this.tellCalm(way, lane);
    const next = way && (await nextFor(database, lane.way, lane.place, clock()));
    if (!way || !next || this.places.isStopped) return false;
    const leased = await leaseFor(database, next, plusMillis(clock(), LEASE_MS));
    if (leased) await this.tell(way, leased);
    return true;
  }

  /** What has waited is one message; what comes by day comes by itself. */
  private async tellCalm(way: RepWay, lane: Lane): Promise<boolean> {
    const { database, clock } = this.deps;
    const due = await calmDue(database, lane, clock());
    const { sendTogether } = way;
    const [first] = due;
    if (!first || this.places.isStopped) return false;
    const begun = sendTogether ? due : [first];
    const until = plusMillis(clock(), LEASE_MS);
    const leased = (await Promise.all(begun.map((one) => leaseFor(database, one, until)))).flatMap(
      (one) => one ?? [],
    );
    const parcels = await Promise.all(
      leased.map(async (delivery) => ({ delivery, parcel: await parcelOf(this.deps, delivery) })),
    );
    for (const { delivery, parcel } of parcels)
      if (!parcel) await this.settle(way, delivery, NOTHING_TO_SAY, undefined);
    const [head, ...rest] = parcels.flatMap(({ parcel }) => parcel ?? []);
    if (!head) return due.length > leased.length;
    const how = await attempt(way, () =>
      sendTogether && rest.length > 0 ? sendTogether([head, ...rest]) : way.send(head),
    );
    for (const parcel of [head, ...rest]) await this.settle(way, parcel.delivery, how, parcel);
    return true;
  }

  private async tell(way: RepWay, delivery: RepDelivery): Promise<void> {
    const parcel = await parcelOf(this.deps, delivery);
    const how = parcel ? await attempt(way, () => way.send(parcel)) : NOTHING_TO_SAY;
    await this.settle(way, delivery, how, parcel);
  }

  private async settle(
    way: RepWay,
    delivery: RepDelivery,
    how: RepSent,
    parcel: RepParcel | undefined,
  ): Promise<void> {
    const { database, clock } = this.deps;
    if (how.status === 'sent') {
      const isCard = parcel?.notice.kind === 'call' && way.update !== undefined;
      const shown = isCard ? nameOf(parcel.standing) : undefined;
      return settleFor(database, delivery, { state: 'sent', messageId: how.messageId, shown });
    }
    const { reason } = how;
    const { attempts, at } = delivery;
    const isOver = how.status !== 'later' || Date.parse(clock()) - Date.parse(at) > way.giveUpMs;
    if (how.status === 'gone') await way.forget?.(delivery.place);
    repsLog.warn({ way: way.name, attempts, outcome: how.status, reason }, 'a notice was not delivered');
    if (isOver) return settleFor(database, delivery, { state: 'dead', reason });
    const wait = Math.max(how.afterMs ?? 0, way.waits[Math.min(attempts, way.waits.length) - 1] ?? 0);
    await settleFor(database, delivery, { state: 'waiting', nextAt: plusMillis(clock(), wait), reason });
  }
}
