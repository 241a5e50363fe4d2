import { expect } from 'chai';
import fc from 'fast-check';
import {
  type BusinessCalendar,
  NeverOpenError,
  addBusinessDays,
  addBusinessHours,
  businessHoursBetween,
  dueAfter,
  isOpen,
  nextOpening,
  roundTheClock,
} from '../../../../domain/time/business-calendar';
import { type Weekday, instantAt, localDate, plusMillis } from '../../../../domain/time/calendar';
import { type Instant } from '../../../../domain/time/instant';
import { shippedContent } from '../../../shipped-content';

const WORKDAYS: Weekday[] = [1, 2, 3, 4, 5, 6];

function calendar(timeZone: string, ...holidays: string[]): BusinessCalendar {
  const hours = new Map(WORKDAYS.map((day) => [day, { open: '09:00', close: '17:00' }]));
  return { timeZone, hours, holidays: new Map(holidays.map((date) => [date, 'libur'])) };
}

const WIB = calendar('Asia/Jakarta');
/** 2026-11-21 is a Saturday. */
const wib = (date: string, time: string): Instant => instantAt(date, time, 'Asia/Jakarta');

describe('business calendar', () => {
  it('counts with the calendar that is shipped, Christmas included', () => {
    const shipped: BusinessCalendar = shippedContent().calendar;
    expect(addBusinessHours(wib('2026-12-24', '16:00'), 2, shipped)).to.equal(wib('2026-12-26', '10:00'));
  });

  it('T28: eight business hours from Saturday 16:00 end on Monday 16:00, over a holiday on Tuesday 16:00', () => {
    const received = wib('2026-11-21', '16:00');
    expect(addBusinessHours(received, 8, WIB)).to.equal(wib('2026-11-23', '16:00'));
    expect(addBusinessHours(received, 8, calendar('Asia/Jakarta', '2026-11-23'))).to.equal(
      wib('2026-11-24', '16:00'),
    );
  });

  it('§4.5.7: a day is eight hours, and what falls at closing time is due at closing time', () => {
    expect(addBusinessDays(wib('2026-11-23', '09:00'), 1, WIB)).to.equal(wib('2026-11-23', '17:00'));
    expect(addBusinessDays(wib('2026-11-22', '12:00'), 2, WIB)).to.equal(wib('2026-11-24', '17:00'));
    expect(addBusinessHours(wib('2026-11-23', '17:00'), 0, WIB)).to.equal(wib('2026-11-23', '17:00'));
    expect(addBusinessHours(wib('2026-11-22', '12:00'), 0, WIB)).to.equal(wib('2026-11-23', '09:00'));
  });

  it('opens and closes by the wall clock of its zone', () => {
    const at = '2026-11-23T01:30:00.000Z'; // 08:30 WIB, 09:30 WITA, 10:30 WIT
    const open = (zone: string): boolean => isOpen(at, calendar(zone));
    expect([open('Asia/Jakarta'), open('Asia/Makassar'), open('Asia/Jayapura')]).to.deep.equal([
      false,
      true,
      true,
    ]);
    expect(isOpen(wib('2026-11-23', '17:00'), WIB), 'closing time').to.equal(false);
    expect(isOpen(wib('2026-11-22', '12:00'), WIB), 'Sunday').to.equal(false);
    expect(isOpen(wib('2026-11-23', '12:00'), calendar('Asia/Jakarta', '2026-11-23')), 'holiday').to.equal(
      false,
    );
  });

  it('names the next opening, strictly later', () => {
    expect(nextOpening(wib('2026-11-22', '19:40'), WIB)).to.equal(wib('2026-11-23', '09:00'));
    expect(nextOpening(wib('2026-11-23', '08:59'), WIB)).to.equal(wib('2026-11-23', '09:00'));
    expect(nextOpening(wib('2026-11-23', '10:00'), WIB)).to.equal(wib('2026-11-24', '09:00'));
  });

  it('stands still in a pause and knows no end while one is open', () => {
    const start = wib('2026-11-23', '10:00');
    const pause = { from: wib('2026-11-23', '12:00'), to: wib('2026-11-24', '12:00') };
    expect(dueAfter(start, 4, WIB, [pause])).to.equal(wib('2026-11-24', '14:00'));
    expect(businessHoursBetween(start, wib('2026-11-24', '14:00'), WIB, [pause])).to.equal(4);
    expect(dueAfter(start, 4, WIB, [{ ...pause, to: undefined }])).to.equal(undefined);
    expect(dueAfter(start, 2, WIB, [{ ...pause, to: undefined }]), 'due before it').to.equal(pause.from);
  });

  it('counts round the clock for P1', () => {
    const start = wib('2026-11-21', '23:50');
    expect(addBusinessHours(start, 0.25, roundTheClock('Asia/Jakarta'))).to.equal(wib('2026-11-22', '00:05'));
    expect(addBusinessHours(start, 24, roundTheClock('Asia/Jakarta'))).to.equal(wib('2026-11-22', '23:50'));
  });

  it('keeps the wall clock where summer time begins (Melbourne, 2026-10-04)', () => {
    const weekend = { open: '09:00', close: '17:00' };
    const melbourne: BusinessCalendar = {
      timeZone: 'Australia/Melbourne',
      hours: new Map<Weekday, { open: string; close: string }>([
        [6, weekend],
        [0, weekend],
      ]),
      holidays: new Map(),
    };
    const due = addBusinessHours(instantAt('2026-10-03', '16:00', 'Australia/Melbourne'), 2, melbourne);
    expect(due).to.equal('2026-10-03T23:00:00.000Z');
    expect(due).to.equal(instantAt('2026-10-04', '10:00', 'Australia/Melbourne'));
  });

  it('refuses a calendar that never opens', () => {
    const never: BusinessCalendar = { ...WIB, hours: new Map() };
    expect(() => addBusinessHours(wib('2026-11-23', '09:00'), 1, never)).to.throw(NeverOpenError);
    expect(() => nextOpening(wib('2026-11-23', '09:00'), never)).to.throw(NeverOpenError);
    expect(isOpen(wib('2026-11-23', '09:00'), never)).to.equal(false);
  });

  describe('always', () => {
    const start = fc
      .integer({ min: 0, max: 400 * 24 * 60 })
      .map((minutes) => plusMillis(START, minutes * 60_000));
    const quarters = fc.integer({ min: 0, max: 200 }).map((count) => count / 4);
    const zone = fc.constantFrom('Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura', 'Europe/Berlin');
    const holidays = fc.array(
      fc.integer({ min: 0, max: 400 }).map((day) => localDate(plusMillis(START, day * 86_400_000), 'UTC')),
    );
    const calendars = fc.tuple(zone, holidays).map(([timeZone, days]) => calendar(timeZone, ...days));

    it('adding a, then b, is adding a + b', () => {
      fc.assert(
        fc.property(start, quarters, quarters, calendars, (from, a, b, hours) => {
          const twice = addBusinessHours(addBusinessHours(from, a, hours), b, hours);
          expect(twice).to.equal(addBusinessHours(from, a + b, hours));
        }),
      );
    });

    it('lands inside opening hours or at closing time, and what was added lies between', () => {
      fc.assert(
        fc.property(start, quarters, calendars, (from, count, hours) => {
          const due = addBusinessHours(from, count, hours);
          expect(isOpen(due, hours) || isOpen(plusMillis(due, -1), hours)).to.equal(true);
          expect(businessHoursBetween(from, due, hours)).to.equal(count);
        }),
      );
    });

    it('a pause never makes anything due earlier', () => {
      const pauses = fc.array(
        fc.tuple(start, quarters).map(([from, long]) => ({ from, to: plusMillis(from, long * 3_600_000) })),
      );
      fc.assert(
        fc.property(start, quarters, pauses, (from, count, list) => {
          const due = addBusinessHours(from, count, WIB, list);
          expect(due >= addBusinessHours(from, count, WIB)).to.equal(true);
          expect(businessHoursBetween(from, due, WIB, list)).to.equal(count);
        }),
      );
    });
  });
});

const START: Instant = '2026-01-05T03:00:00.000Z';
