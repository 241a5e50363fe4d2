import { expect } from 'chai';
import { type DomainEvent } from '../../../../domain/contact/events';
import { consentFor } from '../../../../domain/profile/consents';
import { DEFAULT_RULES } from '../../../../domain/rules';
import { type Database } from '../../../../models/database/database';
import { eraseRest } from '../../../../models/identity/erase';
import { exportOf } from '../../../../models/identity/export';
import { type OrderRecord, recordPurchases } from '../../../../models/orders/order-store';
import { commitTurn } from '../../../../models/turns/commit';
import { enterConversation } from '../../../../models/turns/enter';
import { onEachStore } from '../each-store';
import { AT, entryOf, load, newId, turnOn } from '../store-world';
import { PERSONAL, told } from './told-person';

const LATER = '2026-11-23T02:00:00.000Z';

onEachStore('Erasing a person (T52)', (database) => {
  async function erase(id: string, number: string): Promise<string> {
    const before = await load(database(), id);
    const contactId = newId('contact');
    const fresh = { contactId, eventId: newId('event'), transitionId: newId('transition') };
    const events: DomainEvent[] = [{ type: 'data_erased', number, fresh }];
    const result = await commitTurn(database(), turnOn(before, events, { at: LATER }));
    expect(result.status).to.equal('committed');
    return contactId;
  }

  /** Columns of all tables that still hold something personal. */
  async function found(): Promise<string[]> {
    const places: string[] = [];
    const tables = await database().read<{ name: string }>(
      database().kind === 'sqlite'
        ? `SELECT name FROM sqlite_master WHERE type = 'table'`
        : `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'`,
    );
    for (const { name } of tables) {
      for (const row of await (database() satisfies Database).read<Record<string, unknown>>(
        `SELECT * FROM ${name}`,
      )) {
        for (const [column, value] of Object.entries(row)) {
          if (PERSONAL.some((part) => String(value).includes(part))) places.push(`${name}.${column}`);
        }
      }
    }
    return [...new Set(places)].sort();
  }

  it('no table holds a name, a number, an address or a word of theirs; the conversation is a stranger’s', async () => {
    const id = await told(database(), 'completed', { status: 'closed', by: 'customer', at: AT });
    expect((await found()).length, 'there was something to erase').to.be.greaterThan(12);
    const old = (await load(database(), id)).snapshot.contact.id;
    const fresh = await erase(id, 'ER-0001');
    expect(await found()).to.deep.equal([]);
    const { snapshot } = await load(database(), id);
    expect([snapshot.contact.id, snapshot.contact.facts, snapshot.contact.orders]).to.deep.equal([
      fresh,
      [],
      [],
    ]);
    expect([snapshot.conversation.contactId, snapshot.conversation.greetedAt]).to.deep.equal([
      fresh,
      undefined,
    ]);
    const orders = await database().read<{ net: unknown; placed_at: string }>(
      `SELECT net, placed_at FROM customer_order WHERE contact_id = $1`,
      [old],
    );
    expect(orders.map(({ net, placed_at: at }) => [Number(net), at])).to.deep.equal([[95_000, AT]]);
    const views = { catalogue: { products: new Map() }, criteria: [], rules: DEFAULT_RULES };
    expect(await exportOf(database(), old, { views, now: LATER }), 'an old link').to.equal(undefined);
  });

  it('what is under way keeps what it needs until it is settled, and goes then', async () => {
    const id = await told(database(), 'paid', { status: 'in_progress', at: AT });
    const old = (await load(database(), id)).snapshot.contact.id;
    await erase(id, 'ER-0002');
    expect(await found()).to.deep.equal(['complaint.body', 'customer_order.body']);
    expect(await eraseRest(database(), LATER)).to.equal(0);
    for (const [table, status] of [
      ['customer_order', 'completed'],
      ['complaint', 'closed'],
    ] as const) {
      const rows = await database().read<{ body: string }>(
        `SELECT body FROM ${table} WHERE contact_id = $1`,
        [old],
      );
      const body = { ...(JSON.parse(rows[0]?.body ?? '{}') as object), state: { status, at: LATER } };
      await database().write((sql) =>
        sql.run(`UPDATE ${table} SET body = $1 WHERE contact_id = $2`, [JSON.stringify(body), old]),
      );
    }
    expect(await eraseRest(database(), LATER)).to.equal(1);
    expect(await found()).to.deep.equal([]);
  });

  it('a later import of the same number may not be advertised to', async () => {
    const id = await told(database(), 'completed', { status: 'closed', by: 'customer', at: AT });
    await erase(id, 'ER-0003');
    const record: OrderRecord = {
      orderNo: 'TK-77',
      customer: { phone: '+6281270006010', email: undefined },
      placedAt: AT,
      completedAt: AT,
      items: [{ sku: 'GAYO-250', name: 'Gayo', quantity: 1 }],
      net: 95_000,
      margin: 20_000,
      status: 'completed',
    };
    const context = {
      at: LATER,
      newId,
      actor: 'import',
      rules: DEFAULT_RULES.ladder,
      timeZone: 'Asia/Jakarta',
      orderPrefix: 'NS',
    };
    await recordPurchases(database(), [record], context);
    const [row] = await database().read<{ contact_id: string }>(
      `SELECT contact_id FROM profile_fact WHERE value = '+6281270006010'`,
    );
    const consents = await database().read<{ purpose: string; action: string; at: string }>(
      `SELECT purpose, action, at FROM consent_record WHERE contact_id = $1`,
      [row?.contact_id ?? ''],
    );
    for (const purpose of ['newsletter', 'marketing_webchat', 'marketing_telegram'] as const) {
      expect(consentFor(consents as never, purpose)?.action, purpose).to.equal('withdraw');
    }
    await database().write((sql) => sql.run(`DELETE FROM profile_fact WHERE value = '+6281270006010'`));
    await database().write((sql) =>
      sql.run(`UPDATE contact SET phone = NULL WHERE phone = '+6281270006010'`),
    );
  });

  it('every other way by which they write is a stranger’s of its own', async () => {
    const id = await told(database(), 'completed', { status: 'closed', by: 'customer', at: AT });
    const { contact } = (await load(database(), id)).snapshot;
    const telegram = entryOf();
    await enterConversation(database(), {
      ...telegram,
      channel: 'telegram',
      conversation: (contactId) => ({
        ...telegram.conversation(contactId),
        channel: 'telegram',
      }),
    });
    await database().write(async (sql) => {
      await sql.run(`UPDATE conversation SET contact_id = $1 WHERE id = $2`, [
        contact.id,
        telegram.conversationId,
      ]);
      await sql.run(`UPDATE channel_identity SET contact_id = $1 WHERE channel_user_id = $2`, [
        contact.id,
        telegram.channelUserId,
      ]);
    });
    const fresh = await erase(id, 'ER-0004');
    const other = (await load(database(), telegram.conversationId)).snapshot.contact;
    expect([contact.id, fresh]).to.not.include(other.id);
    expect(other.facts).to.deep.equal([]);
    expect(await found()).to.deep.equal([]);
  });
});
