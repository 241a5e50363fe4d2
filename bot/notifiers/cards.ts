import { type RepDelivery, cardSays, cardsShown } from '../../models/turns/rep-deliveries';
import { OneAtATime } from '../pipeline/one-at-a-time';
import { keyOf } from './lanes';
import { NOTHING_TO_SAY, type ParcelDeps, attempt, parcelOf } from './parcels';
import { type Standing, isLast, nameOf, standingOf } from './standing';
import { type RepWay } from './way';

/** A card that cannot be changed now is tried again, at first with the next look. */
const FIRST_REST_MS = 2_000;
const LONGEST_REST_MS = 300_000;

/** Keeps cards true: a claim anywhere shows everywhere, each place by itself. */
export class Cards {
  private readonly places: OneAtATime;
  /** Cards that could not be changed, until when they rest. */
  private readonly resting = new Map<string, { until: number; waitMs: number }>();

  constructor(
    private readonly deps: ParcelDeps,
    private readonly ways: ReadonlyMap<string, RepWay>,
    failed: (key: string, error: unknown) => void,
  ) {
    this.places = new OneAtATime((key) => this.correctCards(key), failed);
  }

  /** Something may have been claimed, given back or ended. */
  async look(): Promise<void> {
    for (const { delivery } of await this.wrong()) this.places.wake(keyOf(delivery));
  }

  stop(): Promise<void> {
    return this.places.stop();
  }

  /** Cards that do not say what stands. */
  private async wrong(): Promise<Array<{ delivery: RepDelivery; standing: Standing }>> {
    const cards = await cardsShown(this.deps.database);
    return cards.flatMap(({ delivery, handoff }) => {
      const standing = standingOf(handoff);
      const isKnown = this.ways.get(delivery.way)?.update !== undefined;
      return isKnown && nameOf(standing) !== delivery.shown ? [{ delivery, standing }] : [];
    });
  }

  /** A claim anywhere shows everywhere: every card says who has it, each place by itself. */
  private async correctCards(place: string): Promise<boolean> {
    const wrong = (await this.wrong()).filter(({ delivery }) => keyOf(delivery) === place);
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
    const parcel = await parcelOf(this.deps, delivery);
    const how = parcel ? await attempt(way, () => update(parcel)) : NOTHING_TO_SAY;
    const name = `${delivery.noticeId}\n${keyOf(delivery)}`;
    if (how.status === 'later') {
      const waitMs = Math.min((this.resting.get(name)?.waitMs ?? FIRST_REST_MS / 2) * 2, LONGEST_REST_MS);
      this.resting.set(name, { until: Date.now() + waitMs, waitMs });
      return;
    }
    this.resting.delete(name);
    const isEnd = how.status !== 'sent' || isLast(standing);
    await cardSays(this.deps.database, delivery, isEnd ? undefined : nameOf(parcel?.standing ?? standing));
  }

  private rests(delivery: RepDelivery): boolean {
    const name = `${delivery.noticeId}\n${keyOf(delivery)}`;
    return (this.resting.get(name)?.until ?? 0) > Date.now();
  }
}
