import { z } from 'zod';
import { type Request } from 'restify';
import { type EntryWay, passwordHashOf, repsWithPassword } from '../../models/desk/access';
import { addressOf } from '../http/site';
import { repLeft, repPresences } from '../../models/desk/rep-presence';
import { type Answer, ok, refuse } from './answers';
import { type Rep } from './deps';
import { type DeskContext, type SignedIn } from './desk-context';
import { isPassword } from './passwords';
import { administers, handlesCases, oversees } from './roles';
import { deviceOf, setDeviceCookie } from './known-device';
import { isSecure, setSessionCookie } from './cookies';
import { sameText } from './sessions';
import { type MeView, type SignInView } from './views';

const PASSWORD = z.object({ repId: z.string().max(100), password: z.string().min(1).max(500) });
const LINK = z.object({ repId: z.string().max(100), key: z.string().min(1).max(200) });

/** Whom a browser already knows; strangers are told no name of the team. */
export async function signInView(desk: DeskContext, request: Request): Promise<Answer> {
  const own = await repsWithPassword(desk.database);
  const known = deviceOf(request, desk)?.repIds ?? [];
  const view: SignInView = {
    company: desk.company.name,
    reps: desk.reps.filter(({ id }) => known.includes(id)).map(({ id, name }) => ({ id, name })),
    password: desk.config.secrets.deskPassword !== undefined || desk.reps.some(({ id }) => own.has(id)),
  };
  return ok(view);
}

/** Who, and their own password or, while they have none, the team's. */
export async function signInWithPassword(
  desk: DeskContext,
  request: Request,
  body: unknown,
): Promise<Answer> {
  const given = PASSWORD.safeParse(body);
  if (!given.success) return refuse('bad_request', 'A rep and a password are wanted.');
  const rep = repCalled(desk, given.data.repId);
  const repId = rep?.id ?? '';
  const device = deviceOf(request, desk);
  const trier = {
    repId,
    address: addressOf(request, desk.config.trustProxy),
    knownBy: device?.repIds.includes(repId) ? `device ${device.id}` : undefined,
  };
  const { password } = given.data;
  const { proof: way, secondsLeft } = await desk.lockout.attempt(trier, () => wayIn(desk, rep, password));
  if (secondsLeft > 0) return refuse('locked', 'Too many wrong tries.', { retryAfterS: secondsLeft });
  if (!rep || !way) {
    desk.log.warn({ repId: rep?.id }, 'a sign-in was refused');
    return refuse('wrong_password', 'This is not the password.');
  }
  return welcome(desk, request, rep, way);
}

/** By their id or the name they are called by. */
function repCalled(desk: DeskContext, given: string): Rep | undefined {
  const name = given.trim().toLowerCase();
  return desk.reps.find((rep) => rep.id === name || rep.name.toLowerCase() === name);
}

/** By which password somebody may come in; who has one of their own comes in by it alone. */
async function wayIn(
  desk: DeskContext,
  rep: Rep | undefined,
  password: string,
): Promise<EntryWay | undefined> {
  const { deskPassword } = desk.config.secrets;
  const hash = rep && (await passwordHashOf(desk.database, rep.id));
  // All of it in any case: how long it takes tells neither who exists nor who has which password.
  const isOwn = await isPassword(password, hash, desk.passwordCost);
  const isTeams = sameText(password, deskPassword ?? '') && deskPassword !== undefined;
  if (!rep) return undefined;
  if (hash !== undefined) return isOwn ? 'own' : undefined;
  return isTeams ? 'team' : undefined;
}

/** The one-time link: the visitor says who they are. The key is used up only when somebody comes in. */
export async function signInWithLink(desk: DeskContext, request: Request, body: unknown): Promise<Answer> {
  const given = LINK.safeParse(body);
  if (!given.success) return refuse('bad_request', 'A rep and a key are wanted.');
  const rep = repCalled(desk, given.data.repId);
  // Only who holds a link that is good learns which names there are.
  const isGood = rep
    ? await desk.entryLinks.use(given.data.key)
    : await desk.entryLinks.isGood(given.data.key);
  if (!isGood) return refuse('link_used', 'The link was used or is too old.');
  if (!rep) return refuse('unknown_rep', 'Nobody of the team has this id.');
  desk.onEntered?.();
  return welcome(desk, request, rep, 'link');
}

async function welcome(desk: DeskContext, request: Request, rep: Rep, way: EntryWay): Promise<Answer> {
  desk.log.info({ repId: rep.id, way }, 'a rep signed in');
  const secure = isSecure(request, desk.config);
  const session = setSessionCookie(await desk.sessions.issue(rep.id, way), secure);
  const device = setDeviceCookie(deviceOf(request, desk), rep.id, desk, secure);
  return { status: 200, headers: { 'set-cookie': [session, device] }, body: { repId: rep.id } };
}

export async function signOut(
  desk: DeskContext,
  request: Request,
  { session, rep }: SignedIn,
): Promise<Answer> {
  await desk.sessions.end(session);
  await repLeft(desk.database, rep.id, desk.clock());
  const cookie = setSessionCookie('', isSecure(request, desk.config));
  return { status: 200, headers: { 'set-cookie': cookie }, body: {} };
}

export async function me(desk: DeskContext, { session, rep }: SignedIn): Promise<Answer> {
  const [own, presences] = await Promise.all([repsWithPassword(desk.database), repPresences(desk.database)]);
  const { id, name, roles, languages } = rep;
  const view: MeView = {
    rep: { id, name, roles, languages },
    may: { oversee: oversees(rep), handleCases: handlesCases(rep), setPasswords: administers(rep) },
    password: { own: own.has(rep.id), askCurrent: own.has(rep.id) && session.way !== 'link' },
    status: presences.get(id)?.status ?? 'ready',
    telegram: desk.makeLinkCode !== undefined,
    team: administers(rep)
      ? desk.reps.map(({ id: repId, name: repName }) => ({ id: repId, name: repName, own: own.has(repId) }))
      : null,
    csrf: desk.sessions.csrfToken(session),
    company: { name: desk.company.name, timeZone: desk.company.timeZone },
    now: desk.clock(),
  };
  return ok(view);
}
