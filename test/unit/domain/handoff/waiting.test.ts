import { expect } from 'chai';
import { type BusinessCalendar } from '../../../../domain/time/business-calendar';
import { type Weekday, instantAt } from '../../../../domain/time/calendar';
import {
  type Handoff,
  type HandoffState,
  moveHandoff,
  ownershipOf,
} from '../../../../domain/handoff/handoff';
import { DEFAULT_HANDOFF_RULES as RULES, nextCallback, waitStage } from '../../../../domain/handoff/rules';
import { type Instant } from '../../../../domain/time/instant';
import { DEFAULT_OUTREACH_RULES, customerZone, isQuiet } from '../../../../domain/outreach/quiet-hours';

const wib = (date: string, time: string): Instant => instantAt(date, time, 'Asia/Jakarta');
const days: Weekday[] = [1, 2, 3, 4, 5, 6];
const CALENDAR: BusinessCalendar = {
  timeZone: 'Asia/Jakarta',
  hours: new Map(days.map((day) => [day, { open: '09:00', close: '17:00' }])),
  holidays: new Map([['2026-11-24', 'a holiday']]),
};

describe('Waiting for a person (§2.6)', () => {
  it('has come to a sign of life, a choice, the truth', () => {
    const stages = [59, 60, 179, 180, 299, 300, 86_400].map((seconds) => waitStage(seconds, RULES));
    expect(stages).to.deep.equal([undefined, 'heartbeat', 'heartbeat', 'choice', 'choice', 'late', 'late']);
  });

  it('a call-back is half an hour of working time away', () => {
    const at = (date: string, time: string): Instant => nextCallback(wib(date, time), CALENDAR, RULES);
    expect(at('2026-11-23', '10:00')).to.equal(wib('2026-11-23', '10:30'));
    expect(at('2026-11-23', '16:45'), 'over a holiday').to.equal(wib('2026-11-25', '09:15'));
    expect(at('2026-11-22', '12:00'), 'a Sunday').to.equal(wib('2026-11-23', '09:30'));
  });

  it('scheduled still waits, and may be claimed, called off and moved', () => {
    const state: HandoffState = { status: 'scheduled', callbackAt: wib('2026-11-23', '09:30'), moves: 0 };
    const handoff: Handoff = {
      id: 'handoff',
      conversationId: 'conversation',
      contactId: 'contact',
      rule: 'H-1',
      topic: '',
      requestedAt: wib('2026-11-22', '12:00'),
      state,
    };
    expect(ownershipOf(handoff)).to.equal('waiting');
    const active = {
      status: 'accepted',
      repId: 'dewi',
      repName: 'Dewi',
      claimedAt: handoff.requestedAt,
    } as const;
    expect(moveHandoff(handoff, active).ok).to.equal(true);
    expect(moveHandoff(handoff, { ...state, moves: 1 }).ok).to.equal(true);
    expect(moveHandoff(handoff, { status: 'cancelled', endedAt: handoff.requestedAt }).ok).to.equal(true);
    expect(moveHandoff({ ...handoff, state: active }, state).ok, 'not out of a rep’s hands').to.equal(false);
  });
});

describe('Quiet hours (R-1)', () => {
  const quiet = (date: string, time: string): boolean =>
    isQuiet(wib(date, time), CALENDAR, DEFAULT_OUTREACH_RULES);

  it('are 20:00 to 8:00, and to 10:00 on Sundays and holidays', () => {
    expect(quiet('2026-11-23', '07:59')).to.equal(true);
    expect(quiet('2026-11-23', '08:00')).to.equal(false);
    expect(quiet('2026-11-23', '19:59')).to.equal(false);
    expect(quiet('2026-11-23', '20:00')).to.equal(true);
    expect(quiet('2026-11-22', '09:59')).to.equal(true);
    expect(quiet('2026-11-22', '10:00')).to.equal(false);
    expect(quiet('2026-11-24', '08:30'), 'a holiday').to.equal(true);
  });

  it('are those of the customer’s own clock: WIB, WITA and WIT, to the minute', () => {
    const cityZones = new Map([
      ['denpasar', 'Asia/Makassar'],
      ['jayapura', 'Asia/Jayapura'],
    ]);
    const calendar = { ...CALENDAR, cityZones };
    const at = (city: string | undefined, date: string, time: string): boolean =>
      isQuiet(wib(date, time), calendar, DEFAULT_OUTREACH_RULES, customerZone(city, calendar));
    const monday = '2026-11-23';
    const edges: Array<
      [city: string | undefined, lastBefore: string, first: string, last: string, from: string]
    > = [
      [undefined, '07:59', '08:00', '19:59', '20:00'],
      ['Depok', '07:59', '08:00', '19:59', '20:00'],
      ['Denpasar', '06:59', '07:00', '18:59', '19:00'],
      ['JAYAPURA', '05:59', '06:00', '17:59', '18:00'],
    ];
    for (const [city, lastBefore, first, last, from] of edges) {
      const quietAt = [lastBefore, first, last, from].map((time) => at(city, monday, time));
      expect(quietAt, city).to.deep.equal([true, false, false, true]);
    }
    expect(at('Jayapura', '2026-11-23', '18:30'), '20:30 of their clock').to.equal(true);
    expect(at('Jayapura', '2026-11-22', '22:30'), 'Monday 00:30 there').to.equal(true);
    expect(at('Jayapura', '2026-11-22', '08:00'), 'Sunday 10:00 there').to.equal(false);
    expect(at('Jayapura', '2026-11-22', '07:59'), 'Sunday 09:59 there').to.equal(true);
  });
});
