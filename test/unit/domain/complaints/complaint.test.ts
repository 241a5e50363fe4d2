import { expect } from 'chai';
import fc from 'fast-check';
import { plusDays, plusMillis } from '../../../../domain/time/calendar';
import {
  type Complaint,
  type ComplaintState,
  type ComplaintStatus,
  earlierOfSameRoot,
  isComplaintOpen,
  moveComplaint,
  reopenComplaint,
  takeUpAgain,
} from '../../../../domain/complaints/complaint';
import { csatReopens } from '../../../../domain/complaints/deadlines';
import { DEFAULT_COMPLAINT_RULES as RULES } from '../../../../domain/complaints/rules';
import { type Instant } from '../../../../domain/time/instant';
import { ticketNumber } from '../../../../domain/complaints/ticket-number';

const START: Instant = '2026-11-23T03:00:00.000Z';
const SYSTEM = { role: 'system' } as const;

function complaint(state: ComplaintState, rest: Partial<Complaint> = {}): Complaint {
  return {
    id: 'c1',
    ticketNo: 'KLH-20261123-0001',
    contactId: 'p1',
    orderNo: 'NS-1190',
    categories: ['late'],
    root: 'courier',
    description: 'belum sampai',
    wishes: ['redeliver'],
    severity: 'SEV3',
    score: 45,
    priority: 'P3',
    ownerRepId: undefined,
    escalated: false,
    reopenedCount: 0,
    deadlineMoves: 0,
    receivedAt: START,
    clockStartedAt: START,
    lastUpdateAt: START,
    pauses: [],
    csat: undefined,
    state,
    ...rest,
  };
}

function state(status: ComplaintStatus, at = START): ComplaintState {
  const extras = {
    ticketNo: 'KLH-20261123-0007',
    ownerRepId: 'tono',
    remedy: 'ganti baru',
    of: 'c0',
    to: 'BPSK',
  };
  const by = status === 'closed' ? 'customer' : 'answer';
  return { ...extras, by, status, at } as ComplaintState;
}

/** The complaint after moves by the system, a minute apart; fails at the first that is refused. */
function after(...statuses: ComplaintStatus[]): Complaint {
  return statuses.reduce(
    (current, status, index) => {
      const move = moveComplaint(current, state(status, plusMillis(START, index * 60_000)), SYSTEM);
      if (!move.ok) throw new Error(`${current.state.status} → ${status}: ${move.reason}`);
      return move.complaint;
    },
    complaint(state('draft'), { ticketNo: undefined }),
  );
}

