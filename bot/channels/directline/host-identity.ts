import { createHash } from 'node:crypto';
import jwt from 'jsonwebtoken';
import { z } from 'zod';
import { type Instant } from '../../../domain/time/instant';
import { type HostPerson } from '../../../models/identity/host-proof';
import { type SharedCount } from '../../http/rate-limit';
import { directLineLog } from '../../settings/logger';

/** Seconds for which a page may make a token good: long enough for a slow page, too short to be passed around. */
const LONGEST_S = 600;

const claimsSchema = z.object({
  /** The account in the page's shop. */
  sub: z.string().min(1).max(200),
  /** Names this token: it is taken once. */
  jti: z.string().min(8).max(200),
  iat: z.number(),
  exp: z.number(),
  email: z.string().email().max(200).optional(),
  phone: z
    .string()
    .regex(/^\+\d{9,15}$/)
    .optional(),
});

export interface HostIdentityDeps {
  secret: string;
  shares: SharedCount;
  clock: () => Instant;
}

/**
 * Who a page says is signed in there: a JSON Web Token that its server signed with the shared secret (HS256). One that
 * is forged, over, good for longer than ten minutes, or was taken before says nothing.
 */
export async function hostPerson(
  token: string,
  { secret, shares, clock }: HostIdentityDeps,
): Promise<HostPerson | undefined> {
  const claims = claimsOf(token, secret, clock());
  if (!claims || claims.exp - claims.iat > LONGEST_S) return refused('invalid');
  const name = createHash('sha256').update(claims.jti).digest('base64url');
  const { taken } = await shares(`host-identity ${name}`, 1, LONGEST_S);
  if (taken > 1) return refused('repeated');
  const { sub: userId, email, phone } = claims;
  return {
    userId,
    addresses: [
      ...(email === undefined ? [] : [{ kind: 'email' as const, value: email.toLowerCase() }]),
      ...(phone === undefined ? [] : [{ kind: 'phone' as const, value: phone }]),
    ],
  };
}

function claimsOf(token: string, secret: string, now: Instant): z.infer<typeof claimsSchema> | undefined {
  try {
    const clockTimestamp = Math.floor(Date.parse(now) / 1000);
    const payload = jwt.verify(token, secret, { algorithms: ['HS256'], clockTimestamp });
    return claimsSchema.safeParse(payload).data;
  } catch {
    return undefined;
  }
}

function refused(reason: 'invalid' | 'repeated'): undefined {
  directLineLog.warn({ reason }, 'an identity of the page was not taken; the visitor stays a stranger');
  return undefined;
}
