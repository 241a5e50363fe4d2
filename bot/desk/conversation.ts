import { deskView } from '../../models/desk-queries';
import { type Answer, ok, refuse } from './answers';
import { conversationView } from './conversation-view';
import { type DeskContext, type SignedIn } from './desk-context';

/** One conversation whole. Who saw whom is on record (V-8): ids only. */
export async function conversation(
  desk: DeskContext,
  { rep }: SignedIn,
  conversationId: string,
): Promise<Answer> {
  const found = await deskView(desk.database, conversationId);
  if (!found) return refuse('not_found', 'There is no such conversation.');
  const view = conversationView(found, rep.id, desk.clock());
  const { masked } = view;
  desk.log.info(
    { repId: rep.id, contactId: found.contact.id, conversationId, masked },
    'a rep saw a profile',
  );
  return ok(view);
}
