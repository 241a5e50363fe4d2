import { expect } from 'chai';
import { type BusinessCalendar } from '../../../../domain/time/business-calendar';
import { type Weekday, instantAt, plusDays, plusMillis } from '../../../../domain/time/calendar';
import {
  type ComplaintClock,
  afterMissedDeadline,
  complaintDeadlines,
  deadlineStage,
  followUpAt,
  handlingHours,
  resolvedSteps,
  silenceStep,
  waitingSteps,
} from '../../../../domain/complaints/deadlines';
import { DEFAULT_COMPLAINT_RULES as RULES } from '../../../../domain/complaints/rules';
import { type Priority } from '../../../../domain/complaints/kinds';
import { DEFAULT_HANDOFF_RULES, callbackAt } from '../../../../domain/handoff/rules';
import { type Instant } from '../../../../domain/time/instant';

const wib = (date: string, time: string): Instant => instantAt(date, time, 'Asia/Jakarta');
const days: Weekday[] = [1, 2, 3, 4, 5, 6];
const CALENDAR: BusinessCalendar = {
  timeZone: 'Asia/Jakarta',
  hours: new Map(days.map((day) => [day, { open: '09:00', close: '17:00' }])),
  holidays: new Map(),
};

const clock = (priority: Priority, at: Instant, rest: Partial<ComplaintClock> = {}): ComplaintClock => ({
  priority,
  clockStartedAt: at,
  lastUpdateAt: at,
  pauses: [],
  ...rest,
});

function due(
  priority: Priority,
  at: Instant,
  rest: Partial<ComplaintClock> = {},
): Array<Instant | undefined> {
  const deadlines = complaintDeadlines(clock(priority, at, rest), CALENDAR, RULES);
  return [deadlines.firstHuman.dueAt, deadlines.nextUpdate.dueAt, deadlines.resolve.dueAt];
}

describe('the deadlines of a complaint', () => {
  it('T28: P3 of Saturday 16:00 is called by Monday 16:00, updated in two days, settled in five', () => {
    expect(due('P3', wib('2026-11-21', '16:00'))).to.deep.equal([
      wib('2026-11-23', '16:00'),
      wib('2026-11-24', '16:00'),
      wib('2026-11-27', '16:00'),
    ]);
  });

  it('part 3: P1 of 13:05 within 15 minutes and a day, the late grinder within eight business hours', () => {
    expect(due('P1', wib('2026-11-23', '13:05'))).to.deep.equal([
      wib('2026-11-23', '13:20'),
      wib('2026-11-23', '17:05'),
      wib('2026-11-24', '13:05'),
    ]);
    const [first, , resolve] = due('P3', wib('2026-11-24', '10:12'));
    expect([first, resolve]).to.deep.equal([wib('2026-11-25', '10:12'), wib('2026-11-30', '10:12')]);
  });

  it('P1 runs round the clock, on a Sunday night too', () => {
    expect(due('P1', wib('2026-11-22', '23:55'))[0]).to.equal(wib('2026-11-23', '00:10'));
  });

  it('stands still while the customer is asked, but not P1’s first minutes (§4.5.7)', () => {
    const at = wib('2026-11-23', '10:00');
    const pauses = [{ from: wib('2026-11-23', '10:05'), to: undefined }];
    expect(due('P2', at, { pauses })).to.deep.equal([undefined, undefined, undefined]);
    expect(due('P1', at, { pauses })).to.deep.equal([wib('2026-11-23', '10:15'), undefined, undefined]);
    const over = [{ from: wib('2026-11-23', '11:00'), to: wib('2026-11-23', '13:00') }];
    expect(due('P2', at, { pauses: over })[0]).to.equal(wib('2026-11-23', '14:00'));
    const worked = handlingHours(
      clock('P2', at, { pauses: over }),
      wib('2026-11-23', '14:00'),
      CALENDAR,
      RULES,
    );
    expect(worked).to.equal(2);
  });

  it('nudges at three quarters', () => {
    const { firstHuman } = complaintDeadlines(clock('P3', wib('2026-11-23', '09:00')), CALENDAR, RULES);
    const stage = (time: string): string => deadlineStage(firstHuman, wib('2026-11-23', time));
    expect([stage('14:59'), stage('15:00'), stage('16:59'), stage('17:00')]).to.deep.equal([
      'calm',
      'nudge',
      'nudge',
      'overdue',
    ]);
    expect(deadlineStage({ nudgeAt: undefined, dueAt: undefined }, wib('2026-11-23', '09:00'))).to.equal(
      'calm',
    );
  });

  it('a missed deadline moves twice, then the priority rises', () => {
    const now = wib('2026-11-24', '10:00');
    const missed = (deadlineMoves: number): ReturnType<typeof afterMissedDeadline> =>
      afterMissedDeadline('firstHuman', { ...clock('P2', now), deadlineMoves }, CALENDAR, RULES, now);
    expect(missed(0)).to.deep.equal({ kind: 'moved', dueAt: wib('2026-11-24', '12:00') });
    expect(missed(1).kind).to.equal('moved');
    expect(missed(2)).to.deep.equal({ kind: 'raised', priority: 'P1' });
  });

  it('waits 1, 3 and 7 days for an answer; asks for a judgement after two hours; closes after three days', () => {
    const at = wib('2026-11-23', '10:00');
    expect(waitingSteps(at, RULES)).to.deep.equal({
      remindAt: [plusDays(at, 1), plusDays(at, 3)],
      resolveAt: plusDays(at, 7),
    });
    expect(resolvedSteps(at, RULES)).to.deep.equal({
      askCsatAt: plusMillis(at, 7_200_000),
      closeAt: plusDays(at, 3),
    });
  });

  it('a customer’s silence counts from the last word, and only where we wait for one', () => {
    const at = wib('2026-11-23', '10:00');
    const waiting = { state: { status: 'waiting_customer', at } } as const;
    const after = (days: number): ReturnType<typeof silenceStep> =>
      silenceStep(waiting, at, RULES, plusDays(at, days));
    expect([0.9, 1, 2.9, 3, 6.9, 7].map(after)).to.deep.equal([
      undefined,
      'remind',
      'remind',
      'remind_again',
      'remind_again',
      'settle',
    ]);
    const spoke = plusDays(at, 2);
    expect(silenceStep(waiting, spoke, RULES, plusDays(at, 2.9)), 'they wrote').to.equal(undefined);
    const resolved = { state: { status: 'resolved', by: 'answer', at } } as const;
    expect(silenceStep(resolved, at, RULES, plusDays(at, 2.9))).to.equal(undefined);
    expect(silenceStep(resolved, at, RULES, plusDays(at, 3))).to.equal('close');
    const working = { state: { status: 'in_progress', at } } as const;
    expect(silenceStep(working, at, RULES, plusDays(at, 30))).to.equal(undefined);
  });

  it('C-23: asks a week after closing whether all is well, after P1 and P2', () => {
    const state = { status: 'closed', by: 'customer', at: wib('2026-11-23', '10:00') } as const;
    expect(followUpAt({ priority: 'P2', state }, RULES)).to.equal(wib('2026-11-30', '10:00'));
    expect(followUpAt({ priority: 'P3', state }, RULES)).to.equal(undefined);
  });

  it('T42: while nobody works a call is promised half an hour after opening', () => {
    const at = (date: string, time: string): Instant | undefined =>
      callbackAt(wib(date, time), CALENDAR, DEFAULT_HANDOFF_RULES);
    expect(at('2026-11-22', '19:40')).to.equal(wib('2026-11-23', '09:30'));
    expect(at('2026-11-23', '10:00')).to.equal(undefined);
  });
});
