import { expect } from 'chai';
import { type Complaint, type ComplaintState } from '../../../../domain/complaints/complaint';
import { DEFAULT_COMPLAINT_RULES as rules } from '../../../../domain/complaints/rules';
import {
  type ComplaintStep,
  stepComplaint,
  stepsOpenTo,
  ticketsBeside,
} from '../../../../domain/complaints/steps';

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
  const open = (one: Complaint, by: typeof MAYA | typeof TONO | typeof WATI, at = AT): ComplaintStep[] =>
    stepsOpenTo(one, { by, at, rules });

  it('go through the states in between and give it an owner', () => {
    const move = stepComplaint(received, 'in_progress', { by: MAYA, at: AT, detail: undefined, rules });
    expect(move.ok && move.complaint).to.deep.include({ ownerRepId: 'maya' });
    expect(move.ok && move.complaint.state.status).to.equal('in_progress');
  });

  it('are the owner’s and the supervisor’s', () => {
    const owned = complaint({ status: 'in_progress', at: AT }, 'maya');
    const steps = ['waiting_customer', 'proposed', 'resolved', 'withdrawn', 'duplicate', 'referred_external'];
    expect(open(owned, MAYA)).to.deep.equal(steps);
    expect(open(owned, WATI)).to.deep.equal(steps);
    expect(open(owned, TONO)).to.deep.equal([]);
  });

  it('begin with taking it, or with finding that there is nothing to do', () => {
    expect(open(received, MAYA)).to.deep.equal(['triaged', 'in_progress', 'withdrawn', 'duplicate']);
  });

  it('end where the complaint has ended', () => {
    for (const status of ['withdrawn', 'duplicate', 'referred_external'] as const) {
      const ended = stepComplaint(complaint({ status: 'in_progress', at: AT }), status, {
        by: WATI,
        at: AT,
        detail: 'KLH-20261101-0007',
        rules,
      });
      expect(ended.ok && open(ended.complaint, WATI), status).to.deep.equal([]);
    }
  });

  it('say of which ticket it is a duplicate and to whom it was referred', () => {
    const worked = complaint({ status: 'in_progress', at: AT });
    const context = { by: WATI, at: AT, rules };
    const same = stepComplaint(worked, 'duplicate', { ...context, detail: 'KLH-20261101-0007' });
    expect(same.ok && same.complaint.state).to.include({ of: 'KLH-20261101-0007' });
    const referred = stepComplaint(worked, 'referred_external', { ...context, detail: 'JNE' });
    expect(referred.ok && referred.complaint.state).to.include({ to: 'JNE' });
  });

  it('open it again for thirty days, a level up, by whoever owns it', () => {
    const closed = complaint({ status: 'closed', at: AT, by: 'customer' }, 'maya');
    expect(open(closed, MAYA)).to.deep.equal(['reopened']);
    expect(open(closed, TONO)).to.deep.equal([]);
    expect(open(closed, WATI, '2026-12-23T02:00:00.000Z')).to.deep.equal([]);
    const move = stepComplaint(closed, 'reopened', { by: MAYA, at: AT, detail: undefined, rules });
    expect(move.ok && move.complaint).to.deep.include({ priority: 'P2', reopenedCount: 1, escalated: true });
  });

  it('offer other tickets of the person, but neither itself, drafts nor duplicates', () => {
    const other = { ...received, id: 'd', ticketNo: 'KLH-20261101-0007' };
    const draft = { ...received, id: 'e', ticketNo: undefined };
    const copy = complaint({ status: 'duplicate', at: AT, of: 'KLH-20261101-0007' });
    const all = [received, other, draft, { ...copy, id: 'f', ticketNo: 'KLH-20261102-0001' }];
    expect(ticketsBeside(received, all)).to.deep.equal(['KLH-20261101-0007']);
  });
});
