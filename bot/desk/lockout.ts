import { createHmac } from 'node:crypto';
import { DAY_MS, plusMillis } from '../../domain/time/calendar';
import { type Instant } from '../../domain/time/instant';
import { type Database } from '../../models/database/database';
import { type DoorState, doorsOf, forgetDoors, tryDoors } from '../../models/desk/doors';

/**
 * Wrong tries before a door stays shut for a while: of a rep at one address, of an address whoever is named, and in
 * what a rep is known by: a session, or a browser they have signed in with. Nobody else comes to that door, so that
 * no stranger keeps a rep out.
 */
const CLOSING = { pair: 5, address: 20, own: 5 } as const;

/** From wherever strangers try at a rep's name, after so many only one try in a while is heard: slow, not closed. */
const SLOW = { allowed: 50, pauseMs: 30_000 };

const FIRST_LOCK_MS = 15 * 60_000;
const LONGEST_LOCK_MS = DAY_MS;

/** Failures further apart than this are forgotten. */
const MEMORY_MS = DAY_MS;

/** A place to try at, and how many failures it forgives. */
interface Door {
  key: string;
  allowed: number;
  /** Set: it shuts for this long after each failure beyond those, and never for longer. */
  pauseMs?: number;
}

/** Who tries. */
export interface Trier {
  repId: string;
  address: string;
  /** What the rep is known by already; their tries are counted apart from everybody else's. */
  knownBy?: string;
}

/** How a try ended; `secondsLeft` above 0: the door is shut, whatever was tried. */
export interface Attempt<Proof> {
  /** Undefined: wrong. */
  proof: Proof | undefined;
  secondsLeft: number;
}

/** So many wait to be heard; who comes then is asked to come again after some seconds. */
const LONGEST_LINE = 50;
const COME_AGAIN_S = 10;

/**
 * Shuts doors after wrong tries for 15 minutes, and for twice as long each further time, for at most a day.
 * Counted in the database: neither a restart nor a second process forgets.
 */
export class Lockout {
  /** Those who are known do not wait behind strangers. */
  private readonly lines = { known: newLine(), strangers: newLine() };

  constructor(
    private readonly database: Database,
    private readonly clock: () => Instant,
    private readonly signingKey: string,
  ) {}

  /**
   * One try at a time. Proving a password costs much on purpose: side by side, tries would be proved before the
   * first of them is judged, and take from the database the threads it works with.
   * @param prove called at an open door only
   */
  async attempt<Proof>(trier: Trier, prove: () => Promise<Proof | undefined>): Promise<Attempt<Proof>> {
    const secondsLeft = await this.secondsLeft(trier);
    if (secondsLeft > 0) return { proof: undefined, secondsLeft };
    const line = trier.knownBy === undefined ? this.lines.strangers : this.lines.known;
    if (line.waiting >= LONGEST_LINE) return { proof: undefined, secondsLeft: COME_AGAIN_S };
    line.waiting += 1;
    const mine = line.end.then(() => this.tryNow(trier, prove)).finally(() => (line.waiting -= 1));
    line.end = mine.catch(() => undefined);
    return mine;
  }

  private async tryNow<Proof>(
    trier: Trier,
    prove: () => Promise<Proof | undefined>,
  ): Promise<Attempt<Proof>> {
    const shut = await this.secondsLeft(trier);
    if (shut > 0) return { proof: undefined, secondsLeft: shut };
    const proof = await prove();
    const secondsLeft = await this.judge(trier, proof !== undefined);
    return { proof: secondsLeft > 0 ? undefined : proof, secondsLeft };
  }

  /** Seconds until another try is allowed; 0 when it is now. */
  private async secondsLeft(trier: Trier): Promise<number> {
    const doors = this.doors(trier).map(({ key }) => key);
    return longest(await doorsOf(this.database, doors), this.clock());
  }

  /**
   * Counts a try. What was right is refused too while a door is shut: guessing in several processes gains nothing.
   * @returns seconds for which the door is shut
   */
  private async judge(trier: Trier, right: boolean): Promise<number> {
    const doors = this.doors(trier);
    const now = this.clock();
    const keys = doors.map(({ key }) => key);
    const secondsLeft = await tryDoors<number>(this.database, keys, now, (states) => {
      const shut = longest(states, now);
      if (shut > 0) return { result: shut, states };
      const after = states.map((state, index) =>
        right ? undefined : afterFailure(state, now, doors[index] ?? { allowed: 1 }),
      );
      return { result: 0, states: after };
    });
    // Tidying up must not keep out who is let in; the next one who comes tidies up again.
    if (right && secondsLeft === 0)
      await forgetDoors(this.database, plusMillis(now, -2 * MEMORY_MS)).catch(() => undefined);
    return secondsLeft;
  }

  private doors({ repId, address, knownBy }: Trier): Door[] {
    if (knownBy !== undefined) return [{ key: this.keyed(`own ${knownBy} ${repId}`), allowed: CLOSING.own }];
    return [
      { key: this.keyed(`address ${address}`), allowed: CLOSING.address },
      { key: this.keyed(`pair ${address} ${repId}`), allowed: CLOSING.pair },
      // Names nobody has share one door, so that inventing them opens no further tries.
      { key: this.keyed(`rep ${repId}`), ...SLOW },
    ].sort((a, b) => (a.key < b.key ? -1 : 1));
  }

  /** Addresses are data of people: the table has what cannot be read back. */
  private keyed(door: string): string {
    return createHmac('sha256', this.signingKey).update(`desk-door:${door}`).digest('base64url');
  }
}

function newLine(): { end: Promise<unknown>; waiting: number } {
  return { end: Promise.resolve(), waiting: 0 };
}

function longest(states: readonly DoorState[], now: Instant): number {
  const left = states.map(({ lockedUntil }) =>
    lockedUntil === undefined ? 0 : Date.parse(lockedUntil) - Date.parse(now),
  );
  return Math.max(0, ...left.map((ms) => Math.ceil(ms / 1000)));
}

function afterFailure(
  state: DoorState,
  now: Instant,
  { allowed, pauseMs }: Pick<Door, 'allowed' | 'pauseMs'>,
): DoorState {
  const last = state.lockedUntil ?? state.lastFailureAt;
  const isOld = Date.parse(now) - Date.parse(last) > MEMORY_MS;
  const { failures, locks } = isOld ? { failures: 0, locks: 0 } : state;
  if (failures + 1 < allowed) {
    return { failures: failures + 1, locks, lockedUntil: undefined, lastFailureAt: now };
  }
  if (pauseMs !== undefined) {
    const lockedUntil = plusMillis(now, pauseMs);
    return { failures: allowed, locks: 0, lockedUntil, lastFailureAt: now };
  }
  const lock = Math.min(FIRST_LOCK_MS * 2 ** locks, LONGEST_LOCK_MS);
  return { failures: 0, locks: locks + 1, lockedUntil: plusMillis(now, lock), lastFailureAt: now };
}
