import { expect } from 'chai';
import { type LookUp } from './look-up';

/** What `!` lines may ask about the lead and the handoff it led to. */
export const LEAD_LOOK_UPS: Record<string, LookUp> = {
  /** Temperature of the lead, `none` without one. */
  lead: ({ snapshot }, value) => {
    expect(snapshot.contact.lead?.score?.temperature ?? 'none').to.equal(value);
  },
  stage: ({ snapshot }, value) => {
    expect(snapshot.contact.lead?.stage ?? 'none').to.equal(value);
  },
  score: ({ snapshot }, value) => {
    const score = snapshot.contact.lead?.score;
    const lines = score?.lines.map(({ because, points }) => `${because.key} ${points}`).join(', ');
    expect(`${score?.total ?? 'none'}`, lines).to.equal(value);
  },
  /** `slot quantity 80`: a value of the slot, as text, anywhere in it. */
  slot: ({ snapshot }, value) => {
    const [key, ...words] = value.split(' ');
    const slots: Readonly<Record<string, unknown>> = { ...snapshot.contact.lead?.slots };
    const found = slots[key ?? ''];
    const values = typeof found === 'object' ? Object.values(found ?? {}) : [found ?? 'none'];
    expect(values.map(String)).to.include(words.join(' '));
  },
  signals: ({ snapshot }, value) => {
    expect(snapshot.contact.lead?.signals.join(' ') ?? 'none').to.equal(value);
  },
  refused: ({ snapshot }, value) => {
    expect(snapshot.contact.lead?.refused.join(' ') ?? '').to.equal(value);
  },
  rule: ({ snapshot }, value) => {
    expect(snapshot.handoff?.rule ?? 'none').to.equal(value);
  },
};
