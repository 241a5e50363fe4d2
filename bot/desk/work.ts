import { z } from 'zod';
import { redact } from '../../recognizers/secrets/redact';
import { COMPLAINT_STEPS, DETAILED_STEPS } from '../../domain/complaints/steps';
import { complaintById, latestConversations, openQuestions, requestById } from '../../models/desk/cases';
import { type TurnInput } from '../../domain/conversation/turn-input';
import { KEY } from './acts';
import { type Answer, ok, refuse } from './answers';
import { type DeskContext, type SignedIn } from './desk-context';
import { keyOf, perform } from './perform';
import { type QuestionGroup, groupsOf } from './question-groups';
import { handlesCases, oversees } from './roles';

/** Work that is done for a customer beside talking. Each is an act in the customer's own conversation. */

const TEXT = z.string().trim().min(1).max(2000);
const ANSWER = KEY.extend({ text: TEXT });
const SETTLE = KEY.extend({ to: z.enum(['done', 'refused']), note: TEXT.optional() });
const STEP = KEY.extend({ to: z.enum(COMPLAINT_STEPS), detail: TEXT.optional() });

/** What is asked for: a thing by its id, and the body. */
export interface Wanted {
  id: string;
  who: SignedIn;
  body: unknown;
}

/** One answer to everybody who asked the same; those who wanted it are told. */
export async function answerQuestion(desk: DeskContext, { id, who, body }: Wanted): Promise<Answer> {
  const given = ANSWER.safeParse(body);
  if (!given.success) return refuse('bad_request', 'A clientKey (UUID) and a text are wanted.');
  const text = redact(given.data.text);
  return settleQuestions(desk, { id, who, body }, (question) => ({
    act: 'answer_question',
    questionId: question.id,
    question: question.text,
    text,
    tell: question.notify === 1,
  }));
}

export async function dismissQuestion(desk: DeskContext, wanted: Wanted): Promise<Answer> {
  return settleQuestions(desk, wanted, ({ id }) => ({ act: 'dismiss_question', questionId: id }));
}

type Act = Extract<TurnInput, { kind: 'rep' }>['act'];

/** A question is settled once, by the first rep to do so: its own id is the key of the act, not one of the page. */
async function settleQuestions(
  desk: DeskContext,
  { id, who }: Wanted,
  actOn: (question: QuestionGroup[number]) => Act,
): Promise<Answer> {
  const group = groupsOf(await openQuestions(desk.database)).find((rows) =>
    rows.some((row) => row.id === id),
  );
  if (!group) return refuse('already_settled', 'Somebody has settled it already.');
  const done = await Promise.all(
    group.map((question) =>
      perform(desk, {
        conversationId: question.conversationId,
        who,
        act: actOn(question),
        key: `question:${question.id}:settled`,
      }),
    ),
  );
  const refused = done.find((one) => 'answer' in one);
  if (refused && 'answer' in refused) return refused.answer;
  if (done.every((one) => 'repeated' in one && one.repeated)) {
    return refuse('already_settled', 'Somebody was faster.');
  }
  const notified = group.filter(({ notify }) => notify === 1).length;
  for (const { contactId, conversationId } of group) noteWork(desk, who, contactId, conversationId);
  return ok({ status: 'settled', questions: group.length, told: notified });
}

export async function settleRequest(desk: DeskContext, { id, who, body }: Wanted): Promise<Answer> {
  if (!handlesCases(who.rep)) return refuse('not_allowed', 'Requests are care’s.');
  const given = SETTLE.safeParse(body);
  if (!given.success) return refuse('bad_request', 'A clientKey, `to` and perhaps a note are wanted.');
  const { to } = given.data;
  const note = given.data.note === undefined ? undefined : redact(given.data.note);
  if (to === 'refused' && note === undefined) return refuse('bad_request', 'A refusal wants its reason.');
  const request = await requestById(desk.database, id);
  if (!request) return refuse('not_found', 'There is no such request.');
  if (request.status !== 'open') return refuse('already_settled', 'Somebody has settled it already.');
  if (request.kind === 'identity_proof' && to === 'done' && note === undefined) {
    return refuse('bad_request', 'What proved it? It is kept with the request.');
  }
  if (request.kind === 'merge_conflict' && !oversees(who.rep)) {
    return refuse('not_allowed', 'Two records of one person are a supervisor’s.');
  }
  const { conversationId, contactId } = request;
  const act = { act: 'settle_request', requestId: id, kind: request.kind, to, note } as const;
  const done = await perform(desk, { conversationId, who, act, key: `request:${id}:settled` });
  if ('answer' in done) return done.answer;
  noteWork(desk, who, contactId, conversationId);
  return ok({ status: to });
}

/** The customer's newest conversation is where a complaint moves, and where they are told. */
export async function moveComplaint(desk: DeskContext, { id, who, body }: Wanted): Promise<Answer> {
  if (!handlesCases(who.rep)) return refuse('not_allowed', 'Complaints are care’s.');
  const given = STEP.safeParse(body);
  if (!given.success) return refuse('bad_request', 'A clientKey, `to` and perhaps a detail are wanted.');
  const { clientKey, to } = given.data;
  const detail = given.data.detail === undefined ? undefined : redact(given.data.detail);
  if (DETAILED_STEPS.includes(to) && detail === undefined) {
    return refuse('bad_request', 'What is proposed, of what, or to whom?');
  }
  const row = await complaintById(desk.database, id);
  const conversationId =
    row && (await latestConversations(desk.database, [row.contactId])).get(row.contactId);
  if (!row || conversationId === undefined) return refuse('not_found', 'There is no such complaint.');
  const act = { act: 'move_complaint', complaintId: id, to, detail } as const;
  const done = await perform(desk, { conversationId, who, act, key: keyOf(clientKey) });
  if ('answer' in done) return done.answer;
  const status = (await complaintById(desk.database, id))?.status;
  if (status !== (to === 'reopened' ? 'in_progress' : to))
    return refuse('not_done', 'It cannot go there, or it is somebody else’s.');
  noteWork(desk, who, row.contactId, conversationId);
  return ok({ status });
}

export function noteWork(
  desk: DeskContext,
  { rep }: SignedIn,
  contactId: string,
  conversationId: string,
): void {
  desk.audit.note({ repId: rep.id, act: 'worked', contactId, conversationId, masked: true });
}
