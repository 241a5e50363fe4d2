import { expect } from 'chai';
import { type Lead } from '../../../../domain/leads/lead';
import { changedLead, leadChanges } from '../../../../domain/leads/lead-changes';

const LEAD: Lead = {
  id: 'lead-1',
  contactId: 'contact-1',
  track: 'b2c',
  stage: 'engaged',
  slots: { name: 'Sari', sku: 'M1', company: 'PT Sari' },
  signals: ['price'],
  asked: [],
  refused: [],
  contactType: 'buyer',
  createdAt: '2026-11-23T02:00:00.000Z',
  lastInboundAt: '2026-11-23T02:00:00.000Z',
  hotCalledAt: undefined,
  need: 'kopi untuk kantor',
};

describe('changes of a lead', () => {
  it('given one more slot and a later stage, name these and nothing else', () => {
    const after: Lead = { ...LEAD, stage: 'qualified', slots: { ...LEAD.slots, category: 'machine' } };
    expect(leadChanges(LEAD, after)).to.deep.equal({ stage: 'qualified', slots: { category: 'machine' } });
  });

  it('given equal values in new objects, are none', () => {
    const after: Lead = { ...LEAD, slots: { ...LEAD.slots }, signals: ['price'] };
    expect(leadChanges(LEAD, after)).to.deep.equal({});
  });

  it('make one state of the other, cleared fields and slots included', () => {
    const { need: _need, ...rest } = LEAD;
    const after: Lead = { ...rest, slots: { sku: 'M1' }, signals: [], orderNo: 'NS-1', unscored: true };
    const changes = leadChanges(LEAD, after);
    expect(changes).to.have.property('need', undefined);
    expect(changedLead(LEAD, changes)).to.deep.equal(after);
  });
});
