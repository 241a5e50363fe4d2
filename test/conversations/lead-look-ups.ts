import { expect } from 'chai';
import { type LookUp } from './look-up';
import { expectShownAsStored } from './shown-score';

/** What `!` lines may ask about the lead and the handoff it led to. */
export const LEAD_LOOK_UPS: Record<string, LookUp> = {
  /** Temperature of the lead, `none` without one. */
  lead: async (stored, value) => {
    const temperature = stored.snapshot.contact.lead?.score?.temperature;
    expect(temperature ?? 'none').to.equal(value);
    if (temperature) await expectShownAsStored(stored);
  },
  stage: ({ snapshot }, value) => {
    expect(snapshot.contact.lead?.stage ?? 'none').to.equal(value);
  },
  /** The figure that is stored; the team sees the same one everywhere. */
  score: async (stored, value) => {
    const score = stored.snapshot.contact.lead?.score;
    const lines = score?.lines.map(({ because, points }) => `${because.key} ${points}`).join(', ');
    expect(`${score?.total ?? 'none'}`, lines).to.equal(value);
    if (score) await expectShownAsStored(stored);
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
