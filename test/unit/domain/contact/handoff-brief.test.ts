import { expect } from 'chai';
import { type Contact } from '../../../../domain/contact/contact';
import { firstContact } from '../../../../domain/contact/first-contact';
import { type Handoff } from '../../../../domain/handoff/handoff';
import { handoffBrief } from '../../../../domain/contact/handoff-brief';
import { type Lead } from '../../../../domain/leads/lead';

const AT = '2026-11-23T03:00:00.000Z';

const lead: Lead = {
  id: 'lead-1',
  contactId: 'c-1',
  track: 'b2b',
  stage: 'handed_off',
  slots: {
    quantity: { amount: 80, unit: 'person' },
    timeline: { days: 22, saidAt: AT },
    location: { city: 'Bekasi', territory: 'served' },
    budget: { min: 35_000_000, max: 35_000_000 },
    name: 'Ratna',
    company: 'PT Sinar Abadi',
  },
  signals: ['quote'],
  asked: ['name'],
  refused: ['source'],
  contactType: 'buyer',
  createdAt: AT,
  lastInboundAt: AT,
  hotCalledAt: AT,
  need: 'Yang lama sering rusak.',
  score: {
    fit: 40,
    intent: 53,
    modifiers: 0,
    total: 93,
    temperature: 'hot',
    lines: [
      { ruleId: 'intent.volume', points: 5, because: { key: 'score.volume', values: {} } },
      { ruleId: 'intent.timeline', points: 16, because: { key: 'score.timeline-d30', values: { days: 22 } } },
      { ruleId: 'fit.role', points: 12, because: { key: 'score.role', values: {} } },
    ],
  },
};

const contact: Contact = {
  ...firstContact(
    { contactId: 'c-1', eventId: 'e-1' },
    { at: AT, source: 'website_direct', campaign: undefined, channel: 'webchat' },
  ).contact,
  lead,
};

const handoff: Handoff = {
  id: 'h-1',
  conversationId: 'k-1',
  contactId: 'c-1',
  rule: 'H-2',
  topic: 'Benar.',
  requestedAt: AT,
  state: { status: 'queued' },
};

describe('What a rep reads before the first word', () => {
  const brief = handoffBrief(handoff, contact, { sku: 'O30', unitPrice: 34_900_000 });

  it('who, what, how many, when, where and with how much', () => {
    expect(brief).to.include({ rule: 'H-2', name: 'Ratna', company: 'PT Sinar Abadi', phone: undefined });
    expect(brief.wish).to.deep.include({ sku: 'O30', quantity: { amount: 80, unit: 'person' } });
    // People are a scale, not an order: one machine is worth its price.
    expect(brief.wish.expectedValue).to.equal(34_900_000);
  });

  it('the need in their words, not the "yes" that ended the form', () => {
    expect(brief.topic).to.equal('Yang lama sering rusak.');
    expect(handoffBrief(handoff, { ...contact, lead: undefined }, undefined).topic).to.equal('Benar.');
  });

  it('the score with its two heaviest reasons, and what was refused', () => {
    expect(brief.score?.reasons.map(({ points }) => points)).to.deep.equal([16, 12]);
    expect(brief.refused).to.deep.equal(['source']);
  });
});
