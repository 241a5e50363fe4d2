import { expect } from 'chai';
import { type RateLimit, type SharedCount, frequentRateLimit } from '../../../../bot/http/rate-limit';
import { HttpProblem } from '../../../../bot/http/problem';

const RATE = { requests: 240, perS: 60 };

/** What all processes share, kept here instead of in a database. */
class Shares {
  asked = 0;
  secondsLeft = 60;
  readonly taken = new Map<string, number>();

  readonly count: SharedCount = async (key, amount) => {
    this.asked += 1;
    await new Promise((resolve) => setImmediate(resolve));
    const taken = (this.taken.get(key) ?? 0) + amount;
    this.taken.set(key, taken);
    return { taken, secondsLeft: this.secondsLeft };
  };
}

describe('A frequent rate limit', () => {
  let shares: Shares;
  beforeEach(() => (shares = new Shares()));

  const processes = (many: number, rate = RATE): RateLimit[] =>
    Array.from({ length: many }, () => frequentRateLimit('posts', rate, shares.count));

  /** @returns how many of so many requests pass, each to the next process */
  async function passed(limits: readonly RateLimit[], requests: number, key = 'k'): Promise<number> {
    let many = 0;
    for (let place = 0; place < requests; place += 1) {
      const passes = await limits[place % limits.length]?.(key).then(
        () => true,
        (error: unknown) => refusedWith(error),
      );
      if (passes) many += 1;
    }
    return many;
  }

  function refusedWith(error: unknown): false {
    if (!(error instanceof HttpProblem)) throw error;
    expect(error.statusCode).to.equal(429);
    expect(error.retryAfterS).to.be.within(1, 60);
    return false;
  }

  it('lets through exactly its rate in one process', async () => {
    expect(await passed(processes(1), 300)).to.equal(240);
  });

  it('is the same for clients that change the process: never more, and hardly less', async () => {
    for (const many of [2, 3, 8]) {
      shares = new Shares();
      expect(await passed(processes(many), 1000), `${many} processes`).to.be.within(
        240 - (many - 1) * 20,
        240,
      );
    }
  });

  it('lets through no more of requests at the same moment', async () => {
    const limits = processes(3);
    const passes = (place: number): Promise<boolean> =>
      (limits[place % 3] ?? expect.fail())('k').then(
        () => true,
        () => false,
      );
    const all = await Promise.all(Array.from({ length: 900 }, (_none, place) => passes(place)));
    expect(all.filter(Boolean).length).to.equal(240);
  });

  it('asks the database once for many, and never again for who is refused', async () => {
    const limits = processes(1);
    await passed(limits, 20);
    expect(shares.asked).to.equal(1);
    await passed(limits, 1000);
    expect(shares.asked).to.equal(12);
  });

  it('counts each key by itself, and begins anew when its time is over', async function () {
    this.timeout(5000);
    const limits = processes(2, { requests: 2, perS: 1 });
    expect(await passed(limits, 9, 'one')).to.equal(2);
    expect(await passed(limits, 9, 'other')).to.equal(2);
    shares.taken.clear();
    shares.secondsLeft = 1;
    const short = processes(2, { requests: 2, perS: 1 });
    expect(await passed(short, 9, 'one')).to.equal(2);
    shares.taken.clear();
    await new Promise((resolve) => setTimeout(resolve, 1050));
    expect(await passed(short, 9, 'one')).to.equal(2);
  });

  it('fails as the database does, and counts on when it is back', async () => {
    let away = true;
    const limit = frequentRateLimit('posts', RATE, (...asked) =>
      away ? Promise.reject(new Error('away')) : shares.count(...asked),
    );
    const told = await limit('k').then(
      () => 'passed',
      (error: Error) => error.message,
    );
    expect(told).to.equal('away');
    away = false;
    expect(await passed([limit], 300)).to.equal(240);
  });
});
