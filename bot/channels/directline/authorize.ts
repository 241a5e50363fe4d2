import { type IncomingMessage } from 'node:http';
import { HttpProblem } from '../../http/problem';
import { type Claims, type Checked, type Credentials, sameText } from './credentials';

/** Who asks: the holder of a conversation's token, or of the secret, which opens every conversation. */
export type Caller = { kind: 'token'; claims: Claims } | { kind: 'secret' };

export interface Authorizer {
  credentials: Credentials;
  /** The secret of server-side clients; undefined: server-side clients are not accepted. */
  secret: string | undefined;
}

type Headers = Pick<IncomingMessage, 'headers'>;

/**
 * Reads the `Authorization` header.
 * @throws HttpProblem 401 when it is missing or malformed; 403 when it is wrong, expired, or used by a page
 * the token was not made for
 */
export function callerOf(request: Headers, { credentials, secret }: Authorizer): Caller {
  const bearer = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (bearer === undefined) {
    throw new HttpProblem(
      401,
      'Unauthorized',
      'An Authorization header "Bearer <secret or token>" is needed.',
    );
  }
  if (secret !== undefined && sameText(bearer, secret)) return { kind: 'secret' };
  const claims = requireValid(credentials.checkToken(bearer), 'The token is not valid.');
  requireTrustedOrigin(request, claims.origins);
  return { kind: 'token', claims };
}

/** As `callerOf`, for routes of one conversation: 403 for the token of another. */
export function callerIn(conversationId: string, request: Headers, authorizer: Authorizer): Caller {
  const caller = callerOf(request, authorizer);
  if (caller.kind === 'token' && caller.claims.conv !== conversationId) {
    throw new HttpProblem(403, 'BadArgument', 'The token is for another conversation.');
  }
  return caller;
}

/** @throws HttpProblem 403 `TokenExpired` or `BadArgument`, the codes Direct Line clients know */
export function requireValid<Value>(checked: Checked<Value>, message: string): Value {
  if (checked.ok) return checked.value;
  if (checked.reason === 'expired') throw new HttpProblem(403, 'TokenExpired', 'The token has expired.');
  throw new HttpProblem(403, 'BadArgument', message);
}

/**
 * @param origins the token's trusted origins. A request without `Origin` passes: browsers leave it out when a
 * page reads from its own site, and a client that is not a browser could send any value.
 */
export function requireTrustedOrigin(request: Headers, origins: readonly string[] | undefined): void {
  const { origin } = request.headers;
  if (!origins || origins.length === 0 || origin === undefined || origins.includes(origin)) return;
  throw new HttpProblem(403, 'BadArgument', 'The token was not made for pages of this origin.');
}
