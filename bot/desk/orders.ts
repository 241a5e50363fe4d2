import { z } from 'zod';
import { type RepAct } from '../../domain/conversation/turn-input';
import { handlersOf } from '../../models/desk/queries';
import { loadHandoff } from '../../models/contact/current-handoff';
import { loadSnapshot } from '../../models/turns/load';
import { type Asked, KEY } from './acts';
import { type Answer, ok, refuse } from './answers';
import { type DeskContext } from './desk-context';
import { holderOf } from '../../domain/handoff/handoff';
import { hasSaid, keyOf, perform } from './perform';
import { maySee } from './roles';
import { noteWork } from './work';

const SALE = KEY.extend({
  sku: z.string().min(1).max(100),
  quantity: z.number().int().min(1).max(10_000),
  paid: z.boolean(),
});
const PAID = KEY.extend({ orderNo: z.string().min(1).max(50) });

/** A sale a rep has made in the conversation. The same clientKey records it once (T44). */
export async function recordOrder(desk: DeskContext, asked: Asked): Promise<Answer> {
  const given = SALE.safeParse(asked.body);
  if (!given.success) return refuse('bad_request', 'A clientKey, sku, quantity and paid are wanted.');
  const { clientKey, ...sale } = given.data;
  return sell(desk, asked, clientKey, { act: 'record_order', ...sale });
}

export async function payOrder(desk: DeskContext, asked: Asked): Promise<Answer> {
  const given = PAID.safeParse(asked.body);
  if (!given.success) return refuse('bad_request', 'A clientKey and an orderNo are wanted.');
  const { clientKey, orderNo } = given.data;
  return sell(desk, asked, clientKey, { act: 'pay_order', orderNo });
}

async function sell(
  desk: DeskContext,
  { conversationId, who }: Asked,
  clientKey: string,
  act: Extract<RepAct, { act: 'record_order' | 'pay_order' }>,
): Promise<Answer> {
  const handlers = (await handlersOf(desk.database, [conversationId])).get(conversationId);
  const holder = holderOf(await loadHandoff(desk.database, conversationId));
  if (!maySee(who.rep, holder?.repId, handlers)) {
    return refuse('not_allowed', 'A colleague has it.', { by: holder?.repName });
  }
  const done = await perform(desk, { conversationId, who, act, key: keyOf(clientKey) });
  if ('answer' in done) return done.answer;
  // What could not be priced, or was paid already, says nothing.
  if (!(await hasSaid(desk, { conversationId, messageId: done.messageId }, ['bot', 'system']))) {
    return refuse('not_done', 'The catalogue has no price for it, or it is paid already.');
  }
  const loaded = await loadSnapshot(desk.database, conversationId);
  if (loaded) noteWork(desk, who, loaded.snapshot.contact.id, conversationId);
  return ok({ status: 'recorded' });
}
