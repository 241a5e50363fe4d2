import { type KeyObject, createHmac, createSecretKey, timingSafeEqual } from 'node:crypto';
import jwt from 'jsonwebtoken';
import { z } from 'zod';
import { type Instant } from '../../../domain/time/instant';

/** Seconds a token holds. DirectLineJS refreshes every 15 minutes whatever we say, so more than 900. */
export const TOKEN_TTL_S = 1800;

/** Seconds in which a stream URL must be used, as in Azure. */
export const STREAM_TTL_S = 60;

const origins = z.array(z.string()).optional();

const claimsSchema = z.object({
  bot: z.string(),
  site: z.string(),
  /** The only conversation this token opens. */
  conv: z.string(),
  /** Overwrites `from.id` of all that is posted. DirectLineJS reads this claim, so its name is given. */
  user: z.string().optional(),
  /** Pages that may use the token; any when absent. */
  origins,
  /** What the token's owner said about itself before the conversation began. */
  locale: z.string().optional(),
  campaign: z.string().optional(),
});

/** What a token says. It is readable by its owner: nothing in it is secret. */
export type Claims = z.infer<typeof claimsSchema>;

const streamSchema = z.object({ conv: z.string(), origins });

/** The right to open one stream. */
export type StreamClaims = z.infer<typeof streamSchema>;

export type Checked<Value> = { ok: true; value: Value } | { ok: false; reason: 'expired' | 'invalid' };

/** Makes and checks what proves who somebody is. Stateless: it survives a restart with the key alone. */
export interface Credentials {
  signToken: (claims: Claims) => string;
  checkToken: (token: string) => Checked<Claims>;
  signStream: (claims: StreamClaims) => string;
  checkStream: (token: string) => Checked<StreamClaims>;
  /** The key by which a browser is known again: the user id and proof that we gave it. */
  visitorKey: (userId: string) => string;
  /** Signs the address of a file, so that it cannot be guessed. */
  attachmentProof: (id: string) => string;
  /** @returns the user id, or undefined when the key is not ours */
  visitorOf: (key: string) => string | undefined;
}

export function credentials(signingKey: string, clock: () => Instant): Credentials {
  // One key a purpose: what was signed for one can never be passed off as another.
  const keyFor = (purpose: string): KeyObject =>
    // A KeyObject, because jsonwebtoken would try to parse raw bytes as a public key at every check.
    createSecretKey(createHmac('sha256', signingKey).update(`directline ${purpose}`).digest());
  const tokens = signer(keyFor('token'), claimsSchema, TOKEN_TTL_S, clock);
  const streams = signer(keyFor('stream'), streamSchema, STREAM_TTL_S, clock);
  const proof = (purpose: string, of: string): string =>
    createHmac('sha256', keyFor(purpose)).update(of).digest('base64url');
  const visitorProof = (userId: string): string => proof('visitor', userId);
  return {
    signToken: tokens.sign,
    checkToken: tokens.check,
    signStream: streams.sign,
    checkStream: streams.check,
    visitorKey: (userId) => `${userId}.${visitorProof(userId)}`,
    attachmentProof: (id) => proof('attachment', id),
    visitorOf: (key) => {
      const dot = key.lastIndexOf('.');
      const userId = key.slice(0, Math.max(0, dot));
      return userId !== '' && sameText(key.slice(dot + 1), visitorProof(userId)) ? userId : undefined;
    },
  };
}

/** Whether two texts are equal, in a time that tells nothing about where they differ. */
export function sameText(given: string, expected: string): boolean {
  const digest = (text: string): Buffer => createHmac('sha256', 'compare').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}

/** Tokens remembered as proven; the oldest goes first. */
const PROVEN_KEPT = 2000;

function signer<Content extends object>(
  key: KeyObject,
  schema: z.ZodType<Content>,
  ttlS: number,
  clock: () => Instant,
): { sign: (claims: Content) => string; check: (token: string) => Checked<Content> } {
  const nowS = (): number => Math.floor(Date.parse(clock()) / 1000);
  // Each of a client's requests carries the same token: what was proven once holds until it expires.
  const proven = new Map<string, { value: Content; exp: number }>();
  return {
    sign: (claims) => {
      const iat = nowS();
      return jwt.sign({ ...claims, iat, exp: iat + ttlS }, key, { algorithm: 'HS256' });
    },
    check: (token) => {
      const known = proven.get(token);
      if (known && known.exp > nowS()) return { ok: true, value: known.value };
      try {
        const payload = jwt.verify(token, key, { algorithms: ['HS256'], clockTimestamp: nowS() });
        const parsed = schema.safeParse(payload);
        if (!parsed.success) return { ok: false, reason: 'invalid' };
        const { exp = 0 } = payload as { exp?: number };
        proven.set(token, { value: parsed.data, exp });
        const [oldest] = proven.keys();
        if (proven.size > PROVEN_KEPT && oldest !== undefined) proven.delete(oldest);
        return { ok: true, value: parsed.data };
      } catch (error) {
        return { ok: false, reason: error instanceof jwt.TokenExpiredError ? 'expired' : 'invalid' };
      }
    },
  };
}
