import { holderOf, ownershipOf } from '../../domain/handoff/handoff';
import { loadHandoff } from '../../models/contact/current-handoff';
import { errorFields } from '../settings/logger';
import { type Asked } from './acts';
import { type Answer, ok } from './answers';
import { type DeskContext } from './desk-context';
import { type LiveDesk } from './live';

/** The rep is writing: shown to the customer at once and kept nowhere. */
export async function typing(desk: DeskContext, { conversationId, who }: Asked): Promise<Answer> {
  const holder = holderOf(await loadHandoff(desk.database, conversationId));
  if (holder?.repId === who.rep.id) desk.sendTyping?.(conversationId);
  return ok({});
}

/** The customer is writing: shown to the desk while a person holds the conversation or is waited for. */
export async function customerTyped(
  { database, log }: DeskContext,
  live: LiveDesk,
  conversationId: string,
): Promise<void> {
  try {
    const handoff = await loadHandoff(database, conversationId);
    if (ownershipOf(handoff) !== 'bot') live.typing(conversationId);
  } catch (error) {
    // It is a hint: the next one comes in three seconds.
    log.warn(errorFields(error), 'who holds a conversation could not be read');
  }
}
