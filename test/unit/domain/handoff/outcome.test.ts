import { expect } from 'chai';
import { type Outcome } from '../../../../domain/conversation/outcome';
import {
  acceptedLead,
  leadAfter,
  leadOfCall,
  returnedLead,
  wantsOutcome,
} from '../../../../domain/handoff/outcome';
import { type Handoff } from '../../../../domain/handoff/handoff';
import { type Lead, type LeadStage } from '../../../../domain/leads/lead';

const AT = '2026-11-23T03:00:00.000Z';
const lead = (stage: LeadStage): Lead => ({
  id: 'l',
  contactId: 'p',
  track: 'b2b',
  stage,
  slots: {},
  signals: [],
  asked: [],
  refused: [],
  contactType: undefined,
  createdAt: AT,
  lastInboundAt: AT,
  hotCalledAt: undefined,
});
const OPEN: readonly LeadStage[] = ['new', 'engaged', 'qualified', 'handed_off', 'nurture'];

describe('what comes of a chance', () => {
  it('an open chance is in a rep’s hands when they take it, and goes back as it came', () => {
    for (const stage of OPEN) {
      const held = acceptedLead(lead(stage));
      expect(held.stage, stage).to.equal('accepted');
      expect(returnedLead(held)?.stage, stage).to.equal(stage);
      expect(leadOfCall(held), stage).to.equal('l');
    }
    for (const stage of ['won', 'lost', 'disqualified'] as const) {
      expect(leadOfCall(lead(stage)), stage).to.equal(undefined);
      expect(acceptedLead(lead(stage)).stage, stage).to.equal(stage);
    }
  });

  it('every outcome closes it from wherever it stands; a won one waits for its money and then goes nowhere back', () => {
    const outcomes: Array<[Outcome, LeadStage]> = [
      [{ kind: 'lost', reason: 'price' }, 'lost'],
      [{ kind: 'deferred', until: AT }, 'nurture'],
      [{ kind: 'invalid' }, 'disqualified'],
    ];
    for (const stage of [...OPEN, 'accepted' as const]) {
      for (const [outcome, after] of outcomes)
        expect(leadAfter(lead(stage), outcome, false)?.stage, `${stage} ${outcome.kind}`).to.equal(after);
      const waiting = leadAfter(lead(stage), { kind: 'won', orderNo: 'NS-1' }, false);
      expect(waiting, stage).to.include({ stage: 'accepted', orderNo: 'NS-1' });
      expect(waiting && returnedLead(waiting), 'its money is on the way').to.equal(undefined);
      expect(leadAfter(lead(stage), { kind: 'won', orderNo: 'NS-1' }, true)?.stage).to.equal('won');
    }
    expect(leadAfter(lead('won'), { kind: 'lost', reason: 'price' }, false)).to.equal(undefined);
  });

  it('is asked for only of who had it, and once', () => {
    const held = {
      status: 'returned',
      repId: 'dewi',
      repName: 'Dewi',
      note: undefined,
      endedAt: AT,
    } as const;
    const handoff: Handoff = {
      id: 'h',
      conversationId: 'v',
      contactId: 'p',
      rule: 'H-2',
      topic: '',
      requestedAt: AT,
      state: held,
      leadId: 'l',
    };
    expect(wantsOutcome(handoff)).to.equal(true);
    expect(wantsOutcome({ ...handoff, leadId: undefined })).to.equal(false);
    expect(wantsOutcome({ ...handoff, state: { status: 'cancelled', endedAt: AT } })).to.equal(false);
    expect(wantsOutcome({ ...handoff, outcome: { kind: 'invalid', repId: 'dewi', at: AT } })).to.equal(false);
  });
});
