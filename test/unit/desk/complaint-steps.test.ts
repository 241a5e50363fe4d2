import { expect } from 'chai';
import { type Complaint, type ComplaintState } from '../../../domain/complaint';
import { stepComplaint, stepsOpenTo } from '../../../domain/complaint-steps';

const AT = '2026-11-22T02:00:00.000Z';
const MAYA = { role: 'rep', repId: 'maya' } as const;
const TONO = { role: 'rep', repId: 'tono' } as const;
const WATI = { role: 'supervisor', repId: 'wati' } as const;

function complaint(state: ComplaintState, ownerRepId?: string): Complaint {
  return {
    id: 'c',
    ticketNo: 'KLH-20261122-0001',
    contactId: 'p',
    orderNo: undefined,
    categories: ['late'],
    root: undefined,
    description: '',
    wishes: [],
    severity: 'SEV3',
    score: 40,
    priority: 'P3',
    ownerRepId,
    escalated: false,
    reopenedCount: 0,
    deadlineMoves: 0,
    receivedAt: AT,
    clockStartedAt: AT,
    lastUpdateAt: AT,
    pauses: [],
    csat: undefined,
    state,
  };
}

describe('the steps of a complaint at the desk', () => {
  const received = complaint({ status: 'received', at: AT, ticketNo: 'KLH-20261122-0001' });

  it('go through the states in between and give it an owner', () => {
    const move = stepComplaint(received, 'in_progress', { by: MAYA, at: AT, remedy: undefined });
    expect(move.ok && move.complaint).to.deep.include({ ownerRepId: 'maya' });
    expect(move.ok && move.complaint.state.status).to.equal('in_progress');
  });

  it('are the owner’s and the supervisor’s', () => {
    const owned = complaint({ status: 'in_progress', at: AT }, 'maya');
    expect(stepsOpenTo(owned, MAYA, AT)).to.deep.equal(['waiting_customer', 'proposed', 'resolved']);
    expect(stepsOpenTo(owned, WATI, AT)).to.deep.equal(['waiting_customer', 'proposed', 'resolved']);
    expect(stepsOpenTo(owned, TONO, AT)).to.deep.equal([]);
  });

  it('end where the complaint has ended', () => {
    expect(stepsOpenTo(complaint({ status: 'closed', at: AT, by: 'customer' }), WATI, AT)).to.deep.equal([]);
    expect(stepsOpenTo(received, MAYA, AT)).to.deep.equal(['triaged', 'in_progress']);
  });
});
