import { type Rep } from './deps';

/**
 * What the roles of `reps.yaml` mean at the desk. Sales and care read the queue, what is with the bot, and
 * what is or was in their own hands; a colleague's conversation is neither listed nor shown. Supervisors and
 * admins read everything and may take over. Complaints and requests are care's, supervisors' and admins'.
 */

export function oversees(rep: Pick<Rep, 'roles'>): boolean {
  return rep.roles.includes('supervisor') || rep.roles.includes('admin');
}

/** Whether a rep gives colleagues a new password. */
export function administers(rep: Pick<Rep, 'roles'>): boolean {
  return rep.roles.includes('admin');
}

/** Roles that see and do more than a rep; the team's password is known to too many for them. */
const TRUSTED: ReadonlySet<string> = new Set(['supervisor', 'admin']);

/** Whether a rep may more than talk to customers. */
export function isTrusted(rep: Pick<Rep, 'roles'>): boolean {
  return rep.roles.some((role) => TRUSTED.has(role));
}

/** A rep as they come in by the team's password: never more than a rep. */
export function asPlainRep<Person extends Pick<Rep, 'roles'>>(rep: Person): Person {
  return isTrusted(rep) ? { ...rep, roles: rep.roles.filter((role) => !TRUSTED.has(role)) } : rep;
}

/** Whether complaints and requests are this rep's work. */
export function handlesCases(rep: Pick<Rep, 'roles'>): boolean {
  return oversees(rep) || rep.roles.includes('care');
}

/**
 * Whether a rep may read a conversation.
 * @param holderId who has it now; undefined while it waits or is with the bot
 * @param handlers who has or had it
 */
export function maySee(
  rep: Pick<Rep, 'id' | 'roles'>,
  holderId: string | undefined,
  handlers: ReadonlySet<string> | undefined,
): boolean {
  return holderId === undefined || oversees(rep) || holderId === rep.id || (handlers?.has(rep.id) ?? false);
}
