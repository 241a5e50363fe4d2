import { type DomainEvent } from '../../domain/contact/events';
import { type Snapshot } from '../../domain/contact/snapshot';
import { type Order } from '../../domain/orders/order';
import { type Instant } from '../../domain/time/instant';
import { insert, upsert } from '../database/insert';
import { type VoucherRules } from '../../domain/vouchers/rules';
import { addAttempt } from './add-attempt';
import { addEntry, settleVouchers, writeVoucher } from '../vouchers/ledger';
import { Conflict } from './conflict';
import { type Sql } from '../database/sql';
import {
  complaintRow,
  complaintSchema,
  deskRequestSchema,
  leadRow,
  leadSchema,
  orderRow,
  orderSchema,
} from '../schema/cases';
import { type Handoff, type HandoffState } from '../../domain/handoff/handoff';
import { testimonialSchema } from '../schema/advocacy';
import { handoffSchema } from '../schema/handoff';
import { repNoteSchema } from '../schema/rep-note';
import { eraseContact } from '../identity/erase';
import { wantCode } from '../identity/codes';
import { type Loaded } from './load';
import { writeRepNotice } from './rep-notices';
import { loyaltyEventSchema, payloadOf } from '../schema/ladder';
import { consentRecordSchema, profileFactSchema } from '../schema/profile';
import { surveySchema } from '../schema/survey';
import { unansweredQuestionSchema } from '../schema/question';

/** When the events happened, and the snapshot after all of them. */
interface Outcome {
  at: Instant;
  voucherRules: VoucherRules;
  before: Loaded;
  after: Snapshot;
}

type Writer<E> = (sql: Sql, outcome: Outcome, event: E) => Promise<unknown>;

/** Folded into the row of the contact or the conversation, which is written whole. */
const inItsRow = (): Promise<void> => Promise.resolve();

