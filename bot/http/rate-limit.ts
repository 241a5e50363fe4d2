import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { HttpProblem } from './problem';

/** So many requests in so many seconds. */
export interface Rate {
  requests: number;
  perS: number;
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
      const waitS = Math.max(1, Math.ceil(reason.msBeforeNext / 1000));
      throw new HttpProblem(429, 'TooManyRequests', 'Too many requests; try again later.', waitS);
    }
  };
}
