import { expect } from 'chai';
import { type Complaint, type ComplaintState } from '../../../../domain/complaints/complaint';
import { type DomainEvent } from '../../../../domain/contact/events';
import { type Lead } from '../../../../domain/leads/lead';
import { type Order, type OrderStatus } from '../../../../domain/orders/order';
import { type ProfileFact } from '../../../../domain/profile/facts';
import { type Database } from '../../../../models/database/database';
import { eraseRest } from '../../../../models/identity/erase';
import { exportOf } from '../../../../models/identity/export';
import { type OrderRecord, recordPurchases } from '../../../../models/orders/order-store';
import { DEFAULT_RULES } from '../../../../domain/rules';
import { commitTurn } from '../../../../models/turns/commit';
import { acceptMessage } from '../../../../models/turns/inbox';
import { consentFor } from '../../../../domain/profile/consents';
import { onEachStore } from '../each-store';
import { AT, asked, enter, entryOf, lineOf, load, messageTo, newId, turnOn } from '../store-world';
import { enterConversation } from '../../../../models/turns/enter';

const LATER = '2026-11-23T02:00:00.000Z';

/** Whatever of somebody must not be found any more. */
const PERSONAL = [
  'Ganesha',
  'ganesha@contoh.id',
  '+6281270006010',
  'Jalan Kenanga',
  'mesinnya bocor',
  'ceritaku',
  'inisial saja',
  'kenapa mahal',
];

function factOf(key: ProfileFact['key'], value: string): DomainEvent {
  const source = { sourceMessageId: newId('message'), purpose: 'service' as const, capturedAt: AT };
  return {
    type: 'fact_stated',
    fact: {
      id: newId('fact'),
      key,
      value,
      status: 'stated',
      confidence: 1,
      ...source,
      supersededById: undefined,
    },
  };
}

function orderOf(contactId: string, status: OrderStatus): Order {
  return {
    orderNo: newId('NS'),
    contactId,
    lines: [{ sku: 'GAYO-250', name: 'Gayo', quantity: 1, unitPrice: 95_000, total: 95_000 }],
    totals: { goods: 95_000, discount: 0, net: 95_000, deliveryFee: 9_000, toPay: 104_000 },
    margin: 20_000,
    source: 'website_direct',
    placedAt: AT,
    purchasedAt: AT,
    refunded: 0,
    state: { status, at: AT },
    delivery: {
      by: 'courier',
      city: 'Depok',
      address: 'Jalan Kenanga 7',
      recipient: 'Ganesha',
      phone: '0812',
    },
  };
}

function complaintOf(contactId: string, state: ComplaintState): Complaint {
  return {
    id: newId('complaint'),
    ticketNo: newId('KLH'),
    contactId,
    orderNo: undefined,
    categories: ['defect'],
    root: 'mesinnya bocor',
    description: 'mesinnya bocor, kata Ganesha',
    wishes: ['refund'],
    severity: 'SEV3',
    score: 40,
    priority: 'P3',
    ownerRepId: undefined,
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

onEachStore('Erasing a person (T52)', (database) => {
  /** Tells everything there is to tell. @returns the conversation */
  async function told(order: OrderStatus, complaint: ComplaintState): Promise<string> {
    const id = await enter(database());
    const { snapshot } = await load(database(), id);
    const { id: contactId } = snapshot.contact;
    const lead = { id: newId('lead'), contactId, track: 'b2c', stage: 'new', slots: {}, signals: [] };
    const rest = { asked: [], refused: [], createdAt: AT, lastInboundAt: AT, need: 'kantor Ganesha' };
    const question = { id: newId('question'), text: 'kenapa mahal', language: 'id' as const, sku: undefined };
    const events: DomainEvent[] = [
      factOf('display_name', 'Ganesha Putra'),
      factOf('phone', '+6281270006010'),
      factOf('email', 'ganesha@contoh.id'),
      asked('price'),
      { type: 'order_changed', order: orderOf(contactId, order) },
      { type: 'complaint_changed', complaint: complaintOf(contactId, complaint) },
      { type: 'lead_changed', lead: { ...lead, ...rest } as unknown as Lead },
      { type: 'question_unanswered', question: { ...question, messageId: newId('message'), notify: true } },
      {
        type: 'testimonial_submitted',
        testimonial: {
          id: newId('testimonial'),
          text: 'ceritaku tentang kopi',
          shownName: 'Ganesha',
          status: 'submitted',
          submittedAt: AT,
        } as never,
      },
      {
        type: 'desk_requested',
        request: {
          id: newId('request'),
          kind: 'suggestion',
          text: 'usul Ganesha',
          status: 'open',
          requestedAt: AT,
          dueAt: undefined,
          note: undefined,
        },
      },
      {
        type: 'consent_recorded',
        consent: {
          id: newId('consent'),
          purpose: 'testimonial_publish',
          action: 'grant',
          at: AT,
          channel: 'webchat',
          textVersion: 'x@1',
          textShown: 'Boleh?',
          language: 'id',
          messageId: newId('message'),
          condition: 'inisial saja',
        },
      },
      {
        type: 'handoff_requested',
        handoff: {
          id: newId('handoff'),
          conversationId: id,
          contactId,
          rule: 'H-1',
          topic: 'mesinnya bocor',
          requestedAt: AT,
          state: {
            status: 'returned',
            repId: 'dewi',
            repName: 'Dewi',
            note: 'Ganesha minta dihubungi',
            endedAt: AT,
          },
        },
      },
    ];
    await acceptMessage(
      database(),
      messageTo(id, {
        input: { kind: 'message', text: 'saya Ganesha', button: undefined, attachments: [] },
        echo: { text: 'saya Ganesha' },
      }),
    );
    const loaded = await load(database(), id);
    const settled = { seqs: [1], state: 'done' as const };
    await commitTurn(
      database(),
      turnOn(loaded, events, {
        settled,
        messages: [lineOf(loaded, { author: 'customer', text: 'saya Ganesha' })],
        activities: [{ text: 'Halo Ganesha' }],
      }),
    );
    return id;
  }

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
    const id = await told('completed', { status: 'closed', by: 'customer', at: AT });
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
    const id = await told('paid', { status: 'in_progress', at: AT });
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
    const id = await told('completed', { status: 'closed', by: 'customer', at: AT });
    await erase(id, 'ER-0003');
    const record: OrderRecord = {
      orderNo: 'TK-77',
      customer: { phone: '+6281270006010', email: undefined },
      source: 'import',
      placedAt: AT,
      lines: [{ sku: 'GAYO-250', name: 'Gayo', quantity: 1, unitPrice: 95_000, total: 95_000 }],
      totals: { goods: 95_000, discount: 0, net: 95_000, deliveryFee: 0, toPay: 95_000 },
      margin: 20_000,
      status: 'completed',
      refunds: [],
    } as unknown as OrderRecord;
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
    const id = await told('completed', { status: 'closed', by: 'customer', at: AT });
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
