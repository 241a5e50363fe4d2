import { HttpProblem } from './problem';

/** A number of requests within a number of seconds. */
export interface Rate {
  requests: number;
  perS: number;
}

/** Counts what has been taken of a share, in this and in every other process on the database. */
export type SharedCount = (
  key: string,
  amount: number,
  seconds: number,
) => Promise<{ taken: number; secondsLeft: number }>;

/** Counts by a key, over all processes; throws a 429 with `Retry-After` when its share is used up. */
export type RateLimit = (key: string, amount?: number) => Promise<void>;

/**
 * For what is seldom and weighs much: each time is counted in the database.
 * @param what names the limit, apart from others with the same keys
 */
export function rateLimit(what: string, rate: Rate, count: SharedCount): RateLimit {
  return async (key, amount = 1) => {
    const { taken, secondsLeft } = await count(`${what} ${key}`, amount, rate.perS);
    if (taken > rate.requests) throw tooMany(secondsLeft);
  };
}

/** A process takes a share in so many portions. */
const PORTIONS = 12;

/** What a process has taken of a share and not used yet. */
interface Portion {
  left: number;
  /** Whether nothing more can be had before it ends. */
  isLast: boolean;
  /** Milliseconds of this process. */
  endsAt: number;
}

/**
 * For what is frequent: a process takes several from the database at a time and hands them out by itself. What it
 * has not handed out is lost to the others until the share begins anew, so that a share is never more than its rate,
 * and over N processes up to (N - 1) twelfths less. Who is refused costs the database nothing.
 */
export function frequentRateLimit(what: string, rate: Rate, count: SharedCount): RateLimit {
  const held = new Map<string, Portion>();
  const fetching = new Map<string, Promise<Portion>>();
  const size = Math.max(1, Math.floor(rate.requests / PORTIONS));
  const fetchPortion = async (key: string): Promise<Portion> => {
    const { taken, secondsLeft } = await count(`${what} ${key}`, size, rate.perS);
    const left = Math.max(0, size - Math.max(0, taken - rate.requests));
    // A second at least: who has just got a portion comes to use it.
    const endsAt = performance.now() + Math.max(1, secondsLeft) * 1000;
    const portion = { left, isLast: taken >= rate.requests, endsAt };
    forgetOver(held);
    held.delete(key);
    held.set(key, portion);
    return portion;
  };
  return async (key) => {
    for (;;) {
      const portion = held.get(key);
      const isOver = portion === undefined || portion.endsAt <= performance.now();
      if (!isOver && portion.left > 0) return void (portion.left -= 1);
      if (!isOver && portion.isLast) throw tooMany((portion.endsAt - performance.now()) / 1000);
      // Requests at the same moment wait for one portion.
      const next = fetching.get(key) ?? fetchPortion(key).finally(() => fetching.delete(key));
      fetching.set(key, next);
      await next;
    }
  };
}

/** Looked through from the oldest on, as far as they are over: all of a limit last equally long. */
function forgetOver(held: Map<string, Portion>): void {
  for (const [key, { endsAt }] of held) {
    if (endsAt > performance.now()) return;
    held.delete(key);
  }
}

function tooMany(seconds: number): HttpProblem {
  const waitS = Math.max(1, Math.ceil(seconds));
  return new HttpProblem(429, 'TooManyRequests', 'Too many requests; try again later.', waitS);
}
