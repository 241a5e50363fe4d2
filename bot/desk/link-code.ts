import { type Answer, ok, refuse } from './answers';
import { type DeskContext, type SignedIn } from './desk-context';
import { isTrusted } from './roles';

/** A code by which the rep proves on Telegram who they are. Not for those whom the team's password only half is. */
export async function linkCode(desk: DeskContext, { session, rep }: SignedIn): Promise<Answer> {
  if (!desk.makeLinkCode) return refuse('not_found', 'No bot on Telegram serves the team here.');
  const isHalf = session.way === 'team' && isTrusted(desk.repById.get(rep.id) ?? rep);
  if (isHalf) return refuse('not_allowed', 'Who leads the team signs in with their own password for this.');
  return ok(await desk.makeLinkCode(rep.id));
}
