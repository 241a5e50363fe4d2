import { loadHandoff } from '../../models/contact/current-handoff';
import { type Undelivered, retryDeliveries, undeliveredIn } from '../../models/turns/deliveries';
import { type Asked } from './acts';
import { type Answer, ok, refuse } from './answers';
import { type Show } from './conversation-view';
import { type DeskContext } from './desk-context';
import { holderOf } from '../../domain/handoff/handoff';
import { oversees } from './roles';
import { type UndeliveredView } from './views';

/** What has not arrived in a conversation, as a rep may see it. */
export async function undeliveredViews(
  { database }: DeskContext,
  conversationId: string,
  show: Show,
): Promise<UndeliveredView[]> {
  return (await undeliveredIn(database, conversationId)).map((one) => viewOf(one, show));
}

function viewOf({ activity, state, reason, at }: Undelivered, show: Show): UndeliveredView {
  const { text = '' } = activity as { text?: string };
  return { text: show(text), state, reason: reason ?? null, at };
}

/** Retries deliveries that were given up; for the rep who holds the conversation, or any rep while none does. */
export async function sendAgain(desk: DeskContext, { conversationId, who }: Asked): Promise<Answer> {
  const holder = holderOf(await loadHandoff(desk.database, conversationId));
  if (holder && holder.repId !== who.rep.id && !oversees(who.rep)) {
    return refuse('not_yours', 'A colleague has it.', { by: holder.repName });
  }
  const again = await retryDeliveries(desk.database, conversationId, desk.clock());
  if (again > 0) desk.wakeOutbox(conversationId);
  return ok({ again });
}
