import { holderOf } from '../../domain/handoff/handoff';
import { handlersOf } from '../../models/desk/queries';
import { conversationsOf, handoffsOf } from '../../models/desk/search';
import { personOf, timelineOf } from '../../models/desk/timeline';
import { type Answer, ok, refuse } from './answers';
import { showTo } from './conversation-view';
import { type DeskContext, type SignedIn } from './desk-context';
import { maySee } from './roles';
import { type TimelineView } from './timeline-view';

/** Of one person, the newest. */
const SHOWN = 100;

/**
 * What happened with the person of a conversation, on all channels. What belongs to a conversation that a colleague
 * has is left out; texts are masked as the conversation is in which they were written.
 */
export async function timeline(
  desk: DeskContext,
  { rep }: SignedIn,
  conversationId: string,
): Promise<Answer> {
  const { database } = desk;
  const contactId = await personOf(database, conversationId);
  if (contactId === undefined) return refuse('not_found', 'There is no such conversation.');
  const ids = (await conversationsOf(database, [contactId])).get(contactId) ?? [];
  const [handlers, handoffs] = await Promise.all([handlersOf(database, ids), handoffsOf(database, ids)]);
  const seen = ids.filter((id) => maySee(rep, holderOf(handoffs.get(id))?.repId, handlers.get(id)));
  if (!seen.includes(conversationId)) {
    const by = holderOf(handoffs.get(conversationId))?.repName;
    return refuse('not_allowed', 'A colleague has it.', { by });
  }
  const rows = await timelineOf(database, contactId, SHOWN);
  const view: TimelineView = {
    now: desk.clock(),
    rows: rows
      .filter((row) => row.conversationId === undefined || seen.includes(row.conversationId))
      .map(({ conversationId: place, detail, ...row }) => {
        const show = showTo({ handoff: handoffs.get(place ?? conversationId) }, rep.id);
        return { ...row, detail: detail === undefined ? null : show(detail), conversationId: place ?? null };
      }),
  };
  const masked = holderOf(handoffs.get(conversationId))?.repId !== rep.id;
  desk.audit.note({ repId: rep.id, act: 'viewed', contactId, conversationId, masked });
  return ok(view);
}
