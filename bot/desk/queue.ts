import { ownershipOf } from '../../domain/handoff';
import { type DeskConversation, deskQueue, recentConversations } from '../../models/desk-queries';
import { type Answer, ok } from './answers';
import { type DeskContext, type SignedIn } from './desk-context';
import { handoffView, holderOf } from './handoff-view';
import { maskContacts } from './mask';
import { type Preview, previewsOf } from './previews';
import { type QueueItem, type QueueView } from './views';

const RECENT = 50;
/** A preview is one line; the whole text is in the conversation. */
const PREVIEW_LENGTH = 160;

/** Who waits, who is in whose hands, and who was here last. */
export async function queue(desk: DeskContext, { rep }: SignedIn): Promise<Answer> {
  const [open, recent] = await Promise.all([
    deskQueue(desk.database),
    recentConversations(desk.database, RECENT),
  ]);
  const previews = await previewsOf(desk.database, [
    ...new Set([...open, ...recent].map((row) => row.conversation.id)),
  ]);
  const items = open.map((row) => queueItem(row, previews, rep.id));
  const openIds = new Set(items.map((item) => item.conversationId));
  const view: QueueView = {
    now: desk.clock(),
    waiting: items.filter((item) => item.ownership === 'waiting'),
    inHand: items.filter((item) => item.ownership === 'human'),
    recent: recent
      .filter((row) => !openIds.has(row.conversation.id))
      .map((row) => queueItem(row, previews, rep.id)),
  };
  return ok(view);
}

function queueItem(
  { conversation, contact, handoff }: DeskConversation,
  previews: ReadonlyMap<string, Preview>,
  repId: string,
): QueueItem {
  const preview = previews.get(conversation.id);
  const mine = holderOf(handoff)?.repId === repId;
  const show = mine ? (text: string): string => text : maskContacts;
  return {
    conversationId: conversation.id,
    channel: conversation.channel,
    language: conversation.language,
    name: contact.displayName ?? null,
    standing: contact.standing,
    lastMessageAt: conversation.lastMessageAt,
    ownership: ownershipOf(handoff),
    handoff: handoffView(handoff, show),
    preview: preview ? { author: preview.author, text: show(preview.text).slice(0, PREVIEW_LENGTH) } : null,
    customerLines: preview?.customerLines ?? 0,
  };
}
