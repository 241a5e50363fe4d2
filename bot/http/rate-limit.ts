import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { HttpProblem } from './problem';

/** A number of requests within a number of seconds. */
export interface Rate {
  requests: number;
  perS: number;
}

/** Counts what has been taken of a share, in this and in every other process. */
export type SharedCount = (
  key: string,
  amount: number,
  seconds: number,
) => Promise<{ taken: number; secondsLeft: number }>;

/** As `rateLimit`, for what all processes share: room on the disk, for one. */
export function sharedRateLimit(
  rate: Rate,
  count: SharedCount,
): (key: string, share?: number) => Promise<void> {
  return async (key, share = 1) => {
    const { taken, secondsLeft } = await count(key, share, rate.perS);
    if (taken > rate.requests) throw tooMany(secondsLeft);
  };
}

/**
 * Counts requests by a key, in this process only: it protects the process, not the business.
 * @returns a function of a key and how much of its share is taken, one by default; it throws a 429 with
 * `Retry-After` when the share is used up
 */
export function rateLimit(rate: Rate): (key: string, share?: number) => Promise<void> {
  const limiter = new RateLimiterMemory({ points: rate.requests, duration: rate.perS });
  return async (key, share = 1) => {
    try {
      await limiter.consume(key, share);
    } catch (reason) {
      if (!(reason instanceof RateLimiterRes)) throw reason;
      throw tooMany(reason.msBeforeNext / 1000);
    }
  };
}

function tooMany(seconds: number): HttpProblem {
  const waitS = Math.max(1, Math.ceil(seconds));
  return new HttpProblem(429, 'TooManyRequests', 'Too many requests; try again later.', waitS);
}
