import { type IncomingMessage } from 'node:http';
import { Phrasing } from '../pipeline/phrasing';
import { AuditTrail } from './audit-trail';
import { type DeskDeps, type Rep } from './deps';
import { EntryLinks } from './entry-links';
import { Lockout } from './lockout';
import { asPlainRep } from './roles';
import { type Session, Sessions } from './sessions';
import { sessionCookieOf } from './cookies';

/** A rep behind a request. */
export interface SignedIn {
  session: Session;
  rep: Rep;
}

/** What the desk's handlers share: the dependencies and what the desk itself remembers. */
export interface DeskContext extends DeskDeps {
  sessions: Sessions;
  lockout: Lockout;
  entryLinks: EntryLinks;
  audit: AuditTrail;
  phrasing: Phrasing;
  repById: ReadonlyMap<string, Rep>;
}

export function deskContext(deps: DeskDeps): DeskContext {
  return {
    ...deps,
    sessions: new Sessions(deps.database, deps.clock, deps.signingKey),
    lockout: new Lockout(deps.database, deps.clock, deps.signingKey),
    entryLinks: new EntryLinks(deps.database, deps.clock),
    audit: new AuditTrail(deps),
    phrasing: new Phrasing(deps.locales, deps.company.timeZone),
    repById: new Map(deps.reps.map((rep) => [rep.id, rep])),
  };
}

/** The rep who asks. A session of a rep who is no longer in `reps.yaml` is invalid. */
export async function signedInOf(desk: DeskContext, request: IncomingMessage): Promise<SignedIn | undefined> {
  const cookie = sessionCookieOf(request, desk.config);
  const session = cookie === undefined ? undefined : await desk.sessions.read(cookie);
  const rep = session && desk.repById.get(session.repId);
  if (!session || !rep) return undefined;
  return { session, rep: session.way === 'team' ? asPlainRep(rep) : rep };
}
