import { randomUUID } from 'node:crypto';
import { type Complaint } from '../../../domain/complaints/complaint';
import { type DeskRequestKind } from '../../../domain/handoff/desk-request';
import { type Lead } from '../../../domain/leads/lead';
import { type Database } from '../../../models/database/database';
import { type Sql } from '../../../models/database/sql';
import { insert } from '../../../models/database/insert';
import {
  complaintRow,
  complaintSchema,
  deskRequestSchema,
  leadRow,
  leadSchema,
} from '../../../models/schema/cases';
import { profileFactSchema } from '../../../models/schema/profile';
import { unansweredQuestionSchema } from '../../../models/schema/question';

/** Cases as the bot's dialogs leave them; dates are around the desk world's clock. */
const AT = '2026-11-23T01:30:00.000Z';

async function contactOf(database: Database, conversationId: string): Promise<string> {
  const [row] = await database.read<{ contact_id: string }>(
    `SELECT contact_id FROM conversation WHERE id = $1`,
    [conversationId],
  );
  return row?.contact_id ?? '';
}

/** As every writer does: a snapshot somebody remembers is outdated by it. */
async function outdate(sql: Sql, contactId: string): Promise<void> {
  await sql.run(`UPDATE contact SET version = version + 1 WHERE id = $1`, [contactId]);
}

/** Total 96: the B2B oracle of `domain.md` §2.3.4, but for its contactability. */
export async function seedHotLead(database: Database, conversationId: string): Promise<void> {
  const lead: Lead = {
    id: randomUUID(),
    contactId: await contactOf(database, conversationId),
    track: 'b2b',
    stage: 'qualified',
    slots: {
      challenge: 'specific',
      quantity: { amount: 80, unit: 'person' },
      timeline: { days: 24, saidAt: AT },
      role: 'decision_maker',
      location: { city: 'Bekasi', territory: 'served' },
      priceAccepted: true,
      company: 'Sinar Abadi',
      size: 'large',
    },
    signals: ['price', 'quote', 'demo'],
    asked: [],
    refused: [],
    contactType: undefined,
    createdAt: AT,
    lastInboundAt: AT,
    hotCalledAt: undefined,
  };
  await database.write(async (sql) => {
    await insert(sql, leadSchema, [leadRow(lead)]);
    await outdate(sql, lead.contactId);
  });
}

let tickets = 0;

export async function seedComplaint(
  database: Database,
  conversationId: string,
  change: Partial<Complaint> = {},
): Promise<string> {
  const contactId = await contactOf(database, conversationId);
  const ticketNo = `KLH-20261122-${String((tickets += 1)).padStart(4, '0')}`;
  const complaint: Complaint = {
    id: randomUUID(),
    ticketNo,
    contactId,
    orderNo: undefined,
    categories: ['late'],
    root: undefined,
    description: 'paket belum datang, hubungi 0812 3456 7889',
    wishes: ['redeliver'],
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
    state: { status: 'received', at: AT, ticketNo },
    ...change,
  };
  await database.write(async (sql) => {
    await insert(sql, complaintSchema, [complaintRow(complaint, contactId)]);
    await outdate(sql, contactId);
  });
  return complaint.id;
}

export async function seedRequest(
  database: Database,
  conversationId: string,
  kind: DeskRequestKind,
  dueAt?: string,
): Promise<string> {
  const id = randomUUID();
  const contactId = await contactOf(database, conversationId);
  const row = {
    id,
    contactId,
    conversationId,
    kind,
    text: 'tolong ya',
    status: 'open',
    requestedAt: AT,
  } as const;
  await database.write((sql) =>
    insert(sql, deskRequestSchema, [{ ...row, dueAt, note: undefined, attempts: [] }]),
  );
  return id;
}

export async function seedQuestion(
  database: Database,
  conversationId: string,
  words: string,
  notify: boolean,
): Promise<string> {
  const id = randomUUID();
  const contactId = await contactOf(database, conversationId);
  await database.write((sql) =>
    insert(sql, unansweredQuestionSchema, [
      {
        id,
        contactId,
        conversationId,
        text: words,
        language: 'id',
        sku: undefined,
        messageId: id,
        notify: notify ? 1 : 0,
        status: 'open',
        askedAt: AT,
      },
    ]),
  );
  return id;
}

/** A name the person has told. */
export async function seedName(database: Database, conversationId: string, name: string): Promise<void> {
  const contactId = await contactOf(database, conversationId);
  const fact = {
    id: randomUUID(),
    key: 'display_name',
    value: name,
    status: 'stated',
    confidence: 0.9,
    sourceMessageId: undefined,
    purpose: 'service',
    capturedAt: AT,
    supersededById: undefined,
  } as const;
  await database.write(async (sql) => {
    await insert(sql, profileFactSchema, [{ ...fact, contactId, place: 100 }]);
    await sql.run(`UPDATE contact SET display_name = $1 WHERE id = $2`, [name, contactId]);
    await outdate(sql, contactId);
  });
}
