import { z } from 'zod';
import { type Handoff, holderOf, ownershipOf } from '../../domain/handoff/handoff';
import { redact } from '../../recognizers/secrets/redact';
import { type RepAct } from '../../domain/conversation/turn-input';
import { type AuditAct } from '../../models/desk/audit';
import { loadHandoff } from '../../models/contact/current-handoff';
import { type Answer, ok, refuse } from './answers';
import { parseTyped } from './commands';
import { type Rep } from './deps';
import { type DeskContext, type SignedIn } from './desk-context';
import { filesNamed } from './files';
import { hasSaid, isKept, keyOf, perform } from './perform';
import { answerCommand } from './typed-commands';
import { oversees } from './roles';

export const KEY = z.object({ clientKey: z.string().uuid() });
/** Characters of a reply: Telegram takes no more in one message. */
const LONGEST_REPLY = 4000;

const REPLY = KEY.extend({
  text: z.string().trim(),
  files: z.array(z.string().min(1).max(80)).max(5).default([]),
}).refine(({ text, files }) => text !== '' || files.length > 0);
const RETURN = KEY.extend({ note: z.string().trim().max(2000).optional() });
const DECLINE = KEY.extend({ reason: z.string().trim().max(200).optional() });

/** What a rep does with the conversation itself. */
type Talk = Extract<
  RepAct,
  { act: 'claim' | 'decline' | 'take_over' | 'reply' | 'transfer' | 'pause' | 'return' }
>;

/** What the page asks for, before anything is known of it. */
export interface Asked {
  conversationId: string;
  who: SignedIn;
  body: unknown;
}

export async function claim(desk: DeskContext, asked: Asked): Promise<Answer> {
  const given = KEY.safeParse(asked.body);
  if (!given.success) return refuse('bad_request', 'A clientKey (UUID) is wanted.');
  return talk(desk, asked, given.data.clientKey, { act: 'claim' });
}

/** Says no to what is offered to this rep; the next one is asked at once. */
export async function decline(desk: DeskContext, asked: Asked): Promise<Answer> {
  const given = DECLINE.safeParse(asked.body);
  if (!given.success) return refuse('bad_request', 'A clientKey (UUID) and perhaps a reason are wanted.');
  const reason = given.data.reason ? { reason: redact(given.data.reason) } : {};
  return talk(desk, asked, given.data.clientKey, { act: 'decline', ...reason });
}

export async function takeOver(desk: DeskContext, asked: Asked): Promise<Answer> {
  const given = KEY.safeParse(asked.body);
  if (!given.success) return refuse('bad_request', 'A clientKey (UUID) is wanted.');
  if (!oversees(asked.who.rep)) return refuse('not_allowed', 'Supervisors and admins take over.');
  return talk(desk, asked, given.data.clientKey, { act: 'take_over' });
}

export async function giveBack(desk: DeskContext, asked: Asked): Promise<Answer> {
  const given = RETURN.safeParse(asked.body);
  if (!given.success) return refuse('bad_request', 'A clientKey (UUID) and perhaps a note are wanted.');
  const note = given.data.note ? redact(given.data.note) : undefined;
  return talk(desk, asked, given.data.clientKey, { act: 'return', note });
}

/** A reply, or a command typed as one. */
export async function reply(desk: DeskContext, asked: Asked): Promise<Answer> {
  const given = REPLY.safeParse(asked.body);
  if (!given.success) return refuse('bad_request', 'A clientKey (UUID) and a text are wanted.');
  if (given.data.text.length > LONGEST_REPLY) {
    const message = `A reply has at most ${LONGEST_REPLY} characters; this one has ${given.data.text.length}.`;
    return refuse('text_too_long', message, { limit: LONGEST_REPLY });
  }
  // Masked before the inbox, as every channel does (architecture §4.1).
  const typed = parseTyped(redact(given.data.text));
  if (!typed.ok) return answerCommand(desk, asked, typed.line, given.data.clientKey);
  const files = await filesNamed(desk, asked.conversationId, given.data.files);
  if (!files) return refuse('not_found', 'A file of it is not there; attach it again.');
  const { act } = typed;
  const whole = act.act === 'reply' && files.length > 0 ? { ...act, files } : act;
  return talk(desk, asked, given.data.clientKey, whole);
}

