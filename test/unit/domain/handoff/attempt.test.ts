import { expect } from 'chai';
import { type AttemptResult } from '../../../../domain/conversation/attempt-result';
import { type Attempt, afterAttempt, failedAttempts, mayDoTask } from '../../../../domain/handoff/attempt';
import { roundTheClock } from '../../../../domain/time/business-calendar';

const NOW = '2026-11-23T03:00:00.000Z';
const RULES = { calendar: roundTheClock('Asia/Jakarta'), rules: { attempts: 3, againH: 2 } };

function after(result: AttemptResult, failed: number, until?: string): unknown {
  return afterAttempt(result, { failed, until, now: NOW }, RULES);
}

describe('Attempts to reach a customer (§2.6)', () => {
  it('an attempt of no avail is made again two hours later, and the third is the last', () => {
    for (const result of ['no_answer', 'wrong_number'] as const) {
      expect(after(result, 0)).to.deep.equal({ status: 'open', dueAt: '2026-11-23T05:00:00.000Z' });
      expect(after(result, 1)).to.deep.equal({ status: 'open', dueAt: '2026-11-23T05:00:00.000Z' });
      expect(after(result, 2)).to.deep.equal({ status: 'unreached' });
    }
  });

  it('whoever is reached is done with, at any attempt', () => {
    for (const failed of [0, 1, 2]) expect(after('reached', failed)).to.deep.equal({ status: 'done' });
  });

  it('another hour the customer chose is no attempt in vain, and must still come', () => {
    const until = '2026-11-24T07:00:00.000Z';
    expect(after('postponed', 2, until)).to.deep.equal({ status: 'open', dueAt: until });
    expect(after('postponed', 0, NOW)).to.equal(undefined);
    expect(after('postponed', 0)).to.equal(undefined);
    const results: AttemptResult[] = ['no_answer', 'postponed', 'wrong_number', 'reached'];
    const attempts = results.map((result): Attempt => ({ at: NOW, repId: 'r', repName: 'R', result }));
    expect(failedAttempts(attempts)).to.equal(2);
  });

  it('what a colleague holds is theirs and the supervisor’s', () => {
    const rep = { id: 'dewi', roles: ['sales'] };
    expect(mayDoTask(rep, undefined)).to.equal(true);
    expect(mayDoTask(rep, 'dewi')).to.equal(true);
    expect(mayDoTask(rep, 'bayu')).to.equal(false);
    expect(mayDoTask({ id: 'wati', roles: ['supervisor'] }, 'bayu')).to.equal(true);
  });
});