/** The rows of each kind of event. */
const WRITERS: { [T in DomainEvent['type']]: Writer<Extract<DomainEvent, { type: T }>> } = {
  loyalty: (sql, { at, after: { contact } }, { event }) => {
    const place = placeOf(contact.evidence, event.id);
    const row = { ...event, contactId: contact.id, recordedAt: at, payload: payloadOf(event), place };
    return insert(sql, loyaltyEventSchema, [row], 'ON CONFLICT (contact_id, key) DO NOTHING');
  },
  referral_code_issued: inItsRow,
  fact_stated: (sql, { after }, { fact }) => writeFact(sql, after, fact.id),
  fact_withdrawn: (sql, _outcome, { factId }) =>
    sql.run(`UPDATE profile_fact SET superseded_by_id = id WHERE id = $1`, [factId]),
  consent_recorded: (sql, { after: { contact } }, { consent }) => {
    const place = placeOf(contact.consents, consent.id);
    return insert(sql, consentRecordSchema, [{ ...consent, contactId: contact.id, place }]);
  },
  question_unanswered: (sql, { at, after }, { question: { notify, ...question } }) => {
    const row = {
      ...question,
      ...keysOf(after),
      notify: notify ? 1 : 0,
      status: 'open' as const,
      askedAt: at,
    };
    return insert(sql, unansweredQuestionSchema, [row]);
  },
  answer_wanted: (sql, _outcome, { questionId }) =>
    sql.run(`UPDATE unanswered_question SET notify = 1 WHERE id = $1`, [questionId]),
  question_settled: (sql, _outcome, { questionId, to }) =>
    sql.run(`UPDATE unanswered_question SET status = $1 WHERE id = $2`, [to, questionId]),
  testimonial_submitted: (sql, { after: { contact } }, { testimonial }) =>
    insert(sql, testimonialSchema, [{ ...testimonial, contactId: contact.id }]),
  testimonial_decided: (sql, { at }, { testimonialId, to }) =>
    sql.run(`UPDATE testimonial SET status = $1, decided_at = $2 WHERE id = $3 AND status = 'submitted'`, [
      to,
      at,
      testimonialId,
    ]),
  testimonials_withdrawn: (sql, { at, after: { contact } }) =>
    sql.run(`UPDATE testimonial SET status = 'withdrawn', decided_at = $1 WHERE contact_id = $2`, [
      at,
      contact.id,
    ]),
  desk_requested: (sql, { after }, { request }) =>
    insert(sql, deskRequestSchema, [{ ...request, ...keysOf(after) }]),
  request_settled: (sql, _outcome, { requestId, to, note }) =>
    sql.run(`UPDATE desk_request SET status = $1, note = $2 WHERE id = $3`, [to, note ?? null, requestId]),
  // What was settled meanwhile stays settled.
  task_attempted: (sql, _outcome, { requestId, attempt, status, dueAt }) =>
    addAttempt(sql, requestId, attempt, { status, dueAt }),
  missed_tasks_replaced: (sql, { after: { conversation } }, { by }) =>
    sql.run(
      `UPDATE desk_request SET status = 'done' WHERE conversation_id = $1 AND kind = 'callback'
       AND status = 'open' AND attempts <> '[]' AND id <> $2`,
      [conversation.id, by],
    ),
  complaint_changed: (sql, { after }, { complaint }) =>
    upsert(sql, complaintSchema, complaintRow(complaint, after.contact.id), 'id'),
  lead_opened: (sql, _outcome, { lead }) => upsert(sql, leadSchema, leadRow(lead), 'id'),
  lead_changed: (sql, { after }, { leadId }) => writeLead(sql, after, leadId),
  order_changed: writeOrder,
  voucher_issued: (sql, _outcome, { voucher }) => writeVoucher(sql, voucher),
  voucher_marked: async (sql, { voucherRules }, { voucher, entry }) => {
    if (!(await addEntry(sql, voucher.id, entry, voucherRules))) throw new Conflict();
  },
  voucher_missed: inItsRow,
  handoff_requested: (sql, { after }, { handoff }) => writeRequest(sql, after, handoff),
  handoff_outcome: (sql, _outcome, { handoffId, outcome }) =>
    sql.run(`UPDATE handoff SET outcome = $1 WHERE id = $2`, [JSON.stringify(outcome), handoffId]),
  survey_asked: (sql, { after: { contact } }, { survey }) =>
    insert(sql, surveySchema, [
      { ...survey, contactId: contact.id, rating: undefined, words: undefined, answeredAt: undefined },
    ]),
  survey_answered: (sql, _outcome, { surveyId, rating, at }) =>
    sql.run(`UPDATE survey_response SET rating = $1, answered_at = $2 WHERE id = $3`, [rating, at, surveyId]),
  survey_explained: (sql, _outcome, { surveyId, words }) =>
    sql.run(`UPDATE survey_response SET words = $1 WHERE id = $2`, [words, surveyId]),
  handoff_moved: (sql, { after }, { handoffId, to }) => writeMove(sql, after, handoffId, to),
  code_wanted: (sql, { at, after }, event) =>
    wantCode(sql, { ...event, conversationId: after.conversation.id, at }),
  identity_proven: inItsRow,
  recognised: inItsRow,
  processing_restricted: inItsRow,
  data_erased: (sql, { at, before, after }, { number, fresh }) =>
    eraseContact(sql, {
      contactId: before.snapshot.contact.id,
      number,
      at,
      conversationId: after.conversation.id,
      stranger: after.contact,
      strangerVersion: before.contactVersion + 1,
      transitionId: fresh.transitionId,
    }),
  note_taken: (sql, { at, after }, { note }) =>
    insert(sql, repNoteSchema, [{ ...note, ...keysOf(after), at }]),
  reps_notified: (sql, { at, after }, { notice }) => writeRepNotice(sql, after.conversation.id, notice, at),
  greeted: inItsRow,
  language_seen: inItsRow,
  language_chosen: inItsRow,
  topic_set: inItsRow,
  goods_shown: inItsRow,
  album_seen: inItsRow,
  wish_put_off: inItsRow,
  wish_recalled: inItsRow,
  page_seen: inItsRow,
  offered: inItsRow,
  understood: inItsRow,
  misunderstood: inItsRow,
  prompt_opened: inItsRow,
  prompt_used: inItsRow,
  card_pressed: inItsRow,
  prompt_passed: inItsRow,
};

