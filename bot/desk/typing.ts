import { loadHandoff } from '../../models/load';
import { type Asked } from './acts';
import { type Answer, ok } from './answers';
import { type DeskContext } from './desk-context';
import { holderOf } from './handoff-view';

/** The rep is writing: shown to the customer at once and kept nowhere. */
export async function typing(desk: DeskContext, { conversationId, who }: Asked): Promise<Answer> {
  const holder = holderOf(await loadHandoff(desk.database, conversationId));
  if (holder?.repId === who.rep.id) desk.sendTyping?.(conversationId);
  return ok({});
}
