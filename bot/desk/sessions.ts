import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** A rep who is signed in, in one browser. */
export interface Session {
  id: string;
  repId: string;
  issuedAt: number;
}

export const SESSION_HOURS = 12;
const LIFETIME_MS = SESSION_HOURS * 3_600_000;

const encode = (value: Buffer | string): string => Buffer.from(value).toString('base64url');

/**
 * Signed sessions: the cookie carries the session, the key proves it, so that sessions survive a restart.
 * Signing out is remembered in this process until the session would have ended anyway.
 */
export class Sessions {
  private readonly ended = new Map<string, number>();

  constructor(
    private readonly signingKey: string,
    private readonly nowMs: () => number,
  ) {}

  /** @returns the cookie's value */
  issue(repId: string): string {
    const session: Session = { id: encode(randomBytes(18)), repId, issuedAt: this.nowMs() };
    const payload = encode(JSON.stringify(session));
    return `${payload}.${this.sign('desk-session', payload)}`;
  }

  /** The session of a cookie; undefined when it is forged, too old or signed out. */
  read(cookie: string): Session | undefined {
    const [payload = '', signature = '', ...rest] = cookie.split('.');
    if (rest.length > 0 || !sameText(signature, this.sign('desk-session', payload))) return undefined;
    const session = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Session;
    return this.isAlive(session) ? session : undefined;
  }

  isAlive(session: Session): boolean {
    const age = this.nowMs() - session.issuedAt;
    return age >= 0 && age < LIFETIME_MS && !this.ended.has(session.id);
  }

  end(session: Session): void {
    for (const [id, until] of this.ended) if (until < this.nowMs()) this.ended.delete(id);
    this.ended.set(session.id, session.issuedAt + LIFETIME_MS);
  }

  /** What a page of this session must send with every change. */
  csrfToken(session: Session): string {
    return this.sign('desk-csrf', session.id);
  }

  isCsrfToken(session: Session, given: string): boolean {
    return sameText(given, this.csrfToken(session));
  }

  /** The purpose is signed too: a token of one kind is never one of the other. */
  private sign(purpose: string, value: string): string {
    return createHmac('sha256', this.signingKey).update(`${purpose}:${value}`).digest('base64url');
  }
}

const COMPARING = randomBytes(32);

/** Whether two texts are the same, in a time that tells nothing of either, not even its length. */
export function sameText(left: string, right: string): boolean {
  const digest = (text: string): Buffer => createHmac('sha256', COMPARING).update(text).digest();
  return timingSafeEqual(digest(left), digest(right));
}
