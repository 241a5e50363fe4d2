import { expect } from 'chai';
import { type LookUp } from './look-up';

/** What `!` lines may ask about orders. */
export const ORDER_LOOK_UPS: Record<string, LookUp> = {
  order: ({ snapshot }, value) => {
    const order = snapshot.contact.orders.at(-1);
    expect(order ? `${order.state.status} ${order.totals.net}` : 'none').to.equal(value);
  },
  goods: ({ snapshot }, value) => {
    const lines = snapshot.contact.orders.at(-1)?.lines ?? [];
    expect(lines.map(({ sku, quantity }) => `${sku}:${quantity}`).join(' ') || 'none').to.equal(value);
  },
  notes: ({ snapshot }, value) => {
    expect(snapshot.contact.orders.at(-1)?.notes?.join('; ') ?? 'none').to.equal(value);
  },
  delivery: ({ snapshot }, value) => {
    const delivery = snapshot.contact.orders.at(-1)?.delivery;
    const parts =
      delivery?.by === 'courier'
        ? [delivery.city, delivery.recipient, delivery.phone, delivery.address]
        : [delivery?.store];
    expect(parts.filter((part) => part !== undefined).join(' | ') || 'none').to.equal(value);
  },
  checks: async ({ snapshot, bot }, value) => {
    const rows = await bot.database.read<{ text: string }>(
      `SELECT text FROM desk_request WHERE conversation_id = $1 AND kind = 'order_check' ORDER BY requested_at, id`,
      [snapshot.conversation.id],
    );
    // Numbers of orders go on over all transcripts.
    expect(rows.map((row) => row.text.replace(/^NS-\d+/, 'NS')).join(' | ') || 'none').to.equal(value);
  },
};
