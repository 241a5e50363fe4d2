import { expect } from 'chai';
import { type LookUp } from './look-up';

/** What `!` lines may ask about where somebody stands, and why. */
export const LADDER_LOOK_UPS: Record<string, LookUp> = {
  rung: ({ snapshot }, value) => {
    expect(snapshot.contact.standing).to.equal(value);
  },
  evidence: ({ snapshot }, value) => {
    const counted = snapshot.contact.evidence.filter((event) => event.type === 'asked_information');
    expect(
      counted.map((event) => (event.type === 'asked_information' ? event.topic : '')).join(' '),
    ).to.equal(value);
  },
  transitions: async ({ snapshot, bot }, value) => {
    const rows = await bot.database.read<{ to_standing: string }>(
      `SELECT to_standing FROM rung_transition WHERE contact_id = $1 ORDER BY at, place`,
      [snapshot.contact.id],
    );
    expect(rows.map((row) => row.to_standing).join(' ')).to.equal(value);
  },
};
