import { expect } from 'chai';
import { RateLimiter, TELEGRAM_LIMITS } from '../../../../../bot/channels/telegram/rate-limiter';

describe("Telegram's limits are kept before Telegram has to", () => {
  let now: number;
  let limiter: RateLimiter;

  beforeEach(() => {
    now = 0;
    limiter = new RateLimiter(TELEGRAM_LIMITS, () => now);
  });

  /** How many of so many messages go out within a time, as fast as they may. */
  function sent(chatId: number, withinMs: number): number {
    let count = 0;
    for (const end = now + withinMs; now <= end;) {
      const waitMs = limiter.take(chatId);
      if (waitMs === 0) count += 1;
      now += waitMs;
    }
    return count;
  }

  it('a short burst to one chat, then one message a second', () => {
    expect([1, 2, 3].map(() => limiter.take(7))).to.deep.equal([0, 0, 0]);
    expect(limiter.take(7)).to.equal(1000);
    now += 1000;
    expect(limiter.take(7)).to.equal(0);
    expect(limiter.take(7)).to.equal(1000);
  });

  it('waiting takes nothing: one chat does not use up the room of another', () => {
    for (let times = 0; times < 100; times += 1) limiter.take(7);
    expect(limiter.take(8)).to.equal(0);
  });

  it('a group: twenty messages in the first minute that passes after a burst', () => {
    sent(-7, 120_000);
    expect(sent(-7, 59_999)).to.be.within(19, 21);
  });

  it('all chats together: thirty a second', () => {
    let count = 0;
    let chat = 1;
    while (now < 10_000) {
      const waitMs = limiter.take(chat);
      if (waitMs === 0) {
        count += 1;
        chat += 1;
      }
      now += waitMs;
    }
    expect(count).to.be.within(300, 332);
  });
});
