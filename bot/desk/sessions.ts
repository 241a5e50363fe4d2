import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { HOUR_MS, plusMillis } from '../../domain/time/calendar';
import { type Instant } from '../../domain/time/instant';
import { type Database } from '../../models/database/database';
import {
  type EntryWay,
  type SessionRow,
  endSession,
  keepSession,
  liveSessions,
  prolongSessions,
} from '../../models/desk/access';

/** A rep who is signed in, in one browser. `id` is the digest of the secret in the cookie. */
export interface Session {
  id: string;
  repId: string;
  way: EntryWay;
}

export const SESSION_HOURS = 12;
const LIFETIME_MS = SESSION_HOURS * HOUR_MS;

/** A browser that shows the desk no more and asks nothing is signed out after so long. */
export const IDLE_HOURS = 2;
const IDLE_MS = IDLE_HOURS * HOUR_MS;
/** What was seen a moment ago is not written down again. */
const NOTED_MS = 5 * 60_000;

/**
 * Sessions stand in the database, so that a sign-out holds in every process and after every restart. The cookie
 * carries chance alone; the database has its digest.
 */
export class Sessions {
  constructor(
    private readonly database: Database,
    private readonly clock: () => Instant,
    private readonly signingKey: string,
  ) {}

  /** @returns the cookie's value */
  async issue(repId: string, way: EntryWay): Promise<string> {
    const secret = randomBytes(32).toString('base64url');
    const issuedAt = this.clock();
    const expiresAt = plusMillis(issuedAt, IDLE_MS);
    await keepSession(this.database, { digest: digestOf(secret), repId, way, issuedAt, expiresAt });
    return secret;
  }

  /** The session of a cookie; undefined when it is invented, too old or signed out. */
  async read(cookie: string): Promise<Session | undefined> {
    const [row] = await this.seen([digestOf(cookie)]);
    return row && { id: row.digest, repId: row.repId, way: row.way };
  }

  /** The ids among these that still stand. Each belongs to a desk that is open now. */
  async alive(ids: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await this.seen([...new Set(ids)]);
    return new Set(rows.map(({ digest }) => digest));
  }

  /** Those that stand; from now on they last for another while, up to their whole lifetime. */
  private async seen(digests: readonly string[]): Promise<SessionRow[]> {
    const now = this.clock();
    const rows = await liveSessions(this.database, digests, now);
    const lasting = rows.flatMap(({ digest, issuedAt, expiresAt }) => {
      const end = earlier(plusMillis(issuedAt, LIFETIME_MS), plusMillis(now, IDLE_MS));
      return Date.parse(end) - Date.parse(expiresAt) < NOTED_MS ? [] : [{ digest, expiresAt: end }];
    });
    // Whoever may come in now may, whether the time could be written or not.
    await prolongSessions(this.database, lasting).catch(() => undefined);
    return rows;
  }

  async end(session: Session): Promise<void> {
    await endSession(this.database, session.id);
  }

  /** What a page of this session must send with every change. */
  csrfToken(session: Session): string {
    return createHmac('sha256', this.signingKey).update(`desk-csrf:${session.id}`).digest('base64url');
  }

  isCsrfToken(session: Session, given: string): boolean {
    return sameText(given, this.csrfToken(session));
  }
}

function earlier(one: Instant, other: Instant): Instant {
  return one < other ? one : other;
}

/** What the database keeps of a secret made of chance. */
export function digestOf(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}

const COMPARING = randomBytes(32);

/** Whether two texts are the same, in a time that tells nothing of either, not even its length. */
export function sameText(left: string, right: string): boolean {
  const digest = (text: string): Buffer => createHmac('sha256', COMPARING).update(text).digest();
  return timingSafeEqual(digest(left), digest(right));
}
