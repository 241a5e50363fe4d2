import { z } from 'zod';
import { type GivenOutcome, LOST_REASONS } from '../../domain/conversation/outcome';
import { holderOf } from '../../domain/handoff/handoff';
import { nextOpening } from '../../domain/time/business-calendar';
import { instantAt, localDate } from '../../domain/time/calendar';
import { handoffById } from '../../models/turns/rep-deliveries';
import { loadHandoff } from '../../models/contact/current-handoff';
import { redact } from '../../recognizers/secrets/redact';
import { type Asked, KEY } from './acts';
import { type Answer, ok, refuse } from './answers';
import { type DeskContext } from './desk-context';
import { keyOf, perform } from './perform';
import { oversees } from './roles';
import { noteWork } from './work';

const OUTCOME = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('won'), orderNo: z.string().min(1).max(50) }),
  z.object({
    kind: z.literal('sold'),
    sku: z.string().min(1).max(100),
    quantity: z.number().int().min(1).max(10_000),
    paid: z.boolean(),
  }),
  z.object({
    kind: z.literal('lost'),
    reason: z.enum(LOST_REASONS),
    detail: z.string().trim().max(500).optional(),
  }),
  z.object({ kind: z.literal('deferred'), until: z.string().regex(/^\d{4}-\d{2}-\d{2}$/) }),
  z.object({ kind: z.literal('invalid') }),
]);
const CLOSE = KEY.extend({ outcome: OUTCOME, note: z.string().trim().max(2000).optional() });
const NAME = KEY.extend({ outcome: OUTCOME, handoffId: z.string().min(1).max(100) });

/** Gives back what is in the rep's hands, with what came of it. */
export async function closeConversation(desk: DeskContext, asked: Asked): Promise<Answer> {
  const given = CLOSE.safeParse(asked.body);
  if (!given.success) return refuse('bad_request', 'A clientKey, an outcome and perhaps a note are wanted.');
  const outcome = outcomeOf(desk, given.data.outcome);
  if (!outcome) return refuse('bad_request', 'A day that is still to come is wanted.');
  const { conversationId, who } = asked;
  const note = given.data.note ? redact(given.data.note) : undefined;
  const act = { act: 'close', outcome, note } as const;
  const done = await perform(desk, { conversationId, who, act, key: keyOf(given.data.clientKey) });
  if ('answer' in done) return done.answer;
  const handoff = await loadHandoff(desk.database, conversationId);
  if (holderOf(handoff)?.repId === who.rep.id || handoff?.outcome === undefined)
    return refuse('not_done', 'There is no such order, no price, or it is not yours.');
  const { contactId } = handoff;
  desk.audit.note({ repId: who.rep.id, act: 'returned', contactId, conversationId, masked: false });
  return ok({ status: 'closed' });
}

/** Says afterwards what came of it: who had it, or who oversees. */
export async function nameOutcome(desk: DeskContext, { conversationId, who, body }: Asked): Promise<Answer> {
  const given = NAME.safeParse(body);
  if (!given.success) return refuse('bad_request', 'A clientKey, a handoffId and an outcome are wanted.');
  const { handoffId, clientKey } = given.data;
  const handoff = await handoffById(desk.database, handoffId);
  if (handoff?.conversationId !== conversationId) return refuse('not_found', 'There is no such call.');
  const { state, leadId, contactId } = handoff;
  const wasTheirs = 'repId' in state && state.repId === who.rep.id;
  if (!wasTheirs && !oversees(who.rep)) return refuse('not_allowed', 'It was in somebody else’s hands.');
  if (handoff.outcome) return refuse('already_settled', 'It has been said already.');
  const outcome = outcomeOf(desk, given.data.outcome);
  if (!outcome || leadId === undefined)
    return refuse('bad_request', 'It was about no chance, or the day is past.');
  const act = { act: 'name_outcome', handoffId, leadId, outcome } as const;
  const done = await perform(desk, { conversationId, who, act, key: keyOf(clientKey) });
  if ('answer' in done) return done.answer;
  const now = await handoffById(desk.database, handoffId);
  if (!now?.outcome) return refuse('not_done', 'There is no such order, or no price.');
  noteWork(desk, who, contactId, conversationId);
  return ok({ status: 'named' });
}

/** With the day as the moment the business opens on it; undefined when that day is past. */
function outcomeOf(desk: DeskContext, given: z.infer<typeof OUTCOME>): GivenOutcome | undefined {
  if (given.kind === 'lost') {
    const { detail, ...lost } = given;
    return detail ? { ...lost, detail: redact(detail) } : lost;
  }
  if (given.kind !== 'deferred') return given;
  const { timeZone } = desk.company;
  if (given.until <= localDate(desk.clock(), timeZone)) return undefined;
  const until = nextOpening(instantAt(given.until, '00:00', timeZone), desk.views().calendar);
  return { kind: 'deferred', until };
}
