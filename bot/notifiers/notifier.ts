import { plusMillis } from '../../domain/time/calendar';
import { type Instant, type Language } from '../../domain/time/instant';
import { type Database } from '../../models/database/database';
import { loadSnapshot } from '../../models/turns/load';
import {
  type RepDelivery,
  cardSays,
  cardsShown,
  handoffById,
  leaseFor,
  nextFor,
  placesToTell,
  settleFor,
} from '../../models/turns/rep-deliveries';
import { type KeptNotice, newNotices, noticeById, spreadNotice } from '../../models/turns/rep-notices';
import { OneAtATime } from '../pipeline/one-at-a-time';
import { type Phrasing } from '../pipeline/phrasing';
import { errorFields, repsLog } from '../settings/logger';
import { type Standing, isLast, nameOf, standingOf } from './standing';
import { toldOf } from './told';
import { type RepParcel, type RepSent, type RepWay } from './way';

const LEASE_MS = 60_000;
const SWEEP_MS = 2_000;
/** A card that cannot be changed now is tried again, at first with the next look. */
const LONGEST_REST_MS = 300_000;
const PLACE = '\n';

function keyOf({ way, place }: { way: string; place: string }): string {
  return `${way}${PLACE}${place}`;
}

export interface NotifierDeps {
  database: Database;
  ways: readonly RepWay[];
  phrasing: Phrasing;
  /** The language in which a rep is told, and everybody in a shared place. */
  languageOf: (repId: string | undefined) => Language;
  clock: () => Instant;
  /** Milliseconds between looks at what is left behind; two seconds, if not given. */
  sweepMs?: number;
}

/**
 * Tells reps wherever they work. What is to be told was written with the turn that decided it; each place has its own
 * line of deliveries, so that none waits for another that fails. Cards are kept true: they say who has it.
 */
export class Notifier {
  private readonly ways: ReadonlyMap<string, RepWay>;
  private readonly places: OneAtATime;
  private readonly cards: OneAtATime;
  /** Cards that could not be changed, until when they rest. */
  private readonly resting = new Map<string, { until: number; waitMs: number }>();
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> | undefined;
  private again = false;
  private stopped = false;

  constructor(private readonly deps: NotifierDeps) {
    this.ways = new Map(deps.ways.map((way) => [way.name, way]));
    const failed = (place: string, error: unknown): void =>
      repsLog.error({ way: place.split(PLACE)[0], ...errorFields(error) }, 'a notice could not be settled');
    this.places = new OneAtATime((place) => this.tellNext(place), failed);
    this.cards = new OneAtATime((place) => this.correctCards(place), failed);
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
    for (const { way, place } of await placesToTell(database, clock())) {
      if (this.ways.has(way)) this.places.wake(keyOf({ way, place }));
    }
    for (const { delivery } of await this.wrongCards()) this.cards.wake(keyOf(delivery));
  }

  /** A way that cannot say where keeps nothing from the others: its places are asked for again. */
  private async spread(notice: KeptNotice): Promise<void> {
    const found = await Promise.all(
      [...this.ways.values()].map(async (way) =>
        (await way.places(notice)).map((place) => ({ ...place, way: way.name })),
      ),
    );
    await spreadNotice(this.deps.database, notice, found.flat(), this.deps.clock());
  }

  private async tellNext(key: string): Promise<boolean> {
    const { database, clock } = this.deps;
    const [name = '', place = ''] = key.split(PLACE);
    const way = this.ways.get(name);
    const next = way && (await nextFor(database, name, place, clock()));
    if (!way || !next || this.places.isStopped) return false;
    const leased = await leaseFor(database, next, plusMillis(clock(), LEASE_MS));
    if (leased) await this.tell(way, leased);
    return true;
  }

  private async tell(way: RepWay, delivery: RepDelivery): Promise<void> {
    const { database, clock } = this.deps;
    const parcel = await this.parcelOf(delivery);
    const how = parcel ? await attempt(way, () => way.send(parcel)) : NOTHING_TO_SAY;
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

  /** Cards that do not say what stands. */
  private async wrongCards(): Promise<Array<{ delivery: RepDelivery; standing: Standing }>> {
    const cards = await cardsShown(this.deps.database);
    return cards.flatMap(({ delivery, handoff }) => {
      const standing = standingOf(handoff);
      const isKnown = this.ways.get(delivery.way)?.update !== undefined;
      return isKnown && nameOf(standing) !== delivery.shown ? [{ delivery, standing }] : [];
    });
  }

  /** A claim anywhere shows everywhere: every card says who has it, each place by itself. */
  private async correctCards(place: string): Promise<boolean> {
    const wrong = (await this.wrongCards()).filter(({ delivery }) => keyOf(delivery) === place);
    for (const card of wrong) if (!this.rests(card.delivery)) await this.correct(card);
    return false;
  }

  private async correct({
    delivery,
    standing,
  }: {
    delivery: RepDelivery;
    standing: Standing;
  }): Promise<void> {
    const way = this.ways.get(delivery.way);
    const update = way?.update?.bind(way);
    if (!way || !update) return;
    const parcel = await this.parcelOf(delivery);
    const how = parcel ? await attempt(way, () => update(parcel)) : NOTHING_TO_SAY;
    const name = `${delivery.noticeId}${PLACE}${keyOf(delivery)}`;
    if (how.status === 'later') {
      const waitMs = Math.min((this.resting.get(name)?.waitMs ?? SWEEP_MS / 2) * 2, LONGEST_REST_MS);
      this.resting.set(name, { until: Date.now() + waitMs, waitMs });
      return;
    }
    this.resting.delete(name);
    const isEnd = how.status !== 'sent' || isLast(standing);
    await cardSays(this.deps.database, delivery, isEnd ? undefined : nameOf(parcel?.standing ?? standing));
  }

  private rests(delivery: RepDelivery): boolean {
    const name = `${delivery.noticeId}${PLACE}${keyOf(delivery)}`;
    return (this.resting.get(name)?.until ?? 0) > Date.now();
  }

  private async parcelOf(delivery: RepDelivery): Promise<RepParcel | undefined> {
    const { database, phrasing, languageOf } = this.deps;
    const [notice, handoff] = await Promise.all([
      noticeById(database, delivery.noticeId),
      handoffById(database, delivery.handoffId),
    ]);
    const loaded = handoff && (await loadSnapshot(database, handoff.conversationId));
    if (!notice || !loaded) return undefined;
    const { contact, conversation } = loaded.snapshot;
    const { channel, language: spoken } = conversation;
    const language = languageOf(delivery.repId);
    const reader = { language, isShared: delivery.repId === undefined };
    const told = toldOf({ contact, channel, language: spoken }, handoff, reader, phrasing);
    return { delivery, notice, handoff, standing: standingOf(handoff), language, told };
  }
}

/** The person has been erased, and the conversation with them. */
const NOTHING_TO_SAY: RepSent = { status: 'refused', reason: 'nothing_to_say' };

async function attempt(way: RepWay, call: () => Promise<RepSent>): Promise<RepSent> {
  try {
    return await call();
  } catch (error) {
    repsLog.warn({ way: way.name, ...errorFields(error) }, 'telling reps failed; it is tried again');
    return { status: 'later', reason: 'error' };
  }
}