describe('a complaint', () => {
  it('goes from a draft to closed, and gets its number and owner on the way', () => {
    const closed = after(
      'received',
      'acknowledged',
      'triaged',
      'in_progress',
      'proposed',
      'resolved',
      'closed',
    );
    expect(closed).to.include({ ticketNo: 'KLH-20261123-0007', ownerRepId: 'tono', escalated: false });
    expect(isComplaintOpen(closed)).to.equal(false);
    expect(isComplaintOpen(after('received', 'acknowledged', 'triaged', 'in_progress', 'resolved'))).to.equal(
      true,
    );
  });

  it('§2.4.4: waits for the customer with its clocks stopped, and goes on', () => {
    const waiting = after('received', 'acknowledged', 'triaged', 'in_progress', 'waiting_customer');
    expect(waiting.pauses).to.deep.equal([{ from: plusMillis(START, 240_000), to: undefined }]);
    const again = moveComplaint(waiting, state('in_progress', plusDays(START, 1)), SYSTEM);
    expect(again.ok && again.complaint.pauses).to.deep.equal([
      { from: plusMillis(START, 240_000), to: plusDays(START, 1) },
    ]);
  });

  it('is moved by its owner, a supervisor or the system only', () => {
    const owned = complaint(state('triaged'), { ownerRepId: 'tono' });
    const move = (role: 'rep' | 'supervisor', repId: string): boolean =>
      moveComplaint(owned, state('in_progress'), { role, repId }).ok;
    expect([move('rep', 'tono'), move('rep', 'maya'), move('supervisor', 'sri')]).to.deep.equal([
      true,
      false,
      true,
    ]);
    const taken = moveComplaint(complaint(state('acknowledged')), state('triaged'), {
      role: 'rep',
      repId: 'maya',
    });
    expect(taken.ok, 'nobody has it yet').to.equal(true);
  });

  it('reopens within 30 days: a level up, fresh clocks, escalated', () => {
    const resolved = complaint(state('resolved'), {
      deadlineMoves: 2,
      pauses: [{ from: START, to: START }],
    });
    const move = reopenComplaint(resolved, plusDays(START, 30), RULES);
    expect(move.ok && move.complaint).to.deep.include({
      priority: 'P2',
      score: 45,
      reopenedCount: 1,
      escalated: true,
      clockStartedAt: plusDays(START, 30),
      pauses: [],
      deadlineMoves: 0,
      state: { status: 'in_progress', at: plusDays(START, 30) },
    });
    expect(reopenComplaint(resolved, plusDays(START, 30.01), RULES)).to.include({ reason: 'too_late' });
    expect(reopenComplaint(complaint(state('proposed')), START, RULES)).to.include({
      reason: 'not_permitted',
    });
    const top = reopenComplaint({ ...resolved, priority: 'P1' }, START, RULES);
    expect(top.ok && top.complaint.priority, 'P1 is the top').to.equal('P1');
  });

  it('T30: CSAT 2 opens it again, and the same root within 90 days is a repeat', () => {
    expect([1, 2, 3, 4, 5].map(csatReopens)).to.deep.equal([true, true, false, false, false]);
    const first = complaint(state('closed'));
    const second = (days: number, root: string | undefined = 'courier'): Complaint =>
      complaint(state('received'), { id: 'c2', receivedAt: plusDays(START, days), root });
    expect(earlierOfSameRoot(second(60), [first], RULES)).to.equal(first);
    expect(earlierOfSameRoot(second(91), [first], RULES)).to.equal(undefined);
    expect(earlierOfSameRoot(second(60, 'billing'), [first], RULES)).to.equal(undefined);
    const rootless = { ...second(60), root: undefined };
    expect(earlierOfSameRoot(rootless, [{ ...first, root: undefined }], RULES)).to.equal(undefined);
    expect(earlierOfSameRoot(second(60), [{ ...first, state: state('withdrawn') }], RULES)).to.equal(
      undefined,
    );
  });

  it('taken back and made after all goes on where it was, on fresh clocks and not raised', () => {
    const later = plusMillis(START, 600_000);
    const withTicket = takeUpAgain(complaint(state('withdrawn')), later);
    expect(withTicket.ok && withTicket.complaint).to.deep.include({
      ticketNo: 'KLH-20261123-0001',
      priority: 'P3',
      escalated: false,
      clockStartedAt: later,
      state: { status: 'acknowledged', at: later },
    });
    const draft = takeUpAgain(complaint(state('withdrawn'), { ticketNo: undefined }), later);
    expect(draft.ok && draft.complaint.state.status).to.equal('draft');
    expect(takeUpAgain(complaint(state('closed')), later).ok).to.equal(false);
  });

  it('C-26: has a number of the company’s day', () => {
    expect(ticketNumber('2026-11-23T06:05:00.000Z', 7, 'Asia/Jakarta')).to.equal('KLH-20261123-0007');
    expect(ticketNumber('2026-11-23T17:05:00.000Z', 12, 'Asia/Jakarta')).to.equal('KLH-20261124-0012');
  });

  it('never leaves its table, whatever is tried, and pauses exactly while it waits', () => {
    const statuses: ComplaintStatus[] = [
      'received',
      'acknowledged',
      'triaged',
      'in_progress',
      'waiting_customer',
      'proposed',
      'resolved',
      'closed',
      'withdrawn',
      'duplicate',
      'referred_external',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...statuses), { maxLength: 60 }), (tries) => {
        let current = complaint(state('draft'));
        tries.forEach((status, index) => {
          const move = moveComplaint(current, state(status, plusMillis(START, index)), SYSTEM);
          if (!move.ok) return;
          expect(isComplaintOpen(current), 'an ended complaint does not move').to.equal(true);
          current = move.complaint;
          const open = current.pauses.filter((pause) => pause.to === undefined).length;
          expect(open).to.equal(current.state.status === 'waiting_customer' ? 1 : 0);
        });
      }),
    );
  });
});
