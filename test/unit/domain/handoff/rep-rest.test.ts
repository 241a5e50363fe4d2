import { expect } from 'chai';
import { repRest } from '../../../../domain/handoff/rep-rest';
import { VIEWS } from '../../dialogs/handoff/handoff-model';

/** The model's shop is open from Monday to Saturday, nine to five in Jakarta. */
const rest = (now: string, quiet?: { from: string; to: string }): string | undefined =>
  repRest(quiet, VIEWS.calendar, now);

describe('the hours of rest of reps', () => {
  it('last from closing to opening, over Sunday too', () => {
    expect(rest('2026-11-23T03:00:00.000Z'), 'Monday at ten').to.equal(undefined);
    expect(rest('2026-11-23T11:00:00.000Z'), 'Monday at six').to.equal('2026-11-24T02:00:00.000Z');
    expect(rest('2026-11-21T11:00:00.000Z'), 'Saturday at six').to.equal('2026-11-23T02:00:00.000Z');
  });

  it('are longer where somebody has hours of their own, also over midnight', () => {
    const late = { from: '16:00', to: '11:00' };
    expect(rest('2026-11-23T10:00:00.000Z', late), 'Monday at five').to.equal('2026-11-24T04:00:00.000Z');
    expect(rest('2026-11-23T03:00:00.000Z', late), 'Monday at ten').to.equal('2026-11-23T04:00:00.000Z');
    expect(rest('2026-11-23T05:00:00.000Z', late), 'Monday at noon').to.equal(undefined);
    const noon = { from: '12:00', to: '13:00' };
    expect(rest('2026-11-23T05:30:00.000Z', noon), 'half past twelve').to.equal('2026-11-23T06:00:00.000Z');
  });
});
