import { expect } from 'chai';
import { type LookUp } from './look-up';

/** What `!` lines may ask about complaints and requests to the desk. */
export const COMPLAINT_LOOK_UPS: Record<string, LookUp> = {
  /** State, priority and kinds of the newest: `acknowledged P3 late`; `none`. */
  complaint: ({ snapshot }, value) => {
    const newest = snapshot.contact.complaints.at(-1);
    const told = newest && [
      newest.state.status,
      newest.priority,
      newest.severity,
      newest.categories.join('+'),
    ];
    expect(told?.join(' ') ?? 'none').to.contain(value);
  },
  complaints: ({ snapshot }, value) => {
    expect(String(snapshot.contact.complaints.length)).to.equal(value);
  },
  /** Its number and owner: `KLH-20261123 maya`; `none`. */
  ticket: ({ snapshot }, value) => {
    const newest = snapshot.contact.complaints.at(-1);
    const [day = '', owner = newest?.ownerRepId ?? 'none'] = value.split(' ');
    expect(newest?.ticketNo ?? 'none').to.contain(day);
    expect(newest?.ownerRepId ?? 'none').to.equal(owner);
  },
  /** Words the newest complaint keeps, its order or its wishes. */
  told: ({ snapshot }, value) => {
    const newest = snapshot.contact.complaints.at(-1);
    const kept = [
      newest?.description,
      newest?.orderNo,
      newest?.wishes.join('+'),
      newest?.escalated ? 'escalated' : '',
    ];
    expect(kept.join('\n').toLowerCase()).to.contain(value.toLowerCase());
  },
  /** The rule and the first line of the newest handoff. */
  called: ({ snapshot }, value) => {
    expect(`${snapshot.handoff?.rule ?? 'none'} ${snapshot.handoff?.topic ?? ''}`).to.contain(value);
  },
  /** What the desk was asked for, in order: `data_access data_erasure`; `none`. */
  request: async ({ snapshot, bot }, value) => {
    const rows = await bot.database.read<{ kind: string }>(
      `SELECT kind FROM desk_request WHERE conversation_id = $1 ORDER BY requested_at, id`,
      [snapshot.conversation.id],
    );
    expect(
      rows
        .map((row) => row.kind)
        .sort()
        .join(' ') || 'none',
    ).to.equal(value);
  },
  /** What stands of the calls that were asked for, in order: `done open`. */
  calls: async ({ snapshot, bot }, value) => {
    const rows = await bot.database.read<{ status: string }>(
      `SELECT status FROM desk_request WHERE conversation_id = $1 AND kind = 'callback' ORDER BY requested_at, id`,
      [snapshot.conversation.id],
    );
    expect(rows.map(({ status }) => status).join(' ') || 'none').to.equal(value);
  },
};
