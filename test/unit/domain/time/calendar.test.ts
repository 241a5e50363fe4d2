import { expect } from 'chai';
import fc from 'fast-check';
import { type LocalTime, instantAt, localTime } from '../../../../domain/time/calendar';

const ZONES = ['Asia/Jakarta', 'Asia/Kathmandu', 'Europe/Berlin', 'Australia/Lord_Howe', 'America/St_Johns'];

/** What the platform's own clock shows, asked each time. */
function onTheWall(instant: string, timeZone: string): Omit<LocalTime, 'weekday'> {
  const numeric = { year: 'numeric', month: 'numeric', day: 'numeric' } as const;
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    hour: 'numeric',
    minute: 'numeric',
    ...numeric,
  }).formatToParts(new Date(instant));
  const of = (type: string): number => Number(parts.find((part) => part.type === type)?.value);
  return { year: of('year'), month: of('month'), day: of('day'), hour: of('hour'), minute: of('minute') };
}

describe('The wall clock of a zone', () => {
  it('is the platform’s own, also where clocks are changed', () => {
    const instant = fc
      .integer({ min: Date.parse('2025-01-01T00:00:00Z'), max: Date.parse('2028-01-01T00:00:00Z') })
      .map((ms) => new Date(ms).toISOString());
    fc.assert(
      fc.property(instant, fc.constantFrom(...ZONES), (at, zone) => {
        expect(localTime(at, zone)).to.deep.include(onTheWall(at, zone));
      }),
      { numRuns: 400 },
    );
    for (const minutes of [-16, -15, -1, 0, 1, 14, 15]) {
      const change = new Date(Date.parse('2026-03-29T01:00:00Z') + minutes * 60_000).toISOString();
      expect(localTime(change, 'Europe/Berlin')).to.deep.include(onTheWall(change, 'Europe/Berlin'));
    }
  });

  it('leads back to the moment', () => {
    expect(instantAt('2026-11-22', '09:00', 'Asia/Jakarta')).to.equal('2026-11-22T02:00:00.000Z');
    expect(instantAt('2026-03-29', '09:00', 'Europe/Berlin')).to.equal('2026-03-29T07:00:00.000Z');
    expect(instantAt('2026-03-28', '24:00', 'Europe/Berlin')).to.equal('2026-03-28T23:00:00.000Z');
  });

  it('is asked once for each opening, however long the list of deadlines', () => {
    // eslint-disable-next-line @typescript-eslint/unbound-method -- called with its own `this` below
    const original = Intl.DateTimeFormat.prototype.formatToParts;
    let asked = 0;
    Intl.DateTimeFormat.prototype.formatToParts = function (...given) {
      asked += 1;
      return original.apply(this, given);
    };
    try {
      for (let row = 0; row < 500; row += 1)
        for (let day = 10; day < 30; day += 1) instantAt(`2031-12-${day}`, '09:00', 'Asia/Jakarta');
    } finally {
      Intl.DateTimeFormat.prototype.formatToParts = original;
    }
    // Where the wall shows nine, and where that is in UTC.
    expect(asked).to.equal(2 * 20);
  });
});
