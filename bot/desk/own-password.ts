import { z } from 'zod';
import { passwordHashOf, setPassword } from '../../models/desk/access';
import { type Answer, ok, refuse } from './answers';
import { type Rep } from './deps';
import { type DeskContext, type SignedIn } from './desk-context';
import { isCommonPassword } from './common-passwords';
import { LONGEST_PASSWORD, SHORTEST_PASSWORD, hashPassword, isPassword } from './passwords';
import { administers, isTrusted } from './roles';
import { sameText } from './sessions';

const CHANGE = z.object({
  repId: z.string().max(100).optional(),
  current: z.string().max(500).optional(),
  password: z.string().max(LONGEST_PASSWORD),
});

interface Changing {
  who: SignedIn;
  body: unknown;
  address: string;
}

/**
 * A rep gives themself a password, or an admin gives one to a colleague. From then on the team's password does
 * not open the desk as that rep, and their other sessions end.
 */
export async function changePassword(desk: DeskContext, changing: Changing): Promise<Answer> {
  const given = CHANGE.safeParse(changing.body);
  if (!given.success) return refuse('bad_request', 'A password is wanted.');
  const { repId, current, password } = given.data;
  const { who } = changing;
  const rep = repId === undefined ? who.rep : desk.repById.get(repId);
  if (!rep) return refuse('unknown_rep', 'Nobody of the team has this id.');
  const isOwn = rep.id === who.rep.id;
  if (!isOwn && !administers(who.rep)) return refuse('not_allowed', 'Admins give passwords to others.');
  // Under the team's password a rep is seen without what they may beyond a rep: the roster tells.
  if (isOwn && who.session.way === 'team' && isTrusted(desk.repById.get(rep.id) ?? rep)) {
    return refuse('not_allowed', 'Who leads the team sets the first password by a one-time link.');
  }
  const refused = isOwn ? await unproven(desk, changing, current ?? '') : undefined;
  if (refused) return refused;
  if (isWeak(desk, rep, password)) return refuse('weak_password', 'Twelve characters, and not the team’s.');
  const hash = await hashPassword(password, desk.passwordCost);
  const keep = isOwn ? who.session.id : undefined;
  await setPassword(desk.database, { repId: rep.id, hash, at: desk.clock(), keep });
  desk.log.info({ repId: rep.id, byRepId: who.rep.id }, 'a rep has a new password');
  return ok({ status: 'changed' });
}

/** Why this page may not change the rep's own password; a one-time link is proof enough. */
async function unproven(
  desk: DeskContext,
  { who: { rep, session }, address }: Changing,
  current: string,
): Promise<Answer | undefined> {
  const hash = await passwordHashOf(desk.database, rep.id);
  if (hash === undefined || session.way === 'link') return undefined;
  const trier = { repId: rep.id, address, knownBy: `session ${session.id}` };
  const { proof, secondsLeft } = await desk.lockout.attempt(trier, async () =>
    (await isPassword(current, hash)) ? 'right' : undefined,
  );
  if (secondsLeft > 0) return refuse('locked', 'Too many wrong tries.', { retryAfterS: secondsLeft });
  return proof ? undefined : refuse('wrong_current', 'This is not the password so far.');
}

function isWeak({ config, company }: DeskContext, rep: Rep, password: string): boolean {
  const bare = password.trim().toLowerCase();
  const { deskPassword } = config.secrets;
  if ([...bare].length < SHORTEST_PASSWORD || new Set(bare).size < 5) return true;
  if (deskPassword !== undefined && sameText(password, deskPassword)) return true;
  if (isCommonPassword(password)) return true;
  return [rep.name, company.name].some((name) => bare.replaceAll(/[\d\s]/g, '') === name.toLowerCase());
}
