import { type Complaint, type ComplaintState } from '../../../../domain/complaints/complaint';
import { type DomainEvent } from '../../../../domain/contact/events';
import { type Lead } from '../../../../domain/leads/lead';
import { type Order, type OrderStatus } from '../../../../domain/orders/order';
import { type ProfileFact } from '../../../../domain/profile/facts';
import { type Database } from '../../../../models/database/database';
import { commitTurn } from '../../../../models/turns/commit';
import { acceptMessage } from '../../../../models/turns/inbox';
import { AT, asked, enter, lineOf, load, messageTo, newId, turnOn } from '../store-world';

/** Whatever of somebody must not be found any more. */
export const PERSONAL = [
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

/** Tells everything there is to tell. @returns the conversation */
export async function told(
  database: Database,
  order: OrderStatus,
  complaint: ComplaintState,
): Promise<string> {
  const id = await enter(database);
  const { snapshot } = await load(database, id);
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
    { type: 'lead_opened', lead: { ...lead, ...rest } as unknown as Lead },
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
        attempts: [],
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
    database,
    messageTo(id, {
      input: { kind: 'message', text: 'saya Ganesha', button: undefined, attachments: [] },
      echo: { text: 'saya Ganesha' },
    }),
  );
  const loaded = await load(database, id);
  const settled = { seqs: [1], state: 'done' as const };
  await commitTurn(
    database,
    turnOn(loaded, events, {
      settled,
      messages: [lineOf(loaded, { author: 'customer', text: 'saya Ganesha' })],
      activities: [{ text: 'Halo Ganesha' }],
    }),
  );
  return id;
}
