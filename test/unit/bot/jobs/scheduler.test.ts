import { expect } from 'chai';
import { type JobContext } from '../../../../bot/jobs/job';
import { startJobs } from '../../../../bot/jobs/scheduler';

const CONTEXT = {} as JobContext;
const after = (millis: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, millis));

describe('The scheduler', () => {
  it('runs a job at once and then at its pace, until it is stopped', async () => {
    let runs = 0;
    const job = { name: 'count', everyMs: 5, run: () => Promise.resolve(void (runs += 1)) };
    const stop = startJobs([job], CONTEXT);
    expect(runs).to.equal(1);
    await after(60);
    expect(runs).to.be.greaterThan(2);
    await stop();
    const atTheEnd = runs;
    await after(30);
    expect(runs).to.equal(atTheEnd);
  });

  it('never runs a job twice at once, and a stop waits for what runs', async () => {
    let running = 0;
    let most = 0;
    const run = async (): Promise<void> => {
      most = Math.max(most, (running += 1));
      await after(25);
      running -= 1;
    };
    const stop = startJobs([{ name: 'slow', everyMs: 2, run }], CONTEXT);
    await after(40);
    await stop();
    expect({ most, running }).to.deep.equal({ most: 1, running: 0 });
  });

  it('a job that fails is tried again and stops no other', async () => {
    const runs = { bad: 0, good: 0 };
    const bad = {
      name: 'bad',
      everyMs: 5,
      run: () => Promise.reject(new Error(`failed ${(runs.bad += 1)}`)),
    };
    const good = { name: 'good', everyMs: 5, run: () => Promise.resolve(void (runs.good += 1)) };
    const stop = startJobs([bad, good], CONTEXT);
    await after(60);
    await stop();
    expect(runs.bad).to.be.greaterThan(1);
    expect(runs.good).to.be.greaterThan(1);
  });
});