/** Writes what an event says beside the rows of contact and conversation. */
export async function writeEvent(sql: Sql, outcome: Outcome, event: DomainEvent): Promise<void> {
  await (WRITERS[event.type] as Writer<DomainEvent>)(sql, outcome, event);
}

function keysOf({ contact, conversation }: Snapshot): { contactId: string; conversationId: string } {
  return { contactId: contact.id, conversationId: conversation.id };
}

/** Where a value of the contact stands among those of its kind. */
function placeOf(all: ReadonlyArray<{ id: string }>, id: string): number {
  return all.findIndex((one) => one.id === id);
}

/**
 * The row holds the whole lead as the turn leaves it.
 * @throws Error when another lead has taken its place in the same turn: its changes would be lost, the turn fails
 */
async function writeLead(sql: Sql, { contact: { lead } }: Snapshot, leadId: string): Promise<void> {
  if (lead?.id !== leadId) throw new Error(`lead ${leadId} was changed and is not the contact's current one`);
  await upsert(sql, leadSchema, leadRow(lead), 'id');
}

/**
 * The order, and what it takes from vouchers or gives back.
 * @throws Error when the number is an order of somebody else: it stays as it is, the turn fails.
 * @throws Conflict when a voucher has been used up by somebody else meanwhile
 */
async function writeOrder(
  sql: Sql,
  { at, after: { contact }, voucherRules: rules }: Outcome,
  { order }: { order: Order },
): Promise<void> {
  const isOwn = order.contactId === contact.id;
  const written = isOwn && (await upsert(sql, orderSchema, orderRow(order), 'orderNo', 'contactId'));
  if (!written) throw new Error(`order ${order.orderNo} is of another contact`);
  if (!(await settleVouchers(sql, order, { at, by: 'bot', rules }))) throw new Conflict();
}

/** As it was folded: with the chance it is about. */
async function writeRequest(sql: Sql, after: Snapshot, handoff: Handoff): Promise<void> {
  const { leadId } = after.handoff?.id === handoff.id ? after.handoff : handoff;
  const row = { ...handoff, leadId, status: handoff.state.status, offers: handoff.offers ?? [] };
  await insert(sql, handoffSchema, [row]);
}

/** The offers stand in the newest handoff; one that another has followed in the same turn has had its last. */
async function writeMove(sql: Sql, after: Snapshot, handoffId: string, to: HandoffState): Promise<void> {
  await sql.run(`UPDATE handoff SET status = $1, state = $2 WHERE id = $3`, [
    to.status,
    JSON.stringify(to),
    handoffId,
  ]);
  const { handoff } = after;
  if (handoff?.id !== handoffId || !handoff.offers) return;
  await sql.run(`UPDATE handoff SET offers = $1 WHERE id = $2`, [JSON.stringify(handoff.offers), handoffId]);
}

/** The new row as it came out of the fold, and its mark on the row it replaced. */
async function writeFact(sql: Sql, { contact }: Snapshot, factId: string): Promise<void> {
  const { id: contactId, facts } = contact;
  const place = placeOf(facts, factId);
  const fact = facts[place];
  if (!fact) return;
  for (const replaced of facts.filter((other) => other.supersededById === factId)) {
    await sql.run(`UPDATE profile_fact SET superseded_by_id = $1 WHERE id = $2`, [factId, replaced.id]);
  }
  await insert(sql, profileFactSchema, [{ ...fact, contactId, place }]);
}
