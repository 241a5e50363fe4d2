import { createHmac } from 'node:crypto';
import { DAY_MS, plusMillis } from '../../domain/time/calendar';
import { type Instant } from '../../domain/time/instant';
import { type Database } from '../../models/database/database';
import { type FailedTries, failedTriesOf, forgetFailedTries, countTry } from '../../models/desk/failed-tries';

/**
 * Wrong tries before a lock-out, counted per rep and address, per address whatever name is given, and per session or
 * browser in which the rep has signed in before. A stranger cannot cause the last kind, so that a rep is never locked
 * out of a known browser by others.
 */
const CLOSING = { pair: 5, address: 20, own: 5 } as const;

/** Above this many tries at a rep's name, from any addresses, tries are slowed down instead of refused. */
const SLOW = { allowed: 50, pauseMs: 30_000 };

const FIRST_LOCK_MS = 15 * 60_000;
const LONGEST_LOCK_MS = DAY_MS;

/** Failures further apart than this are forgotten. */
const MEMORY_MS = DAY_MS;

/** A subject whose tries are counted, and how many failures are allowed. */
interface Limit {
  key: string;
  allowed: number;
  /** Set: locked for this long after each failure beyond those, and never for longer. */
  pauseMs?: number;
}

/** The person who tries to sign in. */
export interface Trier {
  repId: string;
  address: string;
  /** A session or device of the rep; its tries are counted apart from those of other people. */
  knownBy?: string;
}

/** The result of a try; with `secondsLeft` above 0 it is refused because of a lock-out. */
export interface Attempt<Proof> {
  /** Undefined: wrong. */
  proof: Proof | undefined;
  secondsLeft: number;
}

/** The most tries that wait; further ones are asked to come again after some seconds. */
const LONGEST_LINE = 50;
const COME_AGAIN_S = 10;

/**
 * Locks out after wrong tries for 15 minutes, and for twice as long each further time, up to a day.
 * Counted in the database: neither a restart nor a second process forgets.
 */
export class Lockout {
  /** Known devices do not wait behind unknown ones. */
  private readonly lines = { known: newLine(), strangers: newLine() };

  constructor(
    private readonly database: Database,
    private readonly clock: () => Instant,
    private readonly signingKey: string,
  ) {}

  /**
   * One try at a time. Hashing a password is slow on purpose: in parallel, tries would be checked before the first
   * of them is counted, and would use up the threads that the database needs.
   * @param prove checks the credentials; called only when nothing is locked
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
    const locked = await this.secondsLeft(trier);
    if (locked > 0) return { proof: undefined, secondsLeft: locked };
    const proof = await prove();
    const secondsLeft = await this.judge(trier, proof !== undefined);
    return { proof: secondsLeft > 0 ? undefined : proof, secondsLeft };
  }

  /** Seconds until another try is allowed; 0 when it is now. */
  private async secondsLeft(trier: Trier): Promise<number> {
    const keys = this.limits(trier).map(({ key }) => key);
    return longest(await failedTriesOf(this.database, keys), this.clock());
  }

  /**
   * Counts a try. During a lock-out right credentials are refused too, so that parallel guessing gains nothing.
   * @returns seconds until the lock-out ends
   */
  private async judge(trier: Trier, right: boolean): Promise<number> {
    const limits = this.limits(trier);
    const now = this.clock();
    const keys = limits.map(({ key }) => key);
    const secondsLeft = await countTry<number>(this.database, keys, now, (states) => {
      const locked = longest(states, now);
      if (locked > 0) return { result: locked, states };
      const after = states.map((state, index) =>
        right ? undefined : afterFailure(state, now, limits[index] ?? { allowed: 1 }),
      );
      return { result: 0, states: after };
    });
    // A failed clean-up must not fail the sign-in; the next sign-in cleans up again.
    if (right && secondsLeft === 0)
      await forgetFailedTries(this.database, plusMillis(now, -2 * MEMORY_MS)).catch(() => undefined);
    return secondsLeft;
  }

  private limits({ repId, address, knownBy }: Trier): Limit[] {
    if (knownBy !== undefined) return [{ key: this.keyed(`own ${knownBy} ${repId}`), allowed: CLOSING.own }];
    return [
      { key: this.keyed(`address ${address}`), allowed: CLOSING.address },
      { key: this.keyed(`pair ${address} ${repId}`), allowed: CLOSING.pair },
      // Unknown names share one counter, so that inventing names gives no further tries.
      { key: this.keyed(`rep ${repId}`), ...SLOW },
    ].sort((a, b) => (a.key < b.key ? -1 : 1));
  }

  /** Addresses are personal data: the table holds hashes that cannot be reversed. */
  private keyed(subject: string): string {
    return createHmac('sha256', this.signingKey).update(`desk-door:${subject}`).digest('base64url');
  }
}

function newLine(): { end: Promise<unknown>; waiting: number } {
  return { end: Promise.resolve(), waiting: 0 };
}

function longest(states: readonly FailedTries[], now: Instant): number {
  const left = states.map(({ lockedUntil }) =>
    lockedUntil === undefined ? 0 : Date.parse(lockedUntil) - Date.parse(now),
  );
  return Math.max(0, ...left.map((ms) => Math.ceil(ms / 1000)));
}

function afterFailure(
  state: FailedTries,
  now: Instant,
  { allowed, pauseMs }: Pick<Limit, 'allowed' | 'pauseMs'>,
): FailedTries {
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
