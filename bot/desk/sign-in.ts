import { z } from 'zod';
import { type Request } from 'restify';
import { addressOf } from '../http/site';
import { type Answer, ok, refuse } from './answers';
import { type Rep } from './deps';
import { type DeskContext, type SignedIn } from './desk-context';
import { handlesCases, oversees } from './roles';
import { setSessionCookie } from './session-cookie';
import { sameText } from './sessions';
import { type MeView, type SignInView } from './views';

const PASSWORD = z.object({ repId: z.string().max(100), password: z.string().min(1).max(500) });
const LINK = z.object({ repId: z.string().max(100), key: z.string().min(1).max(200) });

export function signInView(desk: DeskContext): Answer {
  const view: SignInView = {
    company: desk.company.name,
    reps: desk.reps.map(({ id, name }) => ({ id, name })),
    password: desk.config.secrets.deskPassword !== undefined,
  };
  return ok(view);
}

/** Who and the shared password. Wrong tries are counted by address and rep. */
export function signInWithPassword(desk: DeskContext, request: Request, body: unknown): Answer {
  const given = PASSWORD.safeParse(body);
  if (!given.success) return refuse('bad_request', 'A rep and a password are wanted.');
  const rep = desk.repById.get(given.data.repId);
  // Names nobody has share one door, so that inventing them opens no further tries.
  const door = `${addressOf(request, desk.config.trustProxy)} ${rep?.id ?? ''}`;
  const retryAfterS = desk.lockout.secondsLeft(door);
  if (retryAfterS > 0) return refuse('locked', 'Too many wrong tries.', { retryAfterS });
  const { deskPassword } = desk.config.secrets;
  if (!rep || deskPassword === undefined || !sameText(given.data.password, deskPassword)) {
    desk.lockout.failed(door);
    desk.log.warn({ repId: rep?.id }, 'a sign-in was refused');
    return refuse('wrong_password', 'This is not the password.');
  }
  desk.lockout.succeeded(door);
  return welcome(desk, rep);
}

/** The one-time link: the visitor says who they are. The key is used up only when somebody comes in. */
export function signInWithLink(desk: DeskContext, body: unknown): Answer {
  const given = LINK.safeParse(body);
  if (!given.success) return refuse('bad_request', 'A rep and a key are wanted.');
  const rep = desk.repById.get(given.data.repId);
  if (!rep) return refuse('unknown_rep', 'Nobody of the team has this id.');
  if (!desk.entryLinks.use(given.data.key)) return refuse('link_used', 'The link was used or is too old.');
  desk.onEntered?.();
  return welcome(desk, rep);
}

function welcome(desk: DeskContext, rep: Rep): Answer {
  desk.log.info({ repId: rep.id }, 'a rep signed in');
  const cookie = setSessionCookie(desk.sessions.issue(rep.id), isSecure(desk));
  return { status: 200, headers: { 'set-cookie': cookie }, body: { repId: rep.id } };
}

export function signOut(desk: DeskContext, { session }: SignedIn): Answer {
  desk.sessions.end(session);
  return { status: 200, headers: { 'set-cookie': setSessionCookie('', isSecure(desk)) }, body: {} };
}

function isSecure({ config }: DeskContext): boolean {
  return config.publicUrl?.startsWith('https:') ?? false;
}

export function me(desk: DeskContext, { session, rep }: SignedIn): Answer {
  const { id, name, roles, languages } = rep;
  const view: MeView = {
    rep: { id, name, roles, languages },
    may: { oversee: oversees(rep), handleCases: handlesCases(rep) },
    csrf: desk.sessions.csrfToken(session),
    company: { name: desk.company.name, timeZone: desk.company.timeZone },
    now: desk.clock(),
  };
  return ok(view);
}
