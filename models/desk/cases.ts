import { In } from 'typeorm';
import { type Complaint, type ComplaintStatus } from '../../domain/complaints/complaint';
import { type Instant } from '../../domain/time/instant';
import { type Lead } from '../../domain/leads/lead';
import { type Order } from '../../domain/orders/order';
import { type Database } from '../database/database';
import {
  type ComplaintRow,
  type DeskRequestRow,
  complaintSchema,
  deskRequestSchema,
  leadSchema,
  orderSchema,
} from '../schema/cases';
import { contactSchema } from '../schema/contact';
import { isHeld } from '../../domain/handoff/handoff';
import { handoffSchema } from '../schema/handoff';
import { type UnansweredQuestionRow, unansweredQuestionSchema } from '../schema/question';

/** What is under way for a person. */
export interface ContactCases {
  /** The newest. */
  lead: Lead | undefined;
  /** Oldest first. */
  complaints: Complaint[];
}

/** Leads and complaints of many people, for the badges of a list. */
export async function casesOf(
  database: Database,
  contactIds: readonly string[],
): Promise<ReadonlyMap<string, ContactCases>> {
  const contactId = In([...new Set(contactIds)]);
  const leads = await database.table(leadSchema).find({ where: { contactId }, order: { createdAt: 'ASC' } });
  const complaints = await database
    .table(complaintSchema)
    .find({ where: { contactId }, order: { receivedAt: 'ASC' } });
  const cases = new Map<string, ContactCases>();
  const of = (id: string): ContactCases => {
    const known = cases.get(id) ?? { lead: undefined, complaints: [] };
    cases.set(id, known);
    return known;
  };
  for (const row of leads) of(row.contactId).lead = row.body;
  for (const row of complaints) of(row.contactId).complaints.push(row.body);
  return cases;
}

/** Newest first. */
export async function ordersOf(database: Database, contactId: string): Promise<Order[]> {
  const rows = await database
    .table(orderSchema)
    .find({ where: { contactId }, order: { placedAt: 'DESC' }, take: 20 });
  return rows.map((row) => row.body);
}

/** Newest first, settled ones too. */
export function requestsOf(database: Database, contactId: string): Promise<DeskRequestRow[]> {
  return database
    .table(deskRequestSchema)
    .find({ where: { contactId }, order: { requestedAt: 'DESC' }, take: 20 });
}

/** All open requests, oldest first. */
export function openRequests(database: Database): Promise<DeskRequestRow[]> {
  return database
    .table(deskRequestSchema)
    .find({ where: { status: 'open' }, order: { requestedAt: 'ASC' }, take: 500 });
}

/** All unanswered questions, oldest first. */
export function openQuestions(database: Database): Promise<UnansweredQuestionRow[]> {
  return database
    .table(unansweredQuestionSchema)
    .find({ where: { status: 'open' }, order: { askedAt: 'ASC' }, take: 1000 });
}

const NEEDS_WORK: Record<ComplaintStatus, boolean> = {
  draft: false,
  received: true,
  acknowledged: true,
  triaged: true,
  in_progress: true,
  waiting_customer: true,
  proposed: true,
  resolved: true,
  closed: false,
  withdrawn: false,
  duplicate: false,
  referred_external: false,
};

/** Asked for by name: an index finds these few, and none of the many others. */
export const OPEN_COMPLAINTS = (Object.keys(NEEDS_WORK) as ComplaintStatus[]).filter(
  (status) => NEEDS_WORK[status],
);

/** Complaints somebody must still work on, the gravest first. */
export function openComplaints(database: Database): Promise<ComplaintRow[]> {
  return database.table(complaintSchema).find({
    where: { status: In(OPEN_COMPLAINTS) },
    order: { priority: 'ASC', receivedAt: 'ASC' },
    take: 500,
  });
}

export async function complaintById(database: Database, id: string): Promise<ComplaintRow | undefined> {
  return database.table(complaintSchema).findOne({ id });
}

export async function questionById(
  database: Database,
  id: string,
): Promise<UnansweredQuestionRow | undefined> {
  return await database.table(unansweredQuestionSchema).findOne({ id });
}

export async function requestById(database: Database, id: string): Promise<DeskRequestRow | undefined> {
  return await database.table(deskRequestSchema).findOne({ id });
}

/** When a rep last held a conversation with these people. */
export async function lastHumanContact(
  database: Database,
  contactIds: readonly string[],
): Promise<ReadonlyMap<string, Instant>> {
  const rows = await database
    .table(handoffSchema)
    .find({ where: { contactId: In([...contactIds]) }, order: { requestedAt: 'ASC' } });
  const last = new Map<string, Instant>();
  for (const { contactId, state } of rows) {
    if (isHeld(state)) last.set(contactId, state.claimedAt);
    if (state.status === 'returned') last.set(contactId, state.endedAt);
  }
  return last;
}

/** Where a person was last heard: what concerns them as a person is told there. */
export async function latestConversations(
  database: Database,
  contactIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (contactIds.length === 0) return new Map();
  const slots = contactIds.map((_id, index) => `$${index + 1}`).join(', ');
  const rows = await database.read<{ id: string; contact_id: string }>(
    `SELECT id, contact_id FROM conversation WHERE contact_id IN (${slots}) ORDER BY last_message_at`,
    contactIds,
  );
  return new Map(rows.map((row) => [row.contact_id, row.id]));
}

/** Names as the desk lists them; missing for people who have not given one. */
export async function namesOf(
  database: Database,
  contactIds: readonly string[],
): Promise<ReadonlyMap<string, string | undefined>> {
  const rows = await database.table(contactSchema).find({ where: { id: In([...new Set(contactIds)]) } });
  return new Map(rows.map((row) => [row.id, row.displayName ?? undefined]));
}