async function talk(desk: DeskContext, asked: Asked, clientKey: string, act: Talk): Promise<Answer> {
  const { conversationId, who } = asked;
  const key = keyOf(clientKey);
  const handoff = await loadHandoff(desk.database, conversationId);
  if (!(await isKept(desk, key))) {
    const early = earlyAnswer(act, who.rep.id, handoff);
    if (early) return early;
  }
  const done = await perform(desk, { conversationId, who, act, key });
  if ('answer' in done) return done.answer;
  return outcome(desk, asked, act, done.messageId);
}

/** What needs no turn to be answered. The turn decides again: this only spares the customer's conversation. */
function earlyAnswer(act: Talk, repId: string, handoff: Handoff | undefined): Answer | undefined {
  const holder = holderOf(handoff);
  const mine = holder?.repId === repId;
  switch (act.act) {
    case 'claim':
      if (mine) return ok({ status: 'active' });
      return holder ? refuse('already_claimed', 'Somebody was faster.', byOf(holder)) : undefined;
    case 'take_over':
      if (mine) return ok({ status: 'active' });
      return ownershipOf(handoff) === 'human' ? undefined : refuse('not_held', 'Nobody has it: claim it.');
    case 'decline':
      return isOffered(handoff, repId) ? undefined : refuse('not_waiting', 'It is not offered to you.');
    case 'reply':
    case 'transfer':
    case 'pause':
    case 'return':
      return mine ? undefined : refuse('not_yours', 'Claim it first.', byOf(holder));
  }
}

function isOffered(handoff: Handoff | undefined, repId: string): boolean {
  return handoff?.state.status === 'offered' && handoff.state.offer.repId === repId;
}

function byOf(holder: { repName: string } | undefined): { by?: string } {
  return holder ? { by: holder.repName } : {};
}

/** What stands after the turn: the database, not the request, says who has the conversation. */
async function outcome(
  desk: DeskContext,
  { conversationId, who }: Asked,
  act: Talk,
  messageId: string,
): Promise<Answer> {
  const handoff = await loadHandoff(desk.database, conversationId);
  const holder = holderOf(handoff);
  const mine = holder?.repId === who.rep.id;
  const sent = act.act === 'reply' && (await hasSaid(desk, { conversationId, messageId }, ['rep']));
  const isPaused = handoff?.state.status === 'paused';
  const isOfferedStill = isOffered(handoff, who.rep.id);
  const answer = answerTo(act, { mine, sent, isPaused, isOfferedStill, by: byOf(holder) });
  if (handoff && answer.status === 200) note(desk, who.rep, handoff, act);
  return answer;
}

/** What stands after an act. */
interface After {
  mine: boolean;
  sent: boolean;
  isPaused: boolean;
  isOfferedStill: boolean;
  by: { by?: string };
}

function answerTo(act: Talk, { mine, sent, isPaused, isOfferedStill, by }: After): Answer {
  switch (act.act) {
    case 'claim':
    case 'take_over':
      if (mine) return ok({ status: 'active' });
      return by.by
        ? refuse('already_claimed', 'Somebody was faster.', by)
        : refuse('not_waiting', 'Nobody waits here any more.');
    // When a turn's place in the order comes, words are relayed only for the rep who holds the conversation then.
    case 'reply':
      return sent ? ok({ status: 'sent' }) : refuse('not_yours', 'It was given back meanwhile.', by);
    case 'decline':
      return isOfferedStill ? refuse('not_done', 'It is still offered to you.') : ok({ status: 'declined' });
    case 'transfer':
      return mine ? refuse('not_done', 'Nobody of the team is called so.') : ok({ status: 'handed_on' });
    case 'pause':
      return isPaused ? ok({ status: 'paused' }) : refuse('not_done', 'The customer waits for an answer.');
    case 'return':
      return mine ? refuse('not_returned', 'It is still in your hands.') : ok({ status: 'returned' });
  }
}

const AUDITED: Record<Talk['act'], AuditAct> = {
  claim: 'claimed',
  decline: 'declined',
  transfer: 'handed_on',
  pause: 'paused',
  take_over: 'taken_over',
  reply: 'replied',
  return: 'returned',
};

function note(desk: DeskContext, rep: Rep, handoff: Handoff, { act }: Talk): void {
  const { contactId, conversationId } = handoff;
  desk.audit.note({ repId: rep.id, act: AUDITED[act], contactId, conversationId, masked: false });
}
