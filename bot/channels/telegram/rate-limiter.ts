/** A token bucket: a number of messages at once, refilled with time. */
export interface Bucket {
  burst: number;
  perS: number;
}

/** What Telegram allows a bot: about so much, as its documentation says ("My bot is hitting limits"). */
export interface RateLimits {
  overall: Bucket;
  chat: Bucket;
  group: Bucket;
}

export const TELEGRAM_LIMITS: RateLimits = {
  overall: { burst: 30, perS: 30 },
  chat: { burst: 3, perS: 1 },
  group: { burst: 20, perS: 20 / 60 },
};

/** Chats remembered before those that may send at once are forgotten. */
const MANY = 1000;

interface Level {
  left: number;
  at: number;
}

/** Holds messages back before Telegram has to. In this process only; a 429 says what others have used up. */
export class RateLimiter {
  private readonly levels = new Map<string, Level>();

  /** @param now milliseconds that only go forward */
  constructor(
    private readonly limits: RateLimits,
    private readonly now: () => number,
  ) {}

  /** Takes one and returns 0; when the bucket is empty, takes nothing and returns the milliseconds to wait. */
  take(chatId: number): number {
    const buckets: Array<[string, Bucket]> = [
      ['all', this.limits.overall],
      [`chat:${chatId}`, this.limits.chat],
      // Groups have negative numbers.
      ...(chatId < 0 ? [[`group:${chatId}`, this.limits.group] as [string, Bucket]] : []),
    ];
    const levels = buckets.map(([key, bucket]) => this.levelOf(key, bucket));
    const waits = levels.map(({ left }, place) =>
      left >= 1 ? 0 : ((1 - left) / (buckets[place]?.[1].perS ?? 1)) * 1000,
    );
    const wait = Math.ceil(Math.max(...waits));
    if (wait > 0) return wait;
    for (const level of levels) level.left -= 1;
    if (this.levels.size > MANY) this.forget();
    return 0;
  }

  private levelOf(key: string, { burst, perS }: Bucket): Level {
    const now = this.now();
    const known = this.levels.get(key) ?? { left: burst, at: now };
    known.left = Math.min(burst, known.left + ((now - known.at) / 1000) * perS);
    known.at = now;
    this.levels.set(key, known);
    return known;
  }

  /** After a minute without sending every bucket is full again, so that it can be forgotten. */
  private forget(): void {
    for (const [key, { at }] of this.levels) if (this.now() - at > 60_000) this.levels.delete(key);
  }
}
