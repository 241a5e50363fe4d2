import { z } from 'zod';
import { redact } from '../../domain/redact';
import { type RepAct } from '../../domain/turn-input';
import { loadHandoff } from '../../models/load';
import { type Answer, ok, refuse } from './answers';
import { parseTyped } from './commands';
import { type DeskContext, type SignedIn } from './desk-context';
import { holderOf } from './handoff-view';

const KEY = z.object({ clientKey: z.string().uuid() });
const REPLY = KEY.extend({ text: z.string().trim().min(1).max(4000) });
const RETURN = KEY.extend({ note: z.string().trim().max(2000).optional() });

/** How long an act may take before the page is told to ask again; the same key is no second act. */
const PATIENCE_MS = 20_000;

/** What the page asks for, before anything is known of it. */
export interface Asked {
  conversationId: string;
  who: SignedIn;
  body: unknown;
}

export async function claim(desk: DeskContext, asked: Asked): Promise<Answer> {
  const given = KEY.safeParse(asked.body);
  if (!given.success) return refuse('bad_request', 'A clientKey (UUID) is wanted.');
  return perform(desk, asked, given.data.clientKey, { act: 'claim' });
}

export async function giveBack(desk: DeskContext, asked: Asked): Promise<Answer> {
  const given = RETURN.safeParse(asked.body);
  if (!given.success) return refuse('bad_request', 'A clientKey (UUID) and perhaps a note are wanted.');
  const note = given.data.note ? redact(given.data.note) : undefined;
  return perform(desk, asked, given.data.clientKey, { act: 'return', note });
}

/** A reply, or a command typed as one. */
export async function reply(desk: DeskContext, asked: Asked): Promise<Answer> {
  const given = REPLY.safeParse(asked.body);
  if (!given.success) return refuse('bad_request', 'A clientKey (UUID) and a text are wanted.');
  // Masked before the inbox, as every channel does (architecture §4.1).
  const typed = parseTyped(redact(given.data.text));
  if (!typed.ok) return refuse('unknown_command', 'Nothing was sent: this command is not known.');
  return perform(desk, asked, given.data.clientKey, typed.act);
}

async function perform(desk: DeskContext, asked: Asked, clientKey: string, act: RepAct): Promise<Answer> {
  const { conversationId } = asked;
  const { rep } = asked.who;
  const holder = holderOf(await loadHandoff(desk.database, conversationId));
  const repeated = await isKept(desk, clientKey);
  if (!repeated) {
    const early = earlyAnswer(act, rep.id, holder);
    if (early) return early;
  }
  const kept = await keep(desk, asked, clientKey, act);
  if ('answer' in kept) return kept.answer;
  const settlement = await patiently(desk.intake.settled(kept.messageId));
  if (settlement === 'slow') return refuse('slow', 'It is kept and takes its time; ask again with this key.');
  if (settlement === 'failed') return refuse('turn_failed', 'It could not be done.');
  return outcome(desk, asked, act, kept.messageId);
}

/** What needs no turn to be answered. The turn decides again: this only spares the customer's conversation. */
function earlyAnswer(
  act: RepAct,
  repId: string,
  holder: { repId: string; repName: string } | undefined,
): Answer | undefined {
  const mine = holder?.repId === repId;
  if (act.act !== 'claim') return mine ? undefined : refuse('not_yours', 'Claim it first.', byOf(holder));
  if (mine) return ok({ status: 'active' });
  return holder ? refuse('already_claimed', 'Somebody was faster.', byOf(holder)) : undefined;
}

function byOf(holder: { repName: string } | undefined): { by?: string } {
  return holder ? { by: holder.repName } : {};
}

/** A repeat is answered as the first one was, whatever stands now. */
async function isKept(desk: DeskContext, clientKey: string): Promise<boolean> {
  const rows = await desk.database.read(`SELECT 1 FROM inbox WHERE channel_key = $1`, [
    channelKey(clientKey),
  ]);
  return rows.length > 0;
}

const channelKey = (clientKey: string): string => `desk:${clientKey.toLowerCase()}`;

async function keep(
  desk: DeskContext,
  { conversationId, who }: Asked,
  clientKey: string,
  act: RepAct,
): Promise<{ messageId: string } | { answer: Answer }> {
  const { id: repId, name: repName } = who.rep;
  try {
    const accepted = await desk.intake.accept({
      conversationId,
      channelKey: channelKey(clientKey),
      input: { kind: 'rep', repId, repName, act },
      receivedAt: desk.clock(),
      echo: undefined,
    });
    if (accepted.status !== 'unknown_conversation') return { messageId: accepted.messageId };
    return { answer: refuse('not_found', 'There is no such conversation.') };
  } catch {
    return { answer: refuse('not_kept', 'It could not be kept; send it again with this key.') };
  }
}

async function patiently<Result>(work: Promise<Result>): Promise<Result | 'slow'> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<'slow'>((resolve) => {
    timer = setTimeout(() => resolve('slow'), PATIENCE_MS);
  });
  return Promise.race([work, limit]).finally(() => clearTimeout(timer));
}

/** What stands after the turn: the database, not the request, says who has the conversation. */
async function outcome(
  desk: DeskContext,
  { conversationId, who }: Asked,
  act: RepAct,
  messageId: string,
): Promise<Answer> {
  const holder = holderOf(await loadHandoff(desk.database, conversationId));
  const mine = holder?.repId === who.rep.id;
  switch (act.act) {
    case 'claim':
      if (mine) return ok({ status: 'active' });
      return holder
        ? refuse('already_claimed', 'Somebody was faster.', byOf(holder))
        : refuse('not_waiting', 'Nobody waits here any more.');
    case 'reply':
      return (await wasRelayed(desk, messageId))
        ? ok({ status: 'sent' })
        : refuse('not_yours', 'It was given back meanwhile.', byOf(holder));
    case 'return':
      return mine ? refuse('not_returned', 'It is still in your hands.') : ok({ status: 'returned' });
  }
}

/** A turn relays only the words of whoever holds the conversation when their place in the order comes. */
async function wasRelayed(desk: DeskContext, messageId: string): Promise<boolean> {
  const rows = await desk.database.read(`SELECT 1 FROM message WHERE turn_id = $1 AND author = 'rep'`, [
    messageId,
  ]);
  return rows.length > 0;
}
